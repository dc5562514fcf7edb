package dev.tarn.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rehearsal and what it came to, in cents before coupons and taxes. */
record PriceRehearsal(
        UUID id,
        UUID planId,
        String planCode,
        int planVersion,
        String currency,
        @Nullable Instant fromAt,
        @Nullable Instant toAt,
        int periodsCount,
        long billedAmountCents,
        long rehearsedAmountCents,
        Instant createdAt) {

    /** One billed period of one subscription. */
    record Result(
            String externalCustomerId,
            String externalSubscriptionId,
            UUID invoiceId,
            Instant fromAt,
            Instant toAt,
            List<FeeDifference> fees) {
        long billedAmountCents() {
            return fees.stream().mapToLong(FeeDifference::billedAmountCents).reduce(0, Math::addExact);
        }

        long rehearsedAmountCents() {
            return fees.stream().mapToLong(FeeDifference::rehearsedAmountCents).reduce(0, Math::addExact);
        }
    }

    /** What is charged for one thing, then and under the other plan. As rows and the API carry it. */
    record FeeDifference(
            String feeType,
            String itemCode,
            String itemName,
            long billedAmountCents,
            long rehearsedAmountCents,
            long differenceAmountCents) {}
}
