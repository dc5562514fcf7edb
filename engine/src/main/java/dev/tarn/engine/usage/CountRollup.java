package dev.tarn.engine.usage;

import java.math.BigDecimal;

/** Number of events (MTR-090). */
public record CountRollup(long eventsCount) implements Rollup {

    static final CountRollup EMPTY = new CountRollup(0);
    static final CountRollup ONE = new CountRollup(1);

    @Override
    public CountRollup merge(Rollup other) {
        return new CountRollup(
                Math.addExact(eventsCount, SameAggregation.require(CountRollup.class, other).eventsCount));
    }

    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        return result();
    }

    /** The usage, which no period bears on. */
    public Aggregated result() {
        return Aggregated.of(BigDecimal.valueOf(eventsCount), eventsCount);
    }
}
