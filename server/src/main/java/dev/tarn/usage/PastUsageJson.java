package dev.tarn.usage;

import dev.tarn.usage.UsageJson.ChargeJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Usage of a closed period as the contract shows it. */
record PastUsageJson(
        Instant fromDatetime,
        Instant toDatetime,
        LocalDate issuingDate,
        UUID lagoInvoiceId,
        String currency,
        long amountCents,
        long taxesAmountCents,
        long totalAmountCents,
        List<ChargeJson> chargesUsage) {

    static PastUsageJson of(PastUsage usage) {
        var period = usage.period();
        return new PastUsageJson(
                period.fromAt().truncatedTo(ChronoUnit.SECONDS),
                period.toAt().truncatedTo(ChronoUnit.SECONDS),
                period.issuingOn(),
                period.invoiceId(),
                period.currency(),
                period.feesAmountCents(),
                usage.taxesAmountCents(),
                Math.addExact(period.feesAmountCents(), usage.taxesAmountCents()),
                usage.charges().stream()
                        .map(charge -> ChargeJson.of(charge, period.currency()))
                        .toList());
    }
}
