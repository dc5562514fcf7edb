package dev.tarn.platform;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exact decimals as text. */
public final class Decimals {
    /** numeric(40,15): what units and precise amounts are stored as. */
    private static final int MAX_INTEGER_DIGITS = 25;

    private static final int MAX_SCALE = 15;
    private static final int MAX_TEXT = 60;

    private Decimals() {}

    /** Plain digits with at least one decimal: {@code 3.0}, {@code 533.25} (MTR-002). */
    public static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
    }

    public static @Nullable String textOrNull(@Nullable BigDecimal value) {
        return value == null ? null : text(value);
    }

    /** A finite decimal that the database can hold; empty for anything else, including absurd sizes. */
    public static Optional<BigDecimal> parse(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            return inRange(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    public static Optional<BigDecimal> inRange(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        return integerDigits > MAX_INTEGER_DIGITS
                        || value.scale() > 2 * MAX_SCALE
                        || value.scale() < -MAX_INTEGER_DIGITS
                ? Optional.empty()
                : Optional.of(value);
    }
}
