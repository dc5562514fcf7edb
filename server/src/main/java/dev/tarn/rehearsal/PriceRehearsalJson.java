package dev.tarn.rehearsal;

import dev.tarn.rehearsal.PriceRehearsal.FeeDifference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A price rehearsal as the API shows it. */
record PriceRehearsalJson(
        UUID lagoId,
        UUID lagoPlanId,
        String planCode,
        int planVersion,
        String currency,
        @Nullable Instant from,
        @Nullable Instant to,
        int periodsCount,
        long billedAmountCents,
        long rehearsedAmountCents,
        long differenceAmountCents,
        Instant createdAt) {

    record Result(
            String externalCustomerId,
            String externalSubscriptionId,
            UUID lagoInvoiceId,
            Instant from,
            Instant to,
            long billedAmountCents,
            long rehearsedAmountCents,
            long differenceAmountCents,
            List<FeeDifference> fees) {
        static Result of(PriceRehearsal.Result result) {
            return new Result(
                    result.externalCustomerId(),
                    result.externalSubscriptionId(),
                    result.invoiceId(),
                    result.fromAt(),
                    result.toAt(),
                    result.billedAmountCents(),
                    result.rehearsedAmountCents(),
                    result.rehearsedAmountCents() - result.billedAmountCents(),
                    result.fees());
        }
    }

    static PriceRehearsalJson of(PriceRehearsal rehearsal) {
        return new PriceRehearsalJson(
                rehearsal.id(),
                rehearsal.planId(),
                rehearsal.planCode(),
                rehearsal.planVersion(),
                rehearsal.currency(),
                rehearsal.fromAt(),
                rehearsal.toAt(),
                rehearsal.periodsCount(),
                rehearsal.billedAmountCents(),
                rehearsal.rehearsedAmountCents(),
                rehearsal.rehearsedAmountCents() - rehearsal.billedAmountCents(),
                rehearsal.createdAt());
    }
}
