package dev.tarn.engine.charge;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a billing period, in days (MTR-111).
 *
 * @param days days that count; not negative
 * @param fullPeriodDays D: days of the whole period; at least one
 */
public record DayShare(long days, int fullPeriodDays) {
    private static final int DECIMALS = 5;

    public DayShare {
        if (days < 0 || fullPeriodDays < 1) {
            throw new IllegalArgumentException("no share of a period: " + days + " of " + fullPeriodDays + " days");
        }
    }

    /** Whether nothing of the period is missing. */
    public boolean isWhole() {
        return days == fullPeriodDays;
    }

    /** The units weighted by the days, up to 5 decimals; of a whole period they stay as they are (PRC-105, PRC-110). */
    public BigDecimal of(BigDecimal units) {
        return isWhole()
                ? units
                : units.multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(fullPeriodDays), DECIMALS, RoundingMode.CEILING);
    }
}
