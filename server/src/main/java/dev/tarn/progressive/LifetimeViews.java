package dev.tarn.progressive;

import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.LifetimeThresholds;
import dev.tarn.invoice.AppliedThresholds;
import dev.tarn.invoice.AppliedThresholds.Reached;
import dev.tarn.plan.UsageThreshold;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.SubscriptionThresholds;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.usage.OpenUsages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a subscription has used in its life, and how far it is from its thresholds (MTR-230, MTR-232). */
@Service
class LifetimeViews {
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final LifetimeStore store;
    private final LifetimeUsages lifetimes;
    private final OpenUsages openUsages;
    private final SubscriptionThresholds thresholds;
    private final AppliedThresholds applied;
    private final ThresholdChecks checks;
    private final BillingClock clock;

    LifetimeViews(
            Subscriptions subscriptions,
            Customers customers,
            LifetimeStore store,
            LifetimeUsages lifetimes,
            OpenUsages openUsages,
            SubscriptionThresholds thresholds,
            AppliedThresholds applied,
            ThresholdChecks checks,
            BillingClock clock) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.store = store;
        this.lifetimes = lifetimes;
        this.openUsages = openUsages;
        this.thresholds = thresholds;
        this.applied = applied;
        this.checks = checks;
        this.clock = clock;
    }

    @Transactional
    public LifetimeUsageJson show(Tenant tenant, String externalId, Query query) {
        Subscription subscription = require(tenant, externalId, query);
        return show(tenant, subscription, record(tenant, subscription));
    }

    /** What other systems billed before counts as billed, and may have passed a threshold. */
    @Transactional
    public LifetimeUsageJson update(Tenant tenant, String externalId, Query query, Input input) {
        Subscription subscription = require(tenant, externalId, query);
        customers.lock(tenant, List.of(subscription.customerId()));
        LifetimeRecord record = record(tenant, subscription);
        Long cents = input.cents("external_historical_usage_amount_cents");
        input.problems()
                .addIf(
                        cents == null && input.problems().isEmpty(),
                        "external_historical_usage_amount_cents",
                        "value_is_mandatory")
                .orThrow();
        if (cents != null) {
            store.setHistorical(record.id(), cents, clock.now(tenant));
        }
        if (subscription.isActive()) {
            checks.schedule(tenant, List.of(subscription));
        }
        return show(tenant, subscription, record(tenant, subscription));
    }

    private Subscription require(Tenant tenant, String externalId, Query query) {
        try {
            return subscriptions.require(tenant, externalId, query);
        } catch (RefusedException unknown) {
            throw Refusal.notFound("lifetime_usage");
        }
    }

    private LifetimeRecord record(Tenant tenant, Subscription subscription) {
        return store.find(tenant, subscription.id()).orElseThrow(() -> Refusal.notFound("lifetime_usage"));
    }

    private LifetimeUsageJson show(Tenant tenant, Subscription subscription, LifetimeRecord record) {
        UUID id = subscription.id();
        long invoiced = Known.in(lifetimes.invoiced(tenant, Map.of(id, record)), id);
        long current = subscription.isActive()
                ? Known.in(openUsages.of(tenant, List.of(subscription)), id).amountCents()
                : 0;
        Instant now = clock.now(tenant);
        long total = Math.addExact(Math.addExact(record.historicalAmountCents(), invoiced), current);
        return new LifetimeUsageJson(
                record.id(),
                id,
                subscription.externalId(),
                record.historicalAmountCents(),
                invoiced,
                current,
                subscription.subscriptionAt(),
                now,
                completion(tenant, subscription, total, now));
    }

    private @Nullable List<LifetimeUsageJson.Completion> completion(
            Tenant tenant, Subscription subscription, long totalCents, Instant now) {
        var applicable = thresholds.applicable(tenant, List.of(subscription)).get(subscription.id());
        if (applicable == null) {
            return null;
        }
        Map<Reached, Instant> reachedAt = applied.firstReached(tenant, List.of(subscription.externalId()));
        Long step = UsageThreshold.amounts(applicable).recurringCents();
        return UsageThreshold.amounts(applicable).completion(totalCents).stream()
                .map(one -> new LifetimeUsageJson.Completion(
                        one.amountCents(),
                        one.ratio(),
                        one.isReached() ? reachedAt.getOrDefault(reached(subscription, one, step), now) : null))
                .toList();
    }

    private static Reached reached(
            Subscription subscription, LifetimeThresholds.Completion one, @Nullable Long stepCents) {
        long amountCents = one.recurring() && stepCents != null ? stepCents : one.amountCents();
        return new Reached(subscription.externalId(), amountCents, one.recurring());
    }
}
