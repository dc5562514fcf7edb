package dev.tarn.engine.invoice;

import java.math.BigDecimal;

/**
 * A tax as it applies to a fee.
 *
 * @param code names the tax among those of the organization
 * @param ratePercent not negative; a rate of 0 still makes a line (INV-105)
 */
public record TaxRate(String code, BigDecimal ratePercent) {
    private static final int PERCENT_DIGITS = 2;

    public TaxRate {
        if (ratePercent.signum() < 0) {
            throw new IllegalArgumentException("A tax rate must not be negative: " + ratePercent);
        }
        // 20 and 20.0 are one tax.
        ratePercent = ratePercent.stripTrailingZeros();
    }

    /** The tax on a base, unrounded. */
    BigDecimal on(BigDecimal base) {
        return base.multiply(ratePercent).movePointLeft(PERCENT_DIGITS);
    }
}
