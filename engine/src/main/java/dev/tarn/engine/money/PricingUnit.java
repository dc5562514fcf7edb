package dev.tarn.engine.money;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A unit of account prices are stated in, with 2 decimals, and what one of it costs in currency (PRC-053).
 *
 * @param id of the unit, for whoever shows it
 * @param code of the unit, for whoever shows it
 * @param shortName what stands behind an amount
 * @param conversionRate currency units per pricing unit, more than 0
 */
public record PricingUnit(UUID id, String code, String shortName, BigDecimal conversionRate) {
    /** Digits of an amount in the unit. */
    public static final int DECIMALS = 2;

    /** @throws IllegalArgumentException when the rate is not more than 0 */
    public PricingUnit {
        if (conversionRate.signum() <= 0) {
            throw new IllegalArgumentException("A conversion rate is more than 0: " + conversionRate);
        }
    }

    /**
     * The fee of a price in pricing units. It is rounded there first, then converted; negative units or a negative amount make
     * it zero (PRC-071).
     *
     * @param amount price of all units, unrounded, in the pricing unit
     * @param unitAmount price of one unit, unrounded, in the pricing unit
     * @throws AmountTooLargeException when the cents do not fit 64 bits
     */
    public FeeAmount fee(
            Currency currency, BigDecimal units, BigDecimal amount, BigDecimal unitAmount, Explanation price) {
        boolean nothing = units.signum() < 0 || amount.signum() < 0;
        BigDecimal hundredths = nothing ? BigDecimal.ZERO : amount.movePointRight(DECIMALS);
        BigDecimal ofOne = nothing ? BigDecimal.ZERO : unitAmount;
        var inUnit = new PricingUnitAmount(
                this,
                Rounding.toCents(hundredths),
                hundredths,
                Rounding.truncateToCents(ofOne.movePointRight(DECIMALS)),
                ofOne);
        return converted(currency, nothing ? BigDecimal.ZERO : units, inUnit, price);
    }

    /**
     * One unit whose price is the fee itself: what fills a charge up to its minimum (PRC-095).
     *
     * @param amountCents hundredths of the pricing unit, rounded
     * @param preciseAmountCents the same, unrounded
     * @throws AmountTooLargeException when the cents do not fit 64 bits
     */
    public FeeAmount feeOfOneUnit(
            Currency currency, long amountCents, BigDecimal preciseAmountCents, Explanation price) {
        var inUnit = new PricingUnitAmount(
                this, amountCents, preciseAmountCents, amountCents, preciseAmountCents.movePointLeft(DECIMALS));
        return converted(currency, BigDecimal.ONE, inUnit, price);
    }

    private FeeAmount converted(Currency currency, BigDecimal units, PricingUnitAmount inUnit, Explanation price) {
        BigDecimal amount = toCurrency(inUnit.amountCents());
        var explanation = new Explanation(
                "PRC-053",
                inUnit.amountCents() + " hundredths of " + code + " x " + Inputs.plain(conversionRate),
                Inputs.of("pricing_unit_cents", inUnit.amountCents())
                        .and("conversion_rate", conversionRate)
                        .map(),
                Inputs.plain(amount),
                List.of(price));
        return FeeAmount.ofPrice(currency, units, amount, toCurrency(inUnit.unitAmountCents()), explanation)
                .convertedFrom(inUnit);
    }

    /**
     * What hundredths of the unit are worth, in currency units, unrounded.
     */
    public BigDecimal toCurrency(long pricingUnitCents) {
        return BigDecimal.valueOf(pricingUnitCents, DECIMALS).multiply(conversionRate);
    }
}
