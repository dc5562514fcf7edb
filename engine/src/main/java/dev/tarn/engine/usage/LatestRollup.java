package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Property of the latest event (MTR-093).
 *
 * @param last the latest reading; null without events
 * @param eventsCount qualifying events
 */
public record LatestRollup(@Nullable Reading last, long eventsCount) implements Rollup {

    /** A value and when it was read; of equal timestamps the last to arrive is the later. */
    public record Reading(Instant timestamp, long sequence, BigDecimal value) {

        // The value comes last only to keep the order total, so that merging never depends on sides.
        private static final Comparator<Reading> IN_TIME_ORDER = Comparator.comparing(Reading::timestamp)
                .thenComparingLong(Reading::sequence)
                .thenComparing(Reading::value);
    }

    static final LatestRollup EMPTY = new LatestRollup(null, 0);

    static LatestRollup of(UsageEvent event) {
        return event.number()
                .map(value -> new LatestRollup(new Reading(event.timestamp(), event.sequence(), value), 1))
                .orElse(EMPTY);
    }

    @Override
    public LatestRollup merge(Rollup other) {
        LatestRollup that = SameAggregation.require(LatestRollup.class, other);
        return new LatestRollup(later(last, that.last), Math.addExact(eventsCount, that.eventsCount));
    }

    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        return result();
    }

    /** The usage, which no period bears on; 0 without events and for a negative reading. */
    public Aggregated result() {
        return Aggregated.of(last == null ? BigDecimal.ZERO : last.value().max(BigDecimal.ZERO), eventsCount);
    }

    private static @Nullable Reading later(@Nullable Reading one, @Nullable Reading other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Reading.IN_TIME_ORDER.compare(one, other) >= 0 ? one : other;
    }
}
