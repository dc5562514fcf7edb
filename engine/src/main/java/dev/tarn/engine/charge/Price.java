package dev.tarn.engine.charge;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.usage.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What usage costs.
 *
 * @param amount in currency units, unrounded (PRC-076 rounds)
 * @param unitAmount effective price of a unit in currency units, at most 50 digits; 0 without units
 * @param details the parts of the amount that are shown with it (PRC-085 to PRC-090)
 * @param explanation how the amount came about
 */
public record Price(BigDecimal amount, BigDecimal unitAmount, AmountDetails details, Explanation explanation) {

    /** The price a fee is made with: nothing when units or amount are negative (PRC-071). */
    public Price zeroIfNegative(Usage usage) {
        if (usage.units().signum() >= 0 && usage.fullUnits().signum() >= 0 && amount.signum() >= 0) {
            return this;
        }
        var why = new Explanation(
                "PRC-071",
                "negative units or amount cost nothing",
                Map.of("amount", Decimals.text(amount)),
                "0",
                List.of(explanation));
        return new Price(BigDecimal.ZERO, BigDecimal.ZERO, details, why);
    }
}
