package dev.tarn.engine.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Largest property (MTR-092).
 *
 * @param max the largest value; null without events
 * @param eventsCount qualifying events
 */
public record MaxRollup(@Nullable BigDecimal max, long eventsCount) implements Rollup {

    static final MaxRollup EMPTY = new MaxRollup(null, 0);

    static MaxRollup of(UsageEvent event) {
        return event.number().map(value -> new MaxRollup(value, 1)).orElse(EMPTY);
    }

    @Override
    public MaxRollup merge(Rollup other) {
        MaxRollup that = SameAggregation.require(MaxRollup.class, other);
        return new MaxRollup(larger(max, that.max), Math.addExact(eventsCount, that.eventsCount));
    }

    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        return result();
    }

    /** The usage, which no period bears on; 0 without events. */
    public Aggregated result() {
        return Aggregated.of(max == null ? BigDecimal.ZERO : max, eventsCount);
    }

    private static @Nullable BigDecimal larger(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.max(other);
    }
}
