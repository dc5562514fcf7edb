package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.util.List;

/**
 * Usage weighted by the days it was present in the period (MTR-111).
 *
 * @param pricedUnits weighted units, up to 5 decimals; what is priced
 * @param fullUnits units at the end of the period, not weighted; what is shown (MTR-116)
 * @param eventsCount as the same aggregation without proration counts
 * @param movements the steps, for prorated graduated prices (PRC-080)
 */
public record ProratedUsage(BigDecimal pricedUnits, BigDecimal fullUnits, long eventsCount, List<Movement> movements) {

    public ProratedUsage {
        movements = List.copyOf(movements);
    }

    /** The same with the metric's rounding on priced and full units (MTR-096); movements stay exact. */
    public ProratedUsage rounded(MetricRounding rounding) {
        return new ProratedUsage(rounding.apply(pricedUnits), rounding.apply(fullUnits), eventsCount, movements);
    }
}
