package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import java.math.BigDecimal;

/**
 * Standard pricing: every unit costs the same (PRC-060).
 *
 * @param unitAmount price of a unit, in currency units
 */
public record Standard(BigDecimal unitAmount) implements ChargeModel {

    public Standard {
        Prices.requireNotNegative("amount", unitAmount);
    }

    @Override
    public Price price(Usage usage) {
        BigDecimal amount = usage.units().multiply(unitAmount);
        var explanation = Explanation.of(
                "PRC-060",
                "%s units x %s".formatted(text(usage.units()), text(unitAmount)),
                Inputs.of("units", usage.units()).and("unit_amount", unitAmount).map(),
                text(amount));
        return new Price(amount, ratio(amount, usage.fullUnits()), new AmountDetails.None(), explanation);
    }
}
