package dev.tarn.usage;

import dev.tarn.engine.charge.Needs;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.event.UsageRequest;
import dev.tarn.metric.Metric;
import dev.tarn.plan.Charge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A charge of a subscription, and where among the answers its usage is found.
 *
 * @param usage place of what the events of the period amount to; null: it follows from the events themselves
 * @param carried place of what came before the period; null: nothing is carried over
 * @param events place of the events one by one; null: none are needed
 */
record ChargeReading(
        MeteredSubscription subscription,
        ChargeSplit split,
        @Nullable Integer usage,
        @Nullable Integer carried,
        @Nullable Integer events) {

    /** @param weighted whether units are weighted by days */
    static ChargeReading ask(
            MeteredSubscription subscription,
            Charge charge,
            Narrowing narrowing,
            boolean weighted,
            Questions questions) {
        var split = ChargeSplit.of(charge, narrowing);
        var range = new Range(subscription, charge.metric(), split.keys());
        return weighted
                ? prorated(subscription, split, range, questions)
                : plain(subscription, split, range, questions);
    }

    /** Sums of the period, and the events where a price depends on each of them. */
    private static ChargeReading plain(
            MeteredSubscription subscription, ChargeSplit split, Range range, Questions questions) {
        Metric metric = split.charge().metric();
        AggregationType type = metric.aggregation();
        if (type == AggregationType.CUSTOM) {
            return new ChargeReading(subscription, split, null, null, questions.events(range.ofPeriod()));
        }
        boolean byEvent =
                split.buckets().stream().anyMatch(bucket -> bucket.model().needs(type) != Needs.NOTHING);
        UsageRequest usage = EventOwners.remembersAll(metric) ? range.throughEnd() : range.ofPeriod();
        boolean carries = metric.recurring() && type == AggregationType.WEIGHTED_SUM;
        return new ChargeReading(
                subscription,
                split,
                questions.rollup(usage),
                carries ? questions.rollup(range.beforePeriod()) : null,
                byEvent ? questions.events(usage) : null);
    }

    /** Weighted by days: a sum needs what came before and the events of the period, a unique count every event (MTR-113, MTR-114). */
    private static ChargeReading prorated(
            MeteredSubscription subscription, ChargeSplit split, Range range, Questions questions) {
        Integer breakdowns = split.presentationKeys().isEmpty() ? null : questions.rollup(range.throughEnd());
        return split.charge().metric().aggregation() == AggregationType.UNIQUE_COUNT
                ? new ChargeReading(subscription, split, breakdowns, null, questions.events(range.throughEnd()))
                : new ChargeReading(
                        subscription,
                        split,
                        breakdowns,
                        questions.rollup(range.beforePeriod()),
                        questions.events(range.ofPeriod()));
    }

    /** The events of a subscription that count for a metric. */
    private record Range(MeteredSubscription subscription, Metric metric, List<String> keys) {
        UsageRequest ofPeriod() {
            return between(from(), subscription.period().to());
        }

        UsageRequest throughEnd() {
            return between(null, subscription.period().to());
        }

        UsageRequest beforePeriod() {
            return between(null, from().minus(1, ChronoUnit.MICROS));
        }

        /** MTR-031. */
        private Instant from() {
            return subscription.period().from().truncatedTo(ChronoUnit.MILLIS);
        }

        private UsageRequest between(@Nullable Instant from, Instant to) {
            return new UsageRequest(
                    subscription.externalSubscriptionId(),
                    metric.code(),
                    from,
                    to,
                    metric.aggregation(),
                    metric.fieldName(),
                    keys,
                    subscription.eventsBefore());
        }
    }
}
