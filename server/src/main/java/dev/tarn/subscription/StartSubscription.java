package dev.tarn.subscription;

import dev.tarn.customer.Customers;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** A subscription entered for a later day starts at the instant it was entered for (SUB-160). */
@Component
class StartSubscription implements DueWorkKind {
    private final DueWork dueWork;
    private final SubscriptionStore store;
    private final Transitions transitions;
    private final Customers customers;

    StartSubscription(DueWork dueWork, SubscriptionStore store, Transitions transitions, Customers customers) {
        this.dueWork = dueWork;
        this.store = store;
        this.transitions = transitions;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "start_subscription";
    }

    @Override
    public int rank() {
        return Ranks.START;
    }

    void schedule(Tenant tenant, Subscription pending) {
        dueWork.schedule(tenant, this, pending.id(), pending.customerId(), pending.subscriptionAt());
    }

    void cancel(Tenant tenant, Subscription pending) {
        dueWork.cancel(tenant, this, pending.id());
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        var pending = store.byIds(tenant, items.stream().map(DueItem::subjectId).toList()).stream()
                .filter(Subscription::isPendingStart)
                .map(Subscription::id)
                .toList();
        if (!pending.isEmpty()) {
            transitions.startOnTheDay(tenant, pending, dueAt);
        }
    }
}
