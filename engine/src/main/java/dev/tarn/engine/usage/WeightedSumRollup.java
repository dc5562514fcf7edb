package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Deltas of a running total, weighted by how long it stood at each value (MTR-105).
 *
 * <p>A delta d at t adds d x (end - t) to the area under the running total. Summed over all deltas that is end x sum(d) -
 * sum(d x t), so two sums are all that has to be kept, and they merge.
 *
 * @param deltas sum of the deltas
 * @param deltaSeconds sum of delta x seconds since the epoch
 * @param eventsCount qualifying events
 */
public record WeightedSumRollup(BigDecimal deltas, BigDecimal deltaSeconds, long eventsCount) implements Rollup {

    static final WeightedSumRollup EMPTY = new WeightedSumRollup(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    private static final BigDecimal SECONDS_PER_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final int RESULT_DECIMALS = 20;

    static WeightedSumRollup of(UsageEvent event) {
        return event.number()
                .map(delta -> new WeightedSumRollup(delta, delta.multiply(epochSeconds(event.timestamp())), 1))
                .orElse(EMPTY);
    }

    @Override
    public WeightedSumRollup merge(Rollup other) {
        WeightedSumRollup that = SameAggregation.require(WeightedSumRollup.class, other);
        return new WeightedSumRollup(
                deltas.add(that.deltas),
                deltaSeconds.add(that.deltaSeconds),
                Math.addExact(eventsCount, that.eventsCount));
    }

    /** Units = area under the running total from start to end (rounded up to the second) / full period, up to 20 decimals. */
    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        BigDecimal end = epochSeconds(period.to()).setScale(0, RoundingMode.CEILING);
        BigDecimal carriedArea = carriedUnits.multiply(end.subtract(epochSeconds(period.from())));
        BigDecimal area = carriedArea.add(end.multiply(deltas)).subtract(deltaSeconds);
        BigDecimal fullPeriod = SECONDS_PER_DAY.multiply(BigDecimal.valueOf(period.fullPeriodDays()));
        BigDecimal units = area.divide(fullPeriod, RESULT_DECIMALS, RoundingMode.CEILING);
        return new Aggregated(units, carriedUnits.add(deltas), eventsCount, BigDecimal.ZERO);
    }

    private static BigDecimal epochSeconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }
}
