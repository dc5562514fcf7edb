package dev.tarn.subscription;

import dev.tarn.customer.Customers;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A payment that a start waits for and that has not come in time does not come any more: the exact end of the time is what counts (SUB-168). */
@Component
class ExpireActivation implements DueWorkKind {
    private final DueWork dueWork;
    private final ActivationRules rules;
    private final Gate gate;
    private final Customers customers;

    ExpireActivation(DueWork dueWork, ActivationRules rules, Gate gate, Customers customers) {
        this.dueWork = dueWork;
        this.rules = rules;
        this.gate = gate;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "expire_activation";
    }

    @Override
    public int rank() {
        return Ranks.EXPIRE;
    }

    /** Before anybody can decide that nothing has to be waited for. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(SubscriptionsAwaiting event) {
        var ruled = rules.of(
                event.tenant(),
                event.subscriptions().stream().map(Subscription::id).toList());
        var work = new ArrayList<DueWork.Entry>();
        for (Subscription waiting : event.subscriptions()) {
            ActivationRule rule = ruled.get(waiting.id());
            Instant expiresAt = rule == null ? null : rule.expiresAt();
            if (expiresAt != null) {
                work.add(new DueWork.Entry(waiting.id(), waiting.customerId(), expiresAt));
            }
        }
        dueWork.scheduleAll(event.tenant(), this, work);
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        List<UUID> ids = items.stream().map(DueItem::subjectId).toList();
        gate.refuse(tenant, ids, Gate.Refusal.TIMEOUT, dueAt);
    }
}
