package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An invoice as credit notes see it (section 6.2).
 *
 * @param couponsAmountCents coupons and progressive credit of the whole invoice
 */
public record CreditableInvoice(List<CreditableFee> fees, long couponsAmountCents) {
    private static final int PERCENT_DIGITS = 2;
    private static final int QUOTIENT_DECIMALS = 20;

    public CreditableInvoice {
        fees = List.copyOf(fees);
    }

    /** What the fees still hold, before coupons and taxes. */
    public BigDecimal remainingCents() {
        return fees.stream().map(CreditableFee::remainingCents).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What may still be credited, with its taxes in whole cents; the coupons may leave a fraction (CRD-119). */
    public BigDecimal creditableCents() {
        BigDecimal remaining = remainingCents();
        if (remaining.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal coupons = quotient(BigDecimal.valueOf(couponsAmountCents).multiply(remaining), feesCents());
        BigDecimal taxes = fees.stream()
                .map(fee -> {
                    BigDecimal left = fee.remainingCents();
                    BigDecimal base = left.subtract(quotient(coupons.multiply(left), remaining));
                    return base.multiply(fee.ratePercent()).movePointLeft(PERCENT_DIGITS);
                })
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return remaining.subtract(coupons).add(BigDecimal.valueOf(Rounding.toCents(taxes)));
    }

    /** All that notes together may come to: the fees with their taxes, before coupons (F of CRD-128). */
    public long ceilingCents() {
        BigDecimal taxes = fees.stream()
                .map(fee -> BigDecimal.valueOf(fee.amountCents())
                        .multiply(fee.ratePercent())
                        .movePointLeft(PERCENT_DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.addCents(Rounding.toCents(feesCents()), Rounding.toCents(taxes));
    }

    private BigDecimal feesCents() {
        return fees.stream().map(fee -> BigDecimal.valueOf(fee.amountCents())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, QUOTIENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
