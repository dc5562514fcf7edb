package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.Customers;
import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanFamily;
import dev.tarn.plan.PlanUpdated;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A changed price can turn a waiting downgrade into none, or into an upgrade (SUB-031). */
@Component
class PlanEdited {
    private final SubscriptionStore store;
    private final PlanChanges planChanges;
    private final Transitions transitions;
    private final Plans plans;
    private final Customers customers;
    private final BillingClock clock;

    PlanEdited(
            SubscriptionStore store,
            PlanChanges planChanges,
            Transitions transitions,
            Plans plans,
            Customers customers,
            BillingClock clock) {
        this.store = store;
        this.planChanges = planChanges;
        this.transitions = transitions;
        this.plans = plans;
        this.customers = customers;
        this.clock = clock;
    }

    @EventListener
    void on(PlanUpdated edit) {
        if (edit.before().amountCents() != edit.after().amountCents()) {
            cancelWhatIsNoLongerCheaper(edit.tenant(), edit.after());
            upgradeToWhatIsNoLongerCheaper(edit.tenant(), edit.after());
        }
    }

    /** The plan has become cheaper than the one that waits to follow it; plain amounts are compared, not those of a year. */
    private void cancelWhatIsNoLongerCheaper(Tenant tenant, Plan plan) {
        var successor = SUBSCRIPTION.as("successor");
        var isWaitedFor = DSL.exists(DSL.selectOne()
                .from(successor)
                .where(successor.PREVIOUS_SUBSCRIPTION_ID.eq(SUBSCRIPTION.ID))
                .and(successor.STATUS.eq("pending")));
        var active = store.openOf(tenant, pays(plan).and(isWaitedFor)).stream()
                .filter(Subscription::isActive)
                .map(Subscription::id)
                .toList();
        var waiting = waiting(tenant, active);
        var planOf = plansOf(tenant, waiting);
        var canceled = waiting.stream()
                .filter(next ->
                        plan.amountCents() < Known.in(planOf, next.planId()).amountCents())
                .toList();
        transitions.cancel(canceled, clock.now(tenant));
    }

    /**
     * The plan has become as dear as the one it was to follow: it does so now. Where the plan before is paid in advance, the change keeps its
     * day: ending it now would owe a credit note, and an edit of a price must not fail for one customer's sake.
     */
    private void upgradeToWhatIsNoLongerCheaper(Tenant tenant, Plan plan) {
        var towards = store.openOf(
                tenant,
                pays(plan)
                        .and(SUBSCRIPTION.PREVIOUS_SUBSCRIPTION_ID.isNotNull())
                        .and(SUBSCRIPTION.STATUS.eq("pending")));
        var waiting = locked(tenant, towards);
        var before = store
                .byIds(
                        tenant,
                        waiting.stream()
                                .map(Subscription::previousSubscriptionId)
                                .toList())
                .stream()
                .filter(Subscription::isActive)
                .collect(Collectors.toMap(Subscription::id, subscription -> subscription));
        var planOf = plansOf(tenant, List.copyOf(before.values()));
        Instant now = clock.now(tenant);
        for (Subscription next : waiting) {
            Subscription current = before.get(next.previousSubscriptionId());
            if (current != null) {
                Plan held = Known.in(planOf, current.planId());
                if (!held.payInAdvance() && PlanChanges.isUpgrade(held, plan)) {
                    planChanges.upgrade(tenant, current, next, now);
                }
            }
        }
    }

    /** Those whose price it is: not those that have one of their own. */
    private static Condition pays(Plan plan) {
        return PlanFamily.inherits(SUBSCRIPTION.PLAN_ID, plan.id(), "amount_cents");
    }

    private List<Subscription> waiting(Tenant tenant, List<UUID> active) {
        return active.isEmpty()
                ? List.of()
                : locked(tenant, List.copyOf(store.successors(tenant, active).values()));
    }

    /** Those that still wait once their customers are locked. */
    private List<Subscription> locked(Tenant tenant, List<Subscription> found) {
        var pending = found.stream()
                .filter(next -> next.status() == Subscription.Status.PENDING)
                .toList();
        if (pending.isEmpty()) {
            return pending;
        }
        customers.lock(tenant, pending.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        return store.byIds(tenant, pending.stream().map(Subscription::id).toList()).stream()
                .filter(next -> next.status() == Subscription.Status.PENDING)
                .toList();
    }

    private Map<UUID, Plan> plansOf(Tenant tenant, List<Subscription> subscriptions) {
        return plans.byIds(
                tenant, subscriptions.stream().map(Subscription::planId).collect(Collectors.toSet()));
    }
}
