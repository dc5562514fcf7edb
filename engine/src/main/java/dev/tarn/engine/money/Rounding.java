package dev.tarn.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The three ways a number is rounded (MTR-001, INV-001). Half up means half away from zero for both signs; ceil and floor go
 * toward plus and minus infinity. Numbers with absurd exponents are answered without ever being written out.
 */
public final class Rounding {
    /** Decimals kept for precise amounts (INV-002). */
    public static final int PRECISE_SCALE = 15;

    /** More integer digits than this are refused; no price, rate or unit count comes near. */
    private static final int MAX_INTEGER_DIGITS = 1000;

    private Rounding() {}

    /** {@code value} with exactly {@code decimals} decimals, half away from zero. */
    public static BigDecimal halfUp(BigDecimal value, int decimals) {
        return round(value, decimals, RoundingMode.HALF_UP);
    }

    /** The smallest number with {@code decimals} decimals that is not less than {@code value}. */
    public static BigDecimal ceil(BigDecimal value, int decimals) {
        return round(value, decimals, RoundingMode.CEILING);
    }

    /** The largest number with {@code decimals} decimals that is not greater than {@code value}. */
    public static BigDecimal floor(BigDecimal value, int decimals) {
        return round(value, decimals, RoundingMode.FLOOR);
    }

    /** Whole cents nearest to {@code cents}, half away from zero. @throws AmountTooLargeException beyond 64 bits */
    public static long toCents(BigDecimal cents) {
        return exactLong(round(cents, 0, RoundingMode.HALF_UP));
    }

    /** Whole cents with the fraction dropped (PRC-076, INV-095). @throws AmountTooLargeException beyond 64 bits */
    public static long truncateToCents(BigDecimal cents) {
        return exactLong(round(cents, 0, RoundingMode.DOWN));
    }

    private static BigDecimal round(BigDecimal value, int decimals, RoundingMode mode) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && integerDigits > MAX_INTEGER_DIGITS) {
            throw new AmountTooLargeException("A number of " + integerDigits + " digits is out of range");
        }
        return standIn(value, integerDigits, decimals).setScale(decimals, mode);
    }

    /** A number far below the last kept decimal rounds as any other that small; its own scale may be too large to compute with. */
    private static BigDecimal standIn(BigDecimal value, long integerDigits, int decimals) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        boolean negligible = integerDigits < -(decimals + 1L);
        return negligible ? BigDecimal.valueOf(value.signum(), decimals + 2) : value;
    }

    private static long exactLong(BigDecimal cents) {
        try {
            return cents.longValueExact();
        } catch (ArithmeticException _) {
            throw new AmountTooLargeException("An amount of " + cents.precision() + " digits of cents is out of range");
        }
    }
}
