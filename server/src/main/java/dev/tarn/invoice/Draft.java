package dev.tarn.invoice;

import dev.tarn.engine.invoice.IssuingDates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A draft whose fees are to be computed again, from the same instant and for the same reasons (INV-074).
 *
 * @param adjustments what was entered by hand, which the computed fees give way to (INV-156)
 */
public record Draft(
        UUID invoiceId,
        UUID customerId,
        String currency,
        Instant billedAt,
        boolean skipCharges,
        List<DraftSubscription> subscriptions,
        List<FeeAdjustment> adjustments) {

    /** A subscription of the draft; the boundaries are drawn anew. */
    public record DraftSubscription(UUID subscriptionId, String reason, boolean recurring, Instant billedAt) {}

    /** What its dates depend on. Whatever is issued at once never is a draft. */
    IssuingDates.Kind kind() {
        boolean periodic = subscriptions.stream().allMatch(DraftSubscription::recurring);
        return periodic ? IssuingDates.Kind.PERIODIC : IssuingDates.Kind.OCCASIONAL;
    }
}
