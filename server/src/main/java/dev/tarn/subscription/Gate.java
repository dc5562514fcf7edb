package dev.tarn.subscription;

import dev.tarn.plan.Plans;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription.PlanChange;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.SubscriptionsStarted.Occasion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Where subscriptions wait until their start is paid (section 3.8). Whoever calls holds the customers' locks, so that a payment and the end of
 * the time that come together are decided one after the other: who comes second finds nothing that waits.
 */
@Component
class Gate {
    private final SubscriptionStore store;
    private final ActivationRules rules;
    private final ActivationRuleStore ruleStore;
    private final UnitsHistory units;
    private final Plans plans;
    private final ApplicationEventPublisher events;

    Gate(
            SubscriptionStore store,
            ActivationRules rules,
            ActivationRuleStore ruleStore,
            UnitsHistory units,
            Plans plans,
            ApplicationEventPublisher events) {
        this.store = store;
        this.rules = rules;
        this.ruleStore = ruleStore;
        this.units = units;
        this.plans = plans;
        this.events = events;
    }

    /** Why one that waits is canceled. */
    enum Refusal {
        PAYMENT_FAILED(ActivationRule.Status.FAILED, "payment_failed"),
        TIMEOUT(ActivationRule.Status.EXPIRED, "timeout"),
        /** The plan, the customer or the subscription it follows is gone. */
        DECLINED(ActivationRule.Status.DECLINED, null);

        private final ActivationRule.Status status;
        private final @Nullable String reason;

        Refusal(ActivationRule.Status status, @Nullable String reason) {
            this.status = status;
            this.reason = reason;
        }
    }

    /**
     * Those of the pending ones that have to wait, and wait from now on (SUB-161).
     *
     * @param startAt null: each starts at the instant it was to start
     */
    Set<UUID> hold(Tenant tenant, Collection<Subscription> pending, @Nullable Instant startAt, Instant at) {
        Set<UUID> held = rules.evaluate(tenant, pending, startAt, at);
        if (!held.isEmpty()) {
            var waiting = store.await(held, startAt, at);
            units.begin(
                    tenant,
                    waiting,
                    plans.byIds(
                            tenant,
                            waiting.stream()
                                    .map(Subscription::planId)
                                    .distinct()
                                    .toList()));
            events.publishEvent(new SubscriptionsAwaiting(tenant, at, waiting));
        }
        return held;
    }

    /** What it waited for has happened: it is active, and what it follows has ended (SUB-166, SUB-195). */
    void open(Tenant tenant, UUID id, Instant at) {
        Subscription waiting = store.byIds(tenant, List.of(id)).getFirst();
        if (waiting.status() != Status.INCOMPLETE) {
            return;
        }
        ruleStore.setStatus(tenant, List.of(id), ActivationRule.Status.SATISFIED, at);
        UUID previousId = waiting.previousSubscriptionId();
        if (previousId == null) {
            events.publishEvent(
                    new SubscriptionsStarted(tenant, at, store.activatePaid(List.of(id), at), Occasion.AFTER_PAYMENT));
            return;
        }
        // whichever it was meant to be, it takes over within a period
        store.follow(id, PlanChange.UPGRADE, at);
        var ended = store.terminate(List.of(previousId), at);
        events.publishEvent(new SubscriptionsEnded(tenant, at, ended, true));
        var started = store.activatePaid(List.of(id), at);
        events.publishEvent(new SubscriptionsStarted(tenant, at, started, Occasion.REPLACING));
        events.publishEvent(new SubscriptionUpgraded(tenant, at, ended.getFirst(), started.getFirst(), true));
    }

    /** Those of these that still wait are canceled; what they were to follow goes on (SUB-167, SUB-168). */
    void refuse(Tenant tenant, Collection<UUID> ids, Refusal why, Instant at) {
        var waiting = store.byIds(tenant, ids).stream()
                .filter(subscription -> subscription.status() == Status.INCOMPLETE)
                .map(Subscription::id)
                .collect(Collectors.toSet());
        if (waiting.isEmpty()) {
            return;
        }
        var invoiceIds = ruleStore.of(tenant, waiting).values().stream()
                .map(ActivationRule::invoiceId)
                .filter(Objects::nonNull)
                .toList();
        ruleStore.setStatus(tenant, waiting, why.status, at);
        var canceled = store.cancel(waiting, at);
        if (why.reason != null) {
            store.noteCancellation(waiting, why.reason, at);
        }
        events.publishEvent(new SubscriptionsRefused(tenant, at, canceled, invoiceIds));
    }

    Optional<UUID> waitingFor(Tenant tenant, UUID invoiceId) {
        return ruleStore.waitingFor(tenant, invoiceId).map(ActivationRule::subscriptionId);
    }

    void setInvoice(Tenant tenant, UUID subscriptionId, UUID invoiceId) {
        ruleStore.setInvoice(tenant, subscriptionId, invoiceId);
    }
}
