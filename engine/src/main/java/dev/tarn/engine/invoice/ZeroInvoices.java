package dev.tarn.engine.invoice;

/** What a customer's settings say about invoices whose fees come to nothing (INV-055, BIL-166). */
public enum ZeroInvoices {
    /** As the billing entity has it. */
    INHERIT,
    SKIP,
    FINALIZE;

    /** What becomes of an invoice whose fees are known. */
    public enum Outcome {
        /** The grace period runs. */
        DRAFT,
        FINALIZED,
        /** Invisible: no number, no document, no notice. */
        CLOSED
    }

    /**
     * The status of a computed invoice. The fees decide, not the total: an invoice paid in full by a coupon is finalized.
     *
     * @param inGracePeriod the invoice may be a draft and the customer's grace period is longer than 0 days
     * @param entityFinalizesZero the billing entity's setting
     */
    public Outcome outcome(long feesAmountCents, boolean inGracePeriod, boolean entityFinalizesZero) {
        if (inGracePeriod) {
            return Outcome.DRAFT;
        }
        boolean finalizesZero = switch (this) {
            case INHERIT -> entityFinalizesZero;
            case SKIP -> false;
            case FINALIZE -> true;
        };
        return feesAmountCents == 0 && !finalizesZero ? Outcome.CLOSED : Outcome.FINALIZED;
    }
}
