package dev.tarn.progressive;

import dev.tarn.billing.ProgressiveBilling;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.LifetimeThresholds.Lifetime;
import dev.tarn.engine.invoice.LifetimeThresholds.Passed;
import dev.tarn.invoice.AppliedThreshold;
import dev.tarn.invoice.AppliedThresholds;
import dev.tarn.invoice.AppliedThresholds.Crossing;
import dev.tarn.plan.UsageThreshold;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.SubscriptionThresholds;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** As soon as usage has come in: whoever has used as much as a threshold says is billed for what it used so far (BIL-171, BIL-172). */
@Component
class CheckThresholds implements DueWorkKind {
    static final String NAME = "check_thresholds";

    private final Customers customers;
    private final Subscriptions subscriptions;
    private final SubscriptionThresholds thresholds;
    private final LifetimeUsages lifetimes;
    private final AppliedThresholds applied;
    private final ProgressiveBilling billing;

    CheckThresholds(
            Customers customers,
            Subscriptions subscriptions,
            SubscriptionThresholds thresholds,
            LifetimeUsages lifetimes,
            AppliedThresholds applied,
            ProgressiveBilling billing) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.thresholds = thresholds;
        this.lifetimes = lifetimes;
        this.applied = applied;
        this.billing = billing;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Usage is noticed before, and periods are billed after. */
    @Override
    public int rank() {
        return 27;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).distinct().toList());
        var active = subscriptions
                .byIds(tenant, items.stream().map(DueItem::subjectId).toList())
                .values()
                .stream()
                .filter(Subscription::isActive)
                .toList();
        Map<UUID, List<UsageThreshold>> applicable = thresholds.applicable(tenant, active);
        var watched = active.stream()
                .filter(subscription -> applicable.containsKey(subscription.id()))
                .toList();
        if (watched.isEmpty()) {
            return;
        }
        Map<UUID, Lifetime> lifetimeOf = lifetimes.of(tenant, watched);
        var passed = new HashMap<UUID, List<AppliedThreshold>>();
        for (Subscription subscription : watched) {
            var crossed = crossed(
                    subscription,
                    Known.in(applicable, subscription.id()),
                    Known.in(lifetimeOf, subscription.id()),
                    dueAt);
            if (!crossed.isEmpty()) {
                passed.put(subscription.id(), crossed);
            }
        }
        var fresh = withoutKnown(tenant, passed);
        billing.bill(
                tenant,
                dueAt,
                watched.stream()
                        .filter(subscription -> fresh.containsKey(subscription.id()))
                        .toList(),
                fresh);
    }

    private static List<AppliedThreshold> crossed(
            Subscription subscription, List<UsageThreshold> thresholds, Lifetime lifetime, Instant at) {
        var passed = new HashSet<Passed>(UsageThreshold.amounts(thresholds).passed(lifetime));
        return thresholds.stream()
                .filter(threshold -> passed.contains(new Passed(threshold.amountCents(), threshold.recurring())))
                .map(threshold -> new AppliedThreshold(
                        threshold, subscription.externalId(), lifetime.billedCents(), lifetime.totalCents(), at))
                .toList();
    }

    /** The same crossing makes one invoice, even if that was voided since (INV-141). */
    private Map<UUID, List<AppliedThreshold>> withoutKnown(Tenant tenant, Map<UUID, List<AppliedThreshold>> passed) {
        Set<Crossing> known = applied.known(
                tenant,
                passed.values().stream()
                        .flatMap(List::stream)
                        .map(CheckThresholds::crossing)
                        .toList());
        var fresh = new HashMap<UUID, List<AppliedThreshold>>();
        passed.forEach((id, crossed) -> {
            var left = crossed.stream()
                    .filter(one -> !known.contains(crossing(one)))
                    .toList();
            if (!left.isEmpty()) {
                fresh.put(id, left);
            }
        });
        return fresh;
    }

    private static Crossing crossing(AppliedThreshold one) {
        return new Crossing(
                one.externalSubscriptionId(),
                one.threshold().amountCents(),
                one.threshold().recurring(),
                one.billedAmountCents());
    }
}
