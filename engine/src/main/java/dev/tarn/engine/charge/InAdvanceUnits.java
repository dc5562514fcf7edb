package dev.tarn.engine.charge;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.tarn.engine.usage.Operation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one event of a charge in advance brings, bills and leaves behind (PRC-102 to PRC-105). Only a new peak of the running aggregation is
 * billed: what goes down is not refunded, and comes back free.
 *
 * @param billedUnits newly billed units, not weighted; not negative
 * @param proratedUnits the same weighted by the days left; equal unless prorated
 * @param shownUnits what the fee shows as its quantity (PRC-107); not negative
 * @param after the running state after the event
 */
public record InAdvanceUnits(
        BigDecimal billedUnits, BigDecimal proratedUnits, BigDecimal shownUnits, RunningState after) {

    /** An event of a count: one unit (PRC-102). */
    public static InAdvanceUnits ofCount(@Nullable RunningState before) {
        return ofSum(before, ONE, null);
    }

    /**
     * An event of a sum (PRC-103).
     *
     * @param before the running state; null: the first event of the period
     * @param value the event's own; may be negative
     * @param share the days left, the event's included; null: not prorated
     */
    public static InAdvanceUnits ofSum(@Nullable RunningState before, BigDecimal value, @Nullable DayShare share) {
        return before == null
                ? first(value, value.max(ZERO), share)
                : next(before, value, before.units().add(value), share);
    }

    /**
     * An event of a unique count (PRC-104).
     *
     * @param before the running state; null: the first event of the period
     * @param active whether the last earlier operation on the same value added it
     * @param share the days left, the event's included; null: not prorated
     */
    public static InAdvanceUnits ofUnique(
            @Nullable RunningState before, Operation operation, boolean active, @Nullable DayShare share) {
        BigDecimal added = operation == Operation.ADD && !active ? ONE : ZERO;
        BigDecimal removed = operation == Operation.REMOVE && active ? ONE : ZERO;
        return before == null
                ? first(added, added, share)
                : next(before, added, before.units().add(added).subtract(removed), share);
    }

    private static InAdvanceUnits first(BigDecimal units, BigDecimal billed, @Nullable DayShare share) {
        BigDecimal prorated = weighted(billed, share);
        var after = new RunningState(units, units, share == null ? ZERO : prorated);
        return new InAdvanceUnits(billed, prorated, billed, after);
    }

    private static InAdvanceUnits next(
            RunningState before, BigDecimal applied, BigDecimal units, @Nullable DayShare share) {
        boolean newPeak = units.compareTo(before.billedUnits()) > 0;
        if (!newPeak) {
            var after = new RunningState(units, before.billedUnits(), before.proratedUnits());
            return new InAdvanceUnits(ZERO, ZERO, applied.max(ZERO), after);
        }
        BigDecimal billed = units.subtract(before.billedUnits());
        BigDecimal prorated = weighted(billed, share);
        // below zero nothing was billed: from there on, what was is counted from nothing
        BigDecimal peak = before.billedUnits().signum() < 0 ? billed : units;
        BigDecimal proratedUnits = share == null ? ZERO : before.proratedUnits().add(prorated);
        return new InAdvanceUnits(billed, prorated, billed, new RunningState(units, peak, proratedUnits));
    }

    private static BigDecimal weighted(BigDecimal units, @Nullable DayShare share) {
        return share == null ? units : share.of(units);
    }
}
