package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import java.math.BigDecimal;
import java.util.Optional;

/** What an event alone would cost, whatever was used before and whatever is free (MTR-062). */
public final class InstantPrice {
    private InstantPrice() {}

    /** Whether a price of this model can be told from one event. */
    public static boolean isKnownFor(ChargeModel model) {
        return model instanceof Standard || model instanceof Percentage;
    }

    /**
     * The price of these units; nothing for negative ones. Empty for models other than standard and percentage.
     *
     * @param units may be negative
     */
    public static Optional<Price> of(ChargeModel model, BigDecimal units) {
        return amount(model, units.max(BigDecimal.ZERO)).map(amount -> {
            BigDecimal due = units.signum() < 0 ? BigDecimal.ZERO : amount;
            var explanation = Explanation.of(
                    "MTR-062",
                    text(units) + " units on their own",
                    Inputs.of("units", units).map(),
                    text(due));
            return new Price(due, BigDecimal.ZERO, new AmountDetails.None(), explanation);
        });
    }

    private static Optional<BigDecimal> amount(ChargeModel model, BigDecimal units) {
        return switch (model) {
            case Standard standard -> Optional.of(units.multiply(standard.unitAmount()));
            case Percentage percentage -> Optional.of(percentage.amountOfEvent(units));
            default -> Optional.empty();
        };
    }
}
