package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;

/**
 * How a credit note is given back (CRD-112), in cents from 0.
 *
 * @param creditAmountCents kept for later invoices
 * @param refundAmountCents paid back
 * @param offsetAmountCents taken off what is due of the same invoice
 */
public record CreditNoteSplit(long creditAmountCents, long refundAmountCents, long offsetAmountCents) {

    /** Gives back nothing. */
    public static final CreditNoteSplit NONE = new CreditNoteSplit(0, 0, 0);

    public CreditNoteSplit {
        if (creditAmountCents < 0 || refundAmountCents < 0 || offsetAmountCents < 0) {
            throw new IllegalArgumentException("A credit note gives back nothing negative");
        }
    }

    /** The three together. */
    public long totalAmountCents() {
        return Money.addCents(Money.addCents(creditAmountCents, refundAmountCents), offsetAmountCents);
    }

    /**
     * Moves by one cent where total and parts were rounded apart, so that total less taxes comes nearer to the sub total (CRD-130). The credit
     * bears it if there is one, else the refund, else the offset.
     */
    public CreditNoteSplit agreeingWith(long subTotalExcludingTaxesCents, long taxesCents) {
        int step = Long.signum(
                Money.subtractCents(subTotalExcludingTaxesCents, Money.subtractCents(totalAmountCents(), taxesCents)));
        if (creditAmountCents > 0) {
            return new CreditNoteSplit(creditAmountCents + step, refundAmountCents, offsetAmountCents);
        }
        return refundAmountCents > 0
                ? new CreditNoteSplit(0, refundAmountCents + step, offsetAmountCents)
                : new CreditNoteSplit(0, 0, Math.max(0, offsetAmountCents + step));
    }

    /** The same giving back so much less: of the credit first, then of the refund, then of the offset; at most all of it. */
    CreditNoteSplit less(long cents) {
        long credit = Math.min(cents, creditAmountCents);
        long refund = Math.min(cents - credit, refundAmountCents);
        long offset = Math.min(cents - credit - refund, offsetAmountCents);
        return new CreditNoteSplit(creditAmountCents - credit, refundAmountCents - refund, offsetAmountCents - offset);
    }

    /** Both together. */
    public CreditNoteSplit plus(CreditNoteSplit other) {
        return new CreditNoteSplit(
                Money.addCents(creditAmountCents, other.creditAmountCents),
                Money.addCents(refundAmountCents, other.refundAmountCents),
                Money.addCents(offsetAmountCents, other.offsetAmountCents));
    }
}
