package dev.tarn.subscription;

import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.subscription.Trial;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to come before subscriptions become active, and whether it applies to them (SUB-190 to SUB-193). */
@Component
class ActivationRules {
    private final ActivationRuleStore store;
    private final SubscriptionStore subscriptions;
    private final Plans plans;
    private final WaysToPay waysToPay;

    ActivationRules(ActivationRuleStore store, SubscriptionStore subscriptions, Plans plans, WaysToPay waysToPay) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.waysToPay = waysToPay;
    }

    /** Puts what a request says in place of what there was. Whoever cannot pay through a provider is refused (SUB-191). */
    void replace(Tenant tenant, Subscription pending, @Nullable ActivationRuleDraft draft, Instant now) {
        if (draft == null) {
            return;
        }
        store.delete(tenant, pending.id());
        Integer timeoutHours = draft.timeoutHours();
        if (timeoutHours != null) {
            waysToPay
                    .obstacle(tenant, pending.customerId(), pending.paymentMethod())
                    .ifPresent(code -> {
                        throw Refusal.invalid("customer", code);
                    });
            store.insert(tenant, pending.id(), timeoutHours, now);
        }
    }

    void drop(Tenant tenant, UUID subscriptionId) {
        store.delete(tenant, subscriptionId);
    }

    boolean areOf(Tenant tenant, UUID subscriptionId) {
        return !store.of(tenant, List.of(subscriptionId)).isEmpty();
    }

    Map<UUID, ActivationRule> of(Tenant tenant, Collection<UUID> subscriptionIds) {
        return subscriptionIds.isEmpty() ? Map.of() : store.of(tenant, subscriptionIds);
    }

    /**
     * Those of the pending ones whose day has come that have to wait for a payment; the rules of the others do not apply.
     *
     * @param startAt null: each starts at the instant it was to start
     */
    Set<UUID> evaluate(Tenant tenant, Collection<Subscription> pending, @Nullable Instant startAt, Instant at) {
        Map<UUID, ActivationRule> rules =
                of(tenant, pending.stream().map(Subscription::id).toList());
        if (rules.isEmpty()) {
            return Set.of();
        }
        var ruled = pending.stream()
                .filter(subscription -> rules.containsKey(subscription.id()))
                .toList();
        Map<UUID, Plan> planOf =
                plans.byIds(tenant, ruled.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, Instant> initialStarts = subscriptions.initialStarts(
                tenant, ruled.stream().map(Subscription::id).toList());
        var waiting = new HashSet<UUID>();
        var free = new ArrayList<UUID>();
        for (Subscription subscription : ruled) {
            Instant start = Objects.requireNonNullElse(startAt, subscription.subscriptionAt());
            Instant lineageStart = initialStarts.getOrDefault(subscription.id(), start);
            if (paysAtStart(Known.in(planOf, subscription.planId()), lineageStart, at)) {
                waiting.add(subscription.id());
                store.await(Known.in(rules, subscription.id()), at);
            } else {
                free.add(subscription.id());
            }
        }
        store.setStatus(tenant, free, ActivationRule.Status.NOT_APPLICABLE, at);
        return waiting;
    }

    /** Something is to be paid in advance: the plan, unless its trial runs, or what is fixed (SUB-193). */
    private static boolean paysAtStart(Plan plan, Instant lineageStart, Instant at) {
        var days = plan.trialPeriodDays();
        boolean inTrial = days != null && days.signum() > 0 && new Trial(lineageStart, days).isRunningAt(at);
        return plan.payInAdvance() && !inTrial || plan.fixedCharges().stream().anyMatch(FixedCharge::payInAdvance);
    }
}
