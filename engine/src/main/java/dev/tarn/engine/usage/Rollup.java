package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What some events of one metric add up to, in a form that merges: aggregating a set of events equals merging the rollups
 * of any partition of it, in any order. Custom aggregations have none.
 */
public sealed interface Rollup
        permits CountRollup, SumRollup, MaxRollup, LatestRollup, UniqueRollup, WeightedSumRollup {

    /** The rollup of no event. Throws IllegalArgumentException for {@link AggregationType#CUSTOM}. */
    static Rollup empty(AggregationType type) {
        return switch (type) {
            case COUNT -> CountRollup.EMPTY;
            case SUM -> SumRollup.EMPTY;
            case MAX -> MaxRollup.EMPTY;
            case UNIQUE_COUNT -> UniqueRollup.EMPTY;
            case LATEST -> LatestRollup.EMPTY;
            case WEIGHTED_SUM -> WeightedSumRollup.EMPTY;
            case CUSTOM -> throw new IllegalArgumentException("a custom aggregation has no rollup");
        };
    }

    /** The rollup of one event; empty when the event does not take part (MTR-082, MTR-102). */
    static Rollup of(AggregationType type, UsageEvent event) {
        return switch (type) {
            case COUNT -> CountRollup.ONE;
            case SUM -> SumRollup.of(event);
            case MAX -> MaxRollup.of(event);
            case UNIQUE_COUNT -> UniqueRollup.of(event);
            case LATEST -> LatestRollup.of(event);
            case WEIGHTED_SUM -> WeightedSumRollup.of(event);
            case CUSTOM -> throw new IllegalArgumentException("a custom aggregation has no rollup");
        };
    }

    /** The rollup of all these events. */
    static Rollup of(AggregationType type, Collection<UsageEvent> events) {
        return merged(type, events.stream().map(event -> of(type, event)).toList());
    }

    /** All these rollups in one. */
    static Rollup merged(AggregationType type, Collection<? extends Rollup> rollups) {
        if (type == AggregationType.UNIQUE_COUNT) {
            return UniqueRollup.merged(rollups);
        }
        Rollup whole = empty(type);
        for (Rollup rollup : rollups) {
            whole = whole.merge(rollup);
        }
        return whole;
    }

    /** Both in one. Throws IllegalArgumentException when the other is of another aggregation. */
    Rollup merge(Rollup other);

    /**
     * The usage this amounts to.
     *
     * @param period the period the events lie in; only weighted sums look at it
     * @param carriedUnits value at the start of the period (MTR-106); only weighted sums look at it. Recurring sums and
     *     unique counts carry units over by rolling up their whole history instead (MTR-110)
     */
    Aggregated result(UsagePeriod period, BigDecimal carriedUnits);
}
