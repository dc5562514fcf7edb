package dev.tarn.subscription;

import dev.tarn.customer.Customer;
import dev.tarn.engine.subscription.SubscriptionTerms;
import dev.tarn.plan.Plan;

/** What a subscription, its plan and its customer say together about time. */
public final class Terms {
    private Terms() {}

    /** The terms of a subscription that has started; before, those it is to start with. */
    public static SubscriptionTerms of(Subscription subscription, Plan plan, Customer customer) {
        return new SubscriptionTerms(
                plan.interval(),
                subscription.billingTime(),
                plan.payInAdvance(),
                Boolean.TRUE.equals(plan.billChargesMonthly()),
                Boolean.TRUE.equals(plan.billFixedChargesMonthly()),
                subscription.subscriptionAt(),
                subscription.startedAt() == null ? subscription.subscriptionAt() : subscription.startedAt(),
                subscription.terminatedAt(),
                subscription.createdAt(),
                customer.applicableZone());
    }
}
