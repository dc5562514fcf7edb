package dev.tarn.usage;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.event.Event;
import dev.tarn.metric.Metric;
import dev.tarn.subscription.Subscription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which subscription of an external id an event belongs to. */
final class EventOwners {
    private EventOwners() {}

    /** Of the subscriptions of its external id the one that ran at its time; what is remembered for ever may be older (MTR-030, MTR-032). */
    static Optional<Subscription> of(Event event, @Nullable Metric metric, List<Subscription> ofExternalId) {
        return at(ofExternalId, event.timestamp())
                .or(() -> remembersAll(metric)
                        ? ofExternalId.stream().filter(Subscription::isActive).findFirst()
                        : Optional.empty());
    }

    /** Of several the one that goes on, then the one that ended or began last. */
    private static Optional<Subscription> at(List<Subscription> known, Instant timestamp) {
        return known.stream()
                .filter(subscription -> isRunningAt(subscription, timestamp))
                .max(Comparator.comparing(
                                Subscription::terminatedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                        .thenComparing(Subscription::start));
    }

    private static boolean isRunningAt(Subscription subscription, Instant timestamp) {
        Instant started = subscription.startedAt();
        Instant ended = subscription.terminatedAt();
        return started != null
                && !started.truncatedTo(ChronoUnit.MILLIS).isAfter(timestamp)
                && (ended == null || !ended.truncatedTo(ChronoUnit.MILLIS).isBefore(timestamp));
    }

    /** Whether events of earlier periods still count (MTR-084). */
    static boolean remembersAll(@Nullable Metric metric) {
        return metric != null
                && metric.recurring()
                && (metric.aggregation() == AggregationType.SUM
                        || metric.aggregation() == AggregationType.UNIQUE_COUNT);
    }
}
