package dev.tarn.alert;

import dev.tarn.engine.invoice.LifetimeThresholds.Lifetime;
import dev.tarn.engine.usage.AlertThresholds.Direction;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.progressive.LifetimeUsages;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.OpenUsages;
import dev.tarn.usage.OpenUsages.OpenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** As soon as usage has come in: what each alert sees now, and what was crossed since it looked last (PLT-316, PLT-319). */
@Component
class CheckAlerts implements DueWorkKind {
    private final Subscriptions subscriptions;
    private final UsageAlertStore store;
    private final OpenUsages openUsages;
    private final LifetimeUsages lifetimes;

    CheckAlerts(Subscriptions subscriptions, UsageAlertStore store, OpenUsages openUsages, LifetimeUsages lifetimes) {
        this.subscriptions = subscriptions;
        this.store = store;
        this.openUsages = openUsages;
        this.lifetimes = lifetimes;
    }

    @Override
    public String name() {
        return "check_alerts";
    }

    /** After what usage makes due is billed, so that lifetimes count it. */
    @Override
    public int rank() {
        return 28;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        Map<String, Subscription> active =
                subscriptions
                        .byIds(tenant, items.stream().map(DueItem::subjectId).toList())
                        .values()
                        .stream()
                        .filter(Subscription::isActive)
                        .collect(Collectors.toMap(Subscription::externalId, Function.identity()));
        List<Alert> alerts = store.lock(tenant, active.keySet());
        if (alerts.isEmpty()) {
            return;
        }
        var watched = alerts.stream()
                .map(alert -> Known.in(active, alert.externalSubscriptionId()))
                .distinct()
                .toList();
        Map<UUID, OpenUsage> usage = openUsages.of(tenant, watched);
        Map<UUID, Lifetime> lifetimeOf = lifetimes.of(tenant, usage);
        var seen = new ArrayList<Alert>();
        var triggered = new ArrayList<TriggeredAlert>();
        for (Alert alert : alerts) {
            UUID subscriptionId =
                    Known.in(active, alert.externalSubscriptionId()).id();
            value(alert, Known.in(usage, subscriptionId), Known.in(lifetimeOf, subscriptionId))
                    .ifPresent(value -> {
                        crossed(alert, subscriptionId, value, dueAt).ifPresent(triggered::add);
                        seen.add(saw(alert, value, dueAt));
                    });
        }
        store.insert(tenant, triggered);
        store.saw(seen);
    }

    /** Empty where the plan does not meter what it looks at (PLT-312). */
    private static Optional<BigDecimal> value(Alert alert, OpenUsage usage, Lifetime lifetime) {
        return switch (alert.type()) {
            case CURRENT_USAGE_AMOUNT -> Optional.of(BigDecimal.valueOf(usage.amountCents()));
            case LIFETIME_USAGE_AMOUNT -> Optional.of(BigDecimal.valueOf(lifetime.totalCents()));
            case BILLABLE_METRIC_CURRENT_USAGE_AMOUNT ->
                buckets(alert, usage)
                        .map(bucket -> BigDecimal.valueOf(bucket.amount().amountCents()))
                        .max(Comparator.naturalOrder());
            case BILLABLE_METRIC_CURRENT_USAGE_UNITS ->
                buckets(alert, usage).map(bucket -> bucket.amount().units()).max(Comparator.naturalOrder());
        };
    }

    private static Stream<BucketUsage> buckets(Alert alert, OpenUsage usage) {
        return usage.charges().stream()
                .filter(charge -> charge.charge().metric().id().equals(alert.metricId()))
                .flatMap(charge -> charge.buckets().stream());
    }

    private static Optional<TriggeredAlert> crossed(Alert alert, UUID subscriptionId, BigDecimal value, Instant at) {
        var crossed =
                AlertThreshold.values(alert.thresholds())
                        .crossed(alert.previousValue(), value, Direction.INCREASING)
                        .stream()
                        .map(one -> AlertThreshold.of(one, alert.thresholds()))
                        .toList();
        return crossed.isEmpty()
                ? Optional.empty()
                : Optional.of(new TriggeredAlert(
                        Ids.next(), alert.id(), subscriptionId, alert.previousValue(), value, crossed, at));
    }

    private static Alert saw(Alert alert, BigDecimal value, Instant at) {
        return new Alert(
                alert.id(),
                alert.externalSubscriptionId(),
                alert.type(),
                alert.metricId(),
                alert.code(),
                alert.name(),
                alert.thresholds(),
                value,
                at,
                alert.createdAt());
    }
}
