package dev.tarn.engine.usage;

import java.math.BigDecimal;

/**
 * What the events of one bucket and group of a period add up to (section 3.2).
 *
 * @param units the quantity to price; may be negative, which zeroes the fee (PRC-071)
 * @param totalAggregatedUnits equal to the units, except for weighted sums: the value at the end of the period (MTR-107)
 * @param eventsCount events that took part; for unique counts the units (MTR-094)
 * @param preciseTotalAmountCents amounts sent with the events, in cents; zero unless the aggregation is a sum (PRC-070)
 */
public record Aggregated(
        BigDecimal units, BigDecimal totalAggregatedUnits, long eventsCount, BigDecimal preciseTotalAmountCents) {

    static Aggregated of(BigDecimal units, long eventsCount) {
        return new Aggregated(units, units, eventsCount, BigDecimal.ZERO);
    }

    /** The same with the metric's rounding on priced and total units (MTR-096). Carry the total forward unrounded. */
    public Aggregated rounded(MetricRounding rounding) {
        return new Aggregated(
                rounding.apply(units), rounding.apply(totalAggregatedUnits), eventsCount, preciseTotalAmountCents);
    }
}
