package dev.tarn.usage;

import dev.tarn.usage.UsageJson.ChargeJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Current usage as the contract shows it. */
record CurrentUsageJson(
        Instant fromDatetime,
        Instant toDatetime,
        LocalDate issuingDate,
        @Nullable UUID lagoInvoiceId,
        String currency,
        long amountCents,
        long taxesAmountCents,
        long totalAmountCents,
        List<ChargeJson> chargesUsage) {

    static CurrentUsageJson of(CurrentUsage usage) {
        String currency = usage.currency().code();
        return new CurrentUsageJson(
                usage.fromAt().truncatedTo(ChronoUnit.SECONDS),
                usage.toAt().truncatedTo(ChronoUnit.SECONDS),
                usage.issuingOn(),
                null,
                currency,
                usage.amountCents(),
                usage.taxesAmountCents(),
                Math.addExact(usage.amountCents(), usage.taxesAmountCents()),
                usage.charges().stream()
                        .map(charge -> ChargeJson.of(charge, currency))
                        .toList());
    }
}
