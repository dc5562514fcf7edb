package dev.tarn.engine.charge;

import dev.tarn.engine.usage.Aggregated;
import dev.tarn.engine.usage.Movement;
import dev.tarn.engine.usage.ProratedUsage;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/**
 * What a model prices: one bucket and group of a period.
 *
 * @param units U: priced units, weighted by days when prorated
 * @param fullUnits FU: units not weighted; equal to {@code units} unless prorated
 * @param eventsCount n: events that took part
 * @param preciseTotalAmount sum of the amounts sent with the events, in currency units (dynamic)
 * @param runningTotals running totals of the first events (percentage with free units)
 * @param eventValues value of every event in time order (percentage with minimum or maximum); not copied, as it can be as
 *     long as there are events, so it must not change afterwards
 * @param movements steps of the quantity (prorated graduated)
 */
public record Usage(
        BigDecimal units,
        BigDecimal fullUnits,
        long eventsCount,
        BigDecimal preciseTotalAmount,
        RunningTotals runningTotals,
        List<BigDecimal> eventValues,
        List<Movement> movements) {

    public Usage {
        eventValues = Collections.unmodifiableList(eventValues);
        movements = List.copyOf(movements);
        if (eventsCount < 0) {
            throw new IllegalArgumentException("events count is negative: " + eventsCount);
        }
    }

    /** A quantity and the number of events behind it. */
    public static Usage of(BigDecimal units, long eventsCount) {
        return new Usage(units, units, eventsCount, BigDecimal.ZERO, RunningTotals.NONE, List.of(), List.of());
    }

    /**
     * Aggregated usage.
     *
     * @param currencyExponent decimals of the currency, in which the events' amounts were sent as its smallest unit
     */
    public static Usage of(Aggregated aggregated, int currencyExponent) {
        return of(aggregated.units(), aggregated.eventsCount())
                .withPreciseTotalAmount(aggregated.preciseTotalAmountCents().movePointLeft(currencyExponent));
    }

    /** Usage weighted by days, with its movements. */
    public static Usage of(ProratedUsage prorated) {
        return of(prorated.pricedUnits(), prorated.eventsCount())
                .withFullUnits(prorated.fullUnits())
                .withMovements(prorated.movements());
    }

    /** The same with other full units. */
    public Usage withFullUnits(BigDecimal newFullUnits) {
        return new Usage(units, newFullUnits, eventsCount, preciseTotalAmount, runningTotals, eventValues, movements);
    }

    /** The same with another sum of the events' own amounts, in currency units. */
    public Usage withPreciseTotalAmount(BigDecimal amount) {
        return new Usage(units, fullUnits, eventsCount, amount, runningTotals, eventValues, movements);
    }

    /** The same with other running totals. */
    public Usage withRunningTotals(RunningTotals totals) {
        return new Usage(units, fullUnits, eventsCount, preciseTotalAmount, totals, eventValues, movements);
    }

    /** The same with other event values. */
    public Usage withEventValues(List<BigDecimal> values) {
        return new Usage(units, fullUnits, eventsCount, preciseTotalAmount, runningTotals, values, movements);
    }

    /** The same with other movements. */
    public Usage withMovements(List<Movement> steps) {
        return new Usage(units, fullUnits, eventsCount, preciseTotalAmount, runningTotals, eventValues, steps);
    }
}
