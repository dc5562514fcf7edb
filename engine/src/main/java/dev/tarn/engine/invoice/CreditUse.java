package dev.tarn.engine.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How an invoice consumes the credit notes of its customer (CRD-150, CRD-151). */
public final class CreditUse {
    private static final int SHARE_DECIMALS = 5;

    private CreditUse() {}

    /**
     * What is taken of each note, in cents, in their order: oldest first, until nothing is left to pay.
     *
     * @param balancesCents what the notes hold, from 0
     * @param totalCents what is to be paid, from 0
     */
    public static List<Long> of(List<Long> balancesCents, long totalCents) {
        var taken = new ArrayList<Long>();
        long left = totalCents;
        for (long balance : balancesCents) {
            long used = Math.min(balance, left);
            taken.add(used);
            left -= used;
        }
        return List.copyOf(taken);
    }

    /**
     * What is taken spread over the fees of the invoice, in their order, 5 decimals; no fee gets more than it costs.
     *
     * @param feesCents each fee after coupons, with its taxes, from 0
     * @param takenCents all that notes pay
     * @param totalCents what was to be paid before
     */
    public static List<BigDecimal> spread(List<BigDecimal> feesCents, long takenCents, long totalCents) {
        return feesCents.stream()
                .map(fee -> totalCents == 0
                        ? BigDecimal.ZERO.setScale(SHARE_DECIMALS)
                        : fee.multiply(BigDecimal.valueOf(takenCents))
                                .divide(BigDecimal.valueOf(totalCents), SHARE_DECIMALS, RoundingMode.HALF_UP)
                                .min(fee.setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)))
                .toList();
    }
}
