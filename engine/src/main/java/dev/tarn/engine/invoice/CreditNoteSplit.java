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
}
