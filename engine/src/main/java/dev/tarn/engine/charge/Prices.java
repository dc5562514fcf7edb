package dev.tarn.engine.charge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Refuses prices that cannot be: what a model is made of is never negative (PRC-020). */
final class Prices {

    private Prices() {}

    static void requireNotNegative(String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value.toPlainString());
        }
    }

    static BigDecimal percent(BigDecimal units, BigDecimal ratePercent) {
        return units.multiply(ratePercent).movePointLeft(2);
    }
}
