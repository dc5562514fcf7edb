package dev.tarn.usage;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.plan.Charge;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose usage is to be priced.
 *
 * @param externalSubscriptionId what events name it by
 * @param charges those of its plan that are asked for
 * @param period the charge boundaries, and the length they are measured against
 * @param eventsBefore only events that arrived before this sequence count; null: all
 */
public record MeteredSubscription(
        UUID subscriptionId,
        String externalSubscriptionId,
        List<Charge> charges,
        UsagePeriod period,
        Currency currency,
        @Nullable Long eventsBefore) {
    public MeteredSubscription {
        charges = List.copyOf(charges);
    }

    /** With all events, whenever they arrived. */
    public MeteredSubscription(
            UUID subscriptionId,
            String externalSubscriptionId,
            List<Charge> charges,
            UsagePeriod period,
            Currency currency) {
        this(subscriptionId, externalSubscriptionId, charges, period, currency, null);
    }
}
