package dev.tarn.usage;

import dev.tarn.event.Event;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an event counts, or why it does not.
 *
 * @param subscription the one it belongs to (MTR-030); null: none
 * @param reasons why it counts nowhere, or not on the invoice of its period; empty when all is well
 * @param places the charges it counts in
 */
record EventExplanation(
        Event event,
        @Nullable Subscription subscription,
        List<Reason> reasons,
        List<Place> places,
        @Nullable BilledWindow billed) {

    /** Codes are lower-case names. */
    enum Reason {
        /** No metric has its code. */
        UNKNOWN_METRIC,
        /** It names no subscription. */
        NO_SUBSCRIPTION,
        /** No subscription has this external id. */
        UNKNOWN_SUBSCRIPTION,
        /** None was running at its time. */
        NO_SUBSCRIPTION_AT_THAT_TIME,
        /** The plan has no charge on the metric. */
        NO_CHARGE,
        /** The property that is aggregated is not there (MTR-044). */
        MISSING_PROPERTY,
        /** The property is not a plain decimal, or the operation is neither add nor remove (MTR-082, MTR-102). */
        UNUSABLE_VALUE,
        /** It came after the invoice of its period was finalized, and no later one has billed it. */
        ARRIVED_AFTER_INVOICE
    }

    /** A charge, and the filter and group within it. */
    record Place(Charge charge, @Nullable ChargeFilter filter, Map<String, @Nullable String> groupedBy) {}

    /** The invoice that bills the time of the event. */
    record BilledWindow(
            UUID invoiceId,
            String number,
            String status,
            Instant fromAt,
            Instant toAt,
            @Nullable Instant finalizedAt) {}
}
