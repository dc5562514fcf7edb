package dev.tarn.engine.money;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import java.math.BigDecimal;
import java.util.List;

/**
 * A unit of account prices are stated in, with 2 decimals, and what one of it costs in currency (PRC-053).
 *
 * @param conversionRate currency units per pricing unit, more than 0
 */
public record PricingUnit(BigDecimal conversionRate) {
    private static final int CENT_DIGITS = 2;

    /** A fee in currency, and the amounts in the pricing unit it was converted from. */
    public record Conversion(FeeAmount fee, InUnit inUnit) {}

    /** Amounts in the pricing unit: hundredths of it, and the price of one unit as stated. */
    public record InUnit(
            long amountCents, BigDecimal preciseAmountCents, long unitAmountCents, BigDecimal preciseUnitAmount) {}

    public PricingUnit {
        if (conversionRate.signum() <= 0) {
            throw new IllegalArgumentException("A conversion rate is more than 0: " + conversionRate);
        }
    }

    /**
     * The fee of a price in pricing units. It is rounded there first, then converted; negative units or a negative amount make
     * it zero (PRC-071).
     */
    public Conversion convert(
            Currency currency, BigDecimal units, BigDecimal amount, BigDecimal unitAmount, Explanation price) {
        boolean nothing = units.signum() < 0 || amount.signum() < 0;
        BigDecimal amountInUnit = nothing ? BigDecimal.ZERO : amount;
        BigDecimal unitAmountInUnit = nothing ? BigDecimal.ZERO : unitAmount;
        var inUnit = new InUnit(
                Rounding.toCents(amountInUnit.movePointRight(CENT_DIGITS)),
                Rounding.halfUp(amountInUnit.movePointRight(CENT_DIGITS), Rounding.PRECISE_SCALE),
                Rounding.truncateToCents(unitAmountInUnit.movePointRight(CENT_DIGITS)),
                Rounding.halfUp(unitAmountInUnit, Rounding.PRECISE_SCALE));
        BigDecimal converted = toCurrency(inUnit.amountCents());
        var explanation = new Explanation(
                "PRC-053",
                inUnit.amountCents() + " hundredths of the pricing unit x " + Inputs.plain(conversionRate),
                Inputs.of("pricing_unit_cents", inUnit.amountCents())
                        .and("conversion_rate", conversionRate)
                        .map(),
                Inputs.plain(converted),
                List.of(price));
        BigDecimal shownUnits = nothing ? BigDecimal.ZERO : units;
        return new Conversion(
                FeeAmount.ofPrice(currency, shownUnits, converted, toCurrency(inUnit.unitAmountCents()), explanation),
                inUnit);
    }

    private BigDecimal toCurrency(long pricingUnitCents) {
        return BigDecimal.valueOf(pricingUnitCents, CENT_DIGITS).multiply(conversionRate);
    }
}
