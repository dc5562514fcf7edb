package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import java.math.BigDecimal;
import java.util.Map;

/** Dynamic pricing: the events bring their own amounts; without units nothing is due whatever they bring (PRC-070). */
public record Dynamic() implements ChargeModel {

    @Override
    public Price price(Usage usage) {
        BigDecimal amount = usage.units().signum() == 0 ? BigDecimal.ZERO : usage.preciseTotalAmount();
        var explanation = Explanation.of(
                "PRC-070",
                usage.units().signum() == 0 ? "no units" : "sum of the amounts sent with the events",
                Map.of("units", text(usage.units())),
                text(amount));
        return new Price(amount, ratio(amount, usage.fullUnits()), new AmountDetails.None(), explanation);
    }
}
