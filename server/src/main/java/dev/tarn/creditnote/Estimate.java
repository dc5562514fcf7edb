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

    long maxRefundableAmountCents() {
        return upTo(invoice.limits().refundableCents(invoice.creditableCents()));
    }

    long maxOffsettableAmountCents() {
        return upTo(invoice.limits().offsettableCents(invoice.creditableCents()));
    }
}
