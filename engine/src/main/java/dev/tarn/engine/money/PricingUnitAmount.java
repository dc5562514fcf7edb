package dev.tarn.engine.money;

import java.math.BigDecimal;

/**
 * Amounts of a fee in the pricing unit it was converted from: hundredths of it, and the price of one unit as stated.
 *
 * @param amountCents rounded half up, not negative
 * @param preciseAmountCents unrounded, 15 decimals
 * @param unitAmountCents truncated
 * @param preciseUnitAmount in the unit, 15 decimals
 */
public record PricingUnitAmount(
        PricingUnit unit,
        long amountCents,
        BigDecimal preciseAmountCents,
        long unitAmountCents,
        BigDecimal preciseUnitAmount) {
    public PricingUnitAmount {
        preciseAmountCents = Rounding.halfUp(preciseAmountCents, Rounding.PRECISE_SCALE);
        preciseUnitAmount = Rounding.halfUp(preciseUnitAmount, Rounding.PRECISE_SCALE);
    }
}
