package dev.tarn.subscription;

import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.time.Interval;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.SubscriptionRecord;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionTarget;
import dev.tarn.subscription.OwnPlans.Sold;
import dev.tarn.subscription.Subscription.PlanChange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From one plan to another: at once if it costs as much or more a year, else on the next billing day (SUB-112, SUB-120, SUB-130). */
@Component
class PlanChanges {
    private final SubscriptionStore store;
    private final Transitions transitions;
    private final OwnPlans ownPlans;
    private final ActivationRules rules;
    private final WaysToPay waysToPay;
    private final Plans plans;
    private final CustomSections sections;
    private final ApplicationEventPublisher events;

    PlanChanges(
            SubscriptionStore store,
            Transitions transitions,
            OwnPlans ownPlans,
            ActivationRules rules,
            WaysToPay waysToPay,
            Plans plans,
            CustomSections sections,
            ApplicationEventPublisher events) {
        this.store = store;
        this.transitions = transitions;
        this.ownPlans = ownPlans;
        this.rules = rules;
        this.waysToPay = waysToPay;
        this.plans = plans;
        this.sections = sections;
        this.events = events;
    }

    /** The subscription that the answer shows: the new one after an upgrade, the current one while a downgrade waits. */
    Subscription change(
            Tenant tenant,
            Subscription current,
            Sold sold,
            SubscriptionDraft draft,
            @Nullable UUID entityId,
            Instant now) {
        Plan plan = sold.plan();
        if (current.isPendingStart()) {
            return replan(tenant, current, sold, draft, now);
        }
        transitions.cancel(
                List.copyOf(store.successors(tenant, List.of(current.id())).values()), now);
        Plan before = Known.in(plans.byIds(tenant, List.of(current.planId())), current.planId());
        PlanChange kind = isUpgrade(before, plan) ? PlanChange.UPGRADE : PlanChange.DOWNGRADE;
        var paymentMethod = draft.paymentMethod(tenant, waysToPay, current.customerId());
        var next = draft.successorOf(current, kind, plan, entityId, paymentMethod, now);
        store.insert(tenant, next, now);
        ownPlans.keep(tenant, next.id(), sold);
        sections.change(tenant, SectionTarget.SUBSCRIPTION, next.id(), draft.sections());
        rules.replace(tenant, next, draft.activationRule(), now);
        return kind == PlanChange.DOWNGRADE ? current : upgrade(tenant, current, next, now);
    }

    /** The second takes the place of the first now, or once it is paid (SUB-195). */
    Subscription upgrade(Tenant tenant, Subscription current, Subscription next, Instant now) {
        store.follow(next.id(), PlanChange.UPGRADE, now);
        if (!transitions.hold(tenant, List.of(next), now).isEmpty()) {
            return store.byIds(tenant, List.of(next.id())).getFirst();
        }
        var replacement = transitions
                .replace(tenant, Map.of(current.id(), next.id()), now)
                .getFirst();
        events.publishEvent(new SubscriptionUpgraded(tenant, now, replacement.before(), replacement.after(), false));
        return replacement.after();
    }

    /** What has not begun simply begins with the other plan. */
    private Subscription replan(Tenant tenant, Subscription current, Sold sold, SubscriptionDraft draft, Instant now) {
        Plan plan = sold.plan();
        ownPlans.forget(tenant, current.id());
        ownPlans.keep(tenant, current.id(), sold);
        sections.change(tenant, SectionTarget.SUBSCRIPTION, current.id(), draft.sections());
        var changes = new SubscriptionRecord();
        changes.setPlanId(plan.id());
        changes.setName(draft.name() == null ? current.name() : draft.name());
        changes.setOnTerminationCreditNote(plan.payInAdvance() ? current.onTerminationCreditNote() : null);
        return store.change(current.id(), changes, now);
    }

    /** The same price a year is an upgrade (SUB-113). */
    static boolean isUpgrade(Plan before, Plan after) {
        return yearlyCents(after).compareTo(yearlyCents(before)) >= 0;
    }

    private static BigInteger yearlyCents(Plan plan) {
        Interval interval = plan.interval();
        return BigInteger.valueOf(plan.amountCents()).multiply(BigInteger.valueOf(interval.perYear()));
    }
}
