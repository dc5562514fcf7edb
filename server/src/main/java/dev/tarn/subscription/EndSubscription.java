package dev.tarn.subscription;

import dev.tarn.customer.Customers;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A subscription with an end ends at that instant (SUB-155). */
@Component
class EndSubscription implements DueWorkKind {
    private final DueWork dueWork;
    private final SubscriptionStore store;
    private final Transitions transitions;
    private final Customers customers;

    EndSubscription(DueWork dueWork, SubscriptionStore store, Transitions transitions, Customers customers) {
        this.dueWork = dueWork;
        this.store = store;
        this.transitions = transitions;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "end_subscription";
    }

    @Override
    public int rank() {
        return Ranks.END;
    }

    @EventListener
    void on(SubscriptionsStarted event) {
        schedule(event.tenant(), event.subscriptions());
    }

    @EventListener
    void on(SubscriptionChanged event) {
        dueWork.cancel(event.tenant(), this, event.subscription().id());
        schedule(event.tenant(), List.of(event.subscription()));
    }

    @EventListener
    void on(SubscriptionsEnded event) {
        for (Subscription ended : event.subscriptions()) {
            if (ended.endingAt() != null) {
                dueWork.cancel(event.tenant(), this, ended.id());
            }
        }
    }

    private void schedule(Tenant tenant, List<Subscription> subscriptions) {
        dueWork.scheduleAll(
                tenant,
                this,
                subscriptions.stream()
                        .filter(subscription -> subscription.endingAt() != null)
                        .map(subscription -> new DueWork.Entry(
                                subscription.id(), subscription.customerId(), subscription.endingAt()))
                        .toList());
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        var active = store.byIds(tenant, items.stream().map(DueItem::subjectId).toList()).stream()
                .filter(Subscription::isActive)
                .map(Subscription::id)
                .toList();
        if (!active.isEmpty()) {
            transitions.end(tenant, active, dueAt);
        }
    }
}
