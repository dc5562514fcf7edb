package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteAmounts;
import java.util.List;

/** What a note of these items could be. */
record Estimate(CreditedInvoice invoice, List<NoteItem> items, CreditNoteAmounts amounts) {

    private long upTo(long cents) {
        return Math.max(0, Math.min(rounded().creditableAmountCents(), cents));
    }

    CreditNoteAmounts.Estimate rounded() {
        return amounts.estimate();
    }

    long maxCreditableAmountCents() {
        return invoice.isPurchase() ? 0 : rounded().creditableAmountCents();
    }

    long maxRefundableAmountCents() {
        return upTo(invoice.refundableCents());
    }

    long maxOffsettableAmountCents() {
        return upTo(invoice.offsettableCents());
    }
}
