package dev.tarn.subscription;

import dev.tarn.customer.Customer;
import dev.tarn.engine.subscription.SubscriptionTerms;
import dev.tarn.plan.Plan;
import java.time.Instant;

/** What a subscription, its plan and its customer say together about time. */
public final class Terms {
    private Terms() {}

    /** The terms of a subscription that has started; before, those it is to start with. */
    public static SubscriptionTerms of(Subscription subscription, Plan plan, Customer customer) {
        Instant startedAt = subscription.startedAt() == null ? subscription.subscriptionAt() : subscription.startedAt();
        return new SubscriptionTerms(
                plan.interval(),
                subscription.billingTime(),
                plan.payInAdvance(),
                Boolean.TRUE.equals(plan.billChargesMonthly()),
                Boolean.TRUE.equals(plan.billFixedChargesMonthly()),
                subscription.subscriptionAt(),
                startedAt,
                usageFromAt(subscription, startedAt),
                subscription.terminatedAt(),
                subscription.createdAt(),
                customer.applicableZone());
    }

    /** While a change of plan waited for its payment, usage was the business of the subscription before (SUB-195). */
    private static Instant usageFromAt(Subscription subscription, Instant startedAt) {
        Instant activatedAt = subscription.activatedAt();
        boolean follows = subscription.previousSubscriptionId() != null;
        return follows && activatedAt != null && activatedAt.isAfter(startedAt) ? activatedAt : startedAt;
    }
}
