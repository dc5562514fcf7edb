package dev.tarn.usage;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.plan.Charge;
import java.util.List;
import java.util.UUID;

/**
 * A subscription whose usage is to be priced.
 *
 * @param externalSubscriptionId what events name it by
 * @param charges those of its plan that are asked for
 * @param period the charge boundaries, and the length they are measured against
 */
public record MeteredSubscription(
        UUID subscriptionId,
        String externalSubscriptionId,
        List<Charge> charges,
        UsagePeriod period,
        Currency currency) {
    public MeteredSubscription {
        charges = List.copyOf(charges);
    }
}
