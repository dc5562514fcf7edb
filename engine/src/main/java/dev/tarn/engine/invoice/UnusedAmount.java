package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed of a subscription fee paid in advance when the subscription ends before its period (BIL-120 to BIL-123, CRD-141 to CRD-143). Days
 * are local ones.
 *
 * @param planAmountCents the plan's price when the fee was made
 * @param periodDays days of the whole period, from 1
 * @param periodFrom first day the fee covers
 * @param periodTo last day the fee covers
 * @param endedOn day of the end, which is used up unless another plan bills it
 * @param trialEndsOn day from which the fee counts; null: there is no trial
 * @param upgraded whether another plan bills the day of the end
 */
public record UnusedAmount(
        long planAmountCents,
        int periodDays,
        LocalDate periodFrom,
        LocalDate periodTo,
        LocalDate endedOn,
        @Nullable LocalDate trialEndsOn,
        boolean upgraded) {
    private static final int ITEM_DECIMALS = 5;

    /** How the owner of a subscription wants what is owed (SUB-152). */
    public enum Wish {
        CREDIT,
        REFUND,
        OFFSET
    }

    /** Days paid for and not used, from 0. */
    public long unusedDays() {
        boolean inTrial = trialEndsOn != null && !trialEndsOn.isBefore(endedOn);
        long days = inTrial
                ? ChronoUnit.DAYS.between(trialEndsOn, periodTo) + 1
                : ChronoUnit.DAYS.between(endedOn, periodTo) + (upgraded ? 1 : 0);
        return Math.max(0, days);
    }

    /** Days from the start of the fee, or the end of the trial in it, through the day of the end; from 0. */
    public long usedDays() {
        LocalDate from = trialEndsOn != null && trialEndsOn.isAfter(periodFrom) ? trialEndsOn : periodFrom;
        return Math.max(0, ChronoUnit.DAYS.between(from, endedOn) + 1);
    }

    /** What a note takes back of the fee, 5 decimals; 0 if nothing is owed. */
    public BigDecimal itemCents(CreditableFee fee) {
        return price(unusedDays())
                .min(BigDecimal.valueOf(fee.amountCents()))
                .subtract(fee.creditedAmountCents())
                .max(BigDecimal.ZERO)
                .setScale(ITEM_DECIMALS, RoundingMode.DOWN);
    }

    /**
     * How the note gives its total back. What was paid and not used up is refunded, if that is wanted; the rest is credited or offset. An offset
     * takes off at most what is due; what is more is credited.
     *
     * @param totalCents of the note, taxes included
     * @param paidShareCents what was paid of the fee ({@link #paidShareCents})
     * @param refundableCents what may be refunded of the invoice at all
     * @param dueCents what is still to be paid of the invoice
     */
    public CreditNoteSplit split(
            Wish wish, CreditableFee fee, long totalCents, long paidShareCents, long refundableCents, long dueCents) {
        if (wish == Wish.CREDIT) {
            return new CreditNoteSplit(totalCents, 0, 0);
        }
        long kept = Math.max(0, Money.subtractCents(paidShareCents, usedCents(fee)));
        long refund = Math.min(totalCents, Math.min(kept, Math.max(0, refundableCents)));
        long rest = totalCents - refund;
        long offset = wish == Wish.OFFSET ? Math.min(rest, Math.max(0, dueCents)) : 0;
        return new CreditNoteSplit(rest - offset, refund, offset);
    }

    /** What the used days cost, less their share of coupons, with taxes. */
    long usedCents(CreditableFee fee) {
        return CreditNoteAmounts.of(List.of(new CreditNoteAmounts.Item(fee, price(usedDays()))))
                .totalAmountCents();
    }

    /**
     * What of the payments of an invoice is for one of its fees, rounded.
     *
     * @param feeCents the fee net of coupons, with its taxes
     * @param invoicedCents the invoice's sub total including taxes
     */
    public static long paidShareCents(long paidCents, BigDecimal feeCents, long invoicedCents) {
        return invoicedCents == 0
                ? 0
                : BigDecimal.valueOf(paidCents)
                        .multiply(feeCents)
                        .divide(BigDecimal.valueOf(invoicedCents), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private BigDecimal price(long days) {
        return BigDecimal.valueOf(planAmountCents)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(periodDays), Rounding.PRECISE_SCALE, RoundingMode.DOWN);
    }
}
