package dev.tarn.engine.charge;

import java.math.BigDecimal;

/**
 * What a charge in advance has come to in a period, for one filter bucket and group (PRC-101). Every period begins without one.
 *
 * @param units C: running aggregation of the events priced so far; may be negative
 * @param billedUnits M: the highest running aggregation, up to which units are billed
 * @param proratedUnits MP: units billed, each weighted by the days that were left; zero unless prorated
 */
public record RunningState(BigDecimal units, BigDecimal billedUnits, BigDecimal proratedUnits) {

    /** Nothing aggregated, nothing billed. */
    public static final RunningState NOTHING = new RunningState(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both together, for usage that is looked at across groups. */
    public RunningState plus(RunningState other) {
        return new RunningState(
                units.add(other.units), billedUnits.add(other.billedUnits), proratedUnits.add(other.proratedUnits));
    }

    /** What current usage prices: whatever was aggregated since, on top of what was billed (PRC-110). */
    public BigDecimal pricedUnits(BigDecimal aggregatedUnits) {
        return aggregatedUnits.subtract(units).add(billedUnits);
    }

    /**
     * The same for prorated units (PRC-110).
     *
     * @param shownUnits units at the end of the period, not weighted, at least zero
     * @param share the part of the whole period that the period lasts
     */
    public BigDecimal pricedUnits(BigDecimal shownUnits, DayShare share) {
        BigDecimal since = shownUnits.subtract(units.max(BigDecimal.ZERO));
        return share.of(since).add(proratedUnits);
    }
}
