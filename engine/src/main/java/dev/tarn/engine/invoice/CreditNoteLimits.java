package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How far notes on an invoice may go (CRD-121, CRD-128). All amounts are cents from 0.
 *
 * @param ceilingCents fees and their taxes, before coupons ({@link CreditableInvoice#ceilingCents})
 * @param invoicedCents sub total including taxes
 * @param totalCents what was to be paid of it
 * @param paidCents received so far
 * @param paymentSucceeded whether the payment counts as made, whatever was received
 * @param purchase whether it is a credit invoice, which sells prepaid credits
 * @param earlier what earlier notes gave back, voided ones included
 */
public record CreditNoteLimits(
        long ceilingCents,
        long invoicedCents,
        long totalCents,
        long paidCents,
        boolean paymentSucceeded,
        boolean purchase,
        CreditNoteSplit earlier) {
    /** What users may be off by, since they round as well. */
    private static final long TOLERANCE_CENTS = 1;

    /** Why a note is refused: the field that is wrong, and how. */
    public enum Violation {
        NOT_THE_ITEMS("base", "does_not_match_item_amounts"),
        NOTHING_PAID("refund_amount_cents", "cannot_refund_unpaid_invoice"),
        REFUND_TOO_HIGH("refund_amount_cents", "higher_than_remaining_invoice_amount"),
        CREDIT_TOO_HIGH("credit_amount_cents", "higher_than_remaining_invoice_amount"),
        OFFSET_TOO_HIGH("offset_amount_cents", "higher_than_remaining_invoice_amount"),
        PURCHASE_NOT_CREDITED("credit_amount_cents", "cannot_credit_invoice"),
        PAID_PURCHASE_NOT_OFFSET("offset_amount_cents", "cannot_apply_to_paid_invoice"),
        PURCHASE_NOT_WHOLLY_OFFSET("offset_amount_cents", "not_equal_to_total_amount"),
        TOTAL_TOO_HIGH("base", "higher_than_remaining_invoice_amount"),
        NOTHING_GIVEN_BACK("base", "total_amount_must_be_positive");

        private final String field;
        private final String code;

        Violation(String field, String code) {
            this.field = field;
            this.code = code;
        }

        /** The request's field. */
        public String field() {
            return field;
        }

        /** The contract's error code. */
        public String code() {
            return code;
        }
    }

    /** What may still be paid back in money, of what may be credited, or is left of a purchase (CRD-121). */
    public long refundableCents(BigDecimal creditableCents) {
        return isFullyPaidWithoutSuccess()
                ? 0
                : BigDecimal.valueOf(receivedCents())
                        .min(creditableCents)
                        .max(BigDecimal.ZERO)
                        .longValue();
    }

    /** What may still be taken off what is due, of what may be credited at all (CRD-121a). */
    public long offsettableCents(BigDecimal creditableCents) {
        if (purchase) {
            return dueCents() > 0 && !paymentSucceeded ? totalCents : 0;
        }
        return BigDecimal.valueOf(dueCents())
                .min(creditableCents)
                .max(BigDecimal.ZERO)
                .longValue();
    }

    /** Everything that is wrong with a note whose items come to {@code itemsTotalCents}, taxes included (CRD-128, CRD-325). */
    public List<Violation> violations(CreditNoteSplit note, long itemsTotalCents) {
        var found = new ArrayList<Violation>();
        long givenBack = note.totalAmountCents();
        if (Math.abs(Money.subtractCents(givenBack, itemsTotalCents)) > TOLERANCE_CENTS) {
            found.add(Violation.NOT_THE_ITEMS);
        }
        addRefund(note, found);
        if (note.creditAmountCents() > remainingCents() + TOLERANCE_CENTS) {
            found.add(Violation.CREDIT_TOO_HIGH);
        }
        if (note.offsetAmountCents() > Math.min(dueCents(), remainingCents())) {
            found.add(Violation.OFFSET_TOO_HIGH);
        }
        if (purchase) {
            addPurchase(note, found);
        }
        if (givenBack > Money.subtractCents(ceilingCents, earlier.totalAmountCents()) + TOLERANCE_CENTS) {
            found.add(Violation.TOTAL_TOO_HIGH);
        }
        if (givenBack == 0) {
            found.add(Violation.NOTHING_GIVEN_BACK);
        }
        return List.copyOf(found);
    }

    private void addRefund(CreditNoteSplit note, List<Violation> found) {
        if (note.refundAmountCents() == 0) {
            return;
        }
        if (paidCents <= 0 || isFullyPaidWithoutSuccess()) {
            found.add(Violation.NOTHING_PAID);
        } else if (note.refundAmountCents() > receivedCents()) {
            found.add(Violation.REFUND_TOO_HIGH);
        }
    }

    private void addPurchase(CreditNoteSplit note, List<Violation> found) {
        if (note.creditAmountCents() > 0) {
            found.add(Violation.PURCHASE_NOT_CREDITED);
        }
        if (note.offsetAmountCents() > 0 && paidCents > 0) {
            found.add(Violation.PAID_PURCHASE_NOT_OFFSET);
        }
        if (note.offsetAmountCents() > 0 && note.offsetAmountCents() != totalCents) {
            found.add(Violation.PURCHASE_NOT_WHOLLY_OFFSET);
        }
    }

    /**
     * The note in the amounts it gets: moved by the cent of CRD-130 unless that went beyond what was received or is due, and at most what earlier
     * notes left of the invoice, by which rounding alone can exceed it.
     */
    public CreditNoteSplit settle(CreditNoteSplit asked, CreditNoteAmounts amounts) {
        var moved = asked.agreeingWith(amounts.subTotalExcludingTaxesAmountCents(), amounts.taxesAmountCents());
        boolean within = moved.refundAmountCents() <= receivedCents() && moved.offsetAmountCents() <= dueCents();
        var split = within ? moved : asked;
        long left = Math.max(0, Money.subtractCents(invoicedCents, earlier.totalAmountCents()));
        return split.less(Math.max(0, split.totalAmountCents() - left));
    }

    private long remainingCents() {
        return Money.subtractCents(
                Money.subtractCents(ceilingCents, earlier.creditAmountCents()), earlier.offsetAmountCents());
    }

    private long receivedCents() {
        return Money.subtractCents(paidCents, earlier.refundAmountCents());
    }

    private long dueCents() {
        return Money.subtractCents(Money.subtractCents(totalCents, paidCents), earlier.offsetAmountCents());
    }

    private boolean isFullyPaidWithoutSuccess() {
        return !paymentSucceeded && paidCents == totalCents && totalCents > 0;
    }
}
