package dev.tarn.engine.invoice;

import java.math.BigDecimal;
import java.util.List;

/**
 * A fee as credit notes see it.
 *
 * @param couponsAmountCents what coupons and progressive credits took off it, 5 decimals
 * @param creditedAmountCents what the items of earlier notes took back, those of voided notes included
 * @param taxes what applies to it
 */
public record CreditableFee(
        long amountCents, BigDecimal couponsAmountCents, BigDecimal creditedAmountCents, List<TaxRate> taxes) {

    public CreditableFee {
        taxes = List.copyOf(taxes);
    }

    /** What items may still take back, before coupons and taxes; from 0. */
    public BigDecimal remainingCents() {
        return BigDecimal.valueOf(amountCents).subtract(creditedAmountCents).max(BigDecimal.ZERO);
    }

    /** The same once so much more has been taken back. */
    public CreditableFee less(BigDecimal amountCents) {
        return new CreditableFee(this.amountCents, couponsAmountCents, creditedAmountCents.add(amountCents), taxes);
    }

    /** Sum of the rates, in percent. */
    BigDecimal ratePercent() {
        return taxes.stream().map(TaxRate::ratePercent).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
