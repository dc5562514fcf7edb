package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact decimals as usage and prices use them (MTR-001). */
public final class Decimals {

    /** Quotients that do not end are cut, half up, after 50 digits: far beyond the 15 decimals that are ever kept. */
    public static final MathContext DIVISION = new MathContext(50, RoundingMode.HALF_UP);

    private Decimals() {}

    /** The quotient in {@link #DIVISION}; zero when the divisor is zero, as unit amounts are (section 5). */
    public static BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? BigDecimal.ZERO : dividend.divide(divisor, DIVISION);
    }

    /** Plain text without exponent and without trailing zeros, for explanations. */
    public static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
