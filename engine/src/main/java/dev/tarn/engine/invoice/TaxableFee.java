package dev.tarn.engine.invoice;

import java.math.BigDecimal;
import java.util.List;

/**
 * A fee as taxes see it.
 *
 * @param amountCents rounded amount
 * @param preciseAmountCents unrounded amount
 * @param couponsAmountCents coupons and progressive credits spread on the fee, 5 decimals, at most the amount (INV-086, INV-096)
 * @param taxes what applies to the fee, each tax once
 */
public record TaxableFee(
        long amountCents, BigDecimal preciseAmountCents, BigDecimal couponsAmountCents, List<TaxRate> taxes) {

    public TaxableFee {
        taxes = List.copyOf(taxes);
        if (couponsAmountCents.compareTo(BigDecimal.valueOf(amountCents)) > 0) {
            throw new IllegalArgumentException(
                    "Coupons of " + couponsAmountCents + " exceed the fee of " + amountCents + " cents");
        }
    }

    /** A fee without coupons. */
    public static TaxableFee of(long amountCents, BigDecimal preciseAmountCents, List<TaxRate> taxes) {
        return new TaxableFee(amountCents, preciseAmountCents, BigDecimal.ZERO, taxes);
    }

    /** What is taxed (INV-100); may be fractional. */
    BigDecimal base() {
        return BigDecimal.valueOf(amountCents).subtract(couponsAmountCents);
    }

    BigDecimal preciseBase() {
        return preciseAmountCents.subtract(couponsAmountCents);
    }
}
