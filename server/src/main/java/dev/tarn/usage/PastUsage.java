package dev.tarn.usage;

import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.Presentation.Breakdown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an invoice billed of the usage of one subscription (MTR-210). */
record PastUsage(Period period, long taxesAmountCents, List<ChargeUsage> charges) {

    /**
     * A billed charges window.
     *
     * @param feesAmountCents of the whole invoice
     */
    record Period(
            UUID invoiceId,
            UUID subscriptionId,
            Instant fromAt,
            Instant toAt,
            LocalDate issuingOn,
            String currency,
            long feesAmountCents) {}

    /** A usage fee as it was stored. */
    record UsedThen(
            UUID invoiceId,
            UUID subscriptionId,
            UUID chargeId,
            @Nullable UUID filterId,
            Map<String, @Nullable String> groupedBy,
            BigDecimal totalAggregatedUnits,
            long eventsCount,
            FeeAmount amount,
            ObjectNode amountDetails,
            List<Breakdown> breakdowns) {}
}
