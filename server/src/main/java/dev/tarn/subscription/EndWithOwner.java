package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.CustomerDeleted;
import dev.tarn.plan.PlanDeleted;
import dev.tarn.plan.PlanFamily;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a plan or a customer is sold with ends when either goes (SUB-033, PLT-157): before anybody settles the drafts that are left. */
@Component
class EndWithOwner {
    private final SubscriptionStore store;
    private final Subscriptions subscriptions;

    EndWithOwner(SubscriptionStore store, Subscriptions subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PlanDeleted deleted) {
        subscriptions.endAll(
                deleted.tenant(),
                store.openOf(deleted.tenant(), PlanFamily.has(SUBSCRIPTION.PLAN_ID, deleted.planId())));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CustomerDeleted deleted) {
        subscriptions.endAll(
                deleted.tenant(), store.openOf(deleted.tenant(), SUBSCRIPTION.CUSTOMER_ID.eq(deleted.customerId())));
    }
}
