package dev.tarn.engine.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Rounding of a metric's units after aggregation, per group (MTR-096).
 *
 * @param function direction; null leaves units as they are
 * @param precision decimals to keep; negative rounds to tens, hundreds, ...; at least {@value #LOWEST_PRECISION}
 */
public record MetricRounding(@Nullable RoundingFunction function, int precision) {

    /** Units stay as they are. */
    public static final MetricRounding NONE = new MetricRounding(null, 0);

    private static final int LOWEST_PRECISION = -30;

    public MetricRounding {
        if (precision < LOWEST_PRECISION) {
            throw new IllegalArgumentException("rounding precision below " + LOWEST_PRECISION + ": " + precision);
        }
    }

    /** The units, rounded. */
    public BigDecimal apply(BigDecimal units) {
        if (function == null || units.scale() <= precision) {
            return units;
        }
        BigDecimal rounded = units.setScale(precision, function.mode());
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
