package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import java.math.BigDecimal;

/** What some units of an add-on cost on a one-off invoice (INV-131). */
public final class OneOffFee {
    private OneOffFee() {}

    /**
     * Unit amount × units, rounded once.
     *
     * @param unitAmountCents price of one unit, from 0
     * @param units quantity, from 0; fractions are allowed
     * @throws IllegalArgumentException when either is negative
     * @throws dev.tarn.engine.money.AmountTooLargeException when the cents do not fit 64 bits
     */
    public static FeeAmount of(Currency currency, long unitAmountCents, BigDecimal units) {
        if (unitAmountCents < 0 || units.signum() < 0) {
            throw new IllegalArgumentException("A one-off fee has no negative part: " + unitAmountCents + ", " + units);
        }
        BigDecimal unitAmount = currency.toUnits(BigDecimal.valueOf(unitAmountCents));
        BigDecimal amount = unitAmount.multiply(units);
        var explanation = Explanation.of(
                "INV-131",
                Inputs.plain(units) + " units of " + unitAmountCents + " cents",
                Inputs.of("unit_amount_cents", unitAmountCents)
                        .and("units", units)
                        .map(),
                Inputs.plain(amount));
        return FeeAmount.ofPrice(currency, units, amount, unitAmount, explanation);
    }
}
