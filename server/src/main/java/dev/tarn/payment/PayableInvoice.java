package dev.tarn.payment;

import java.util.UUID;

/**
 * An invoice as payments see it.
 *
 * @param readyForPayment false while a provider has its payment in hand (INV-057c)
 */
record PayableInvoice(
        UUID id,
        UUID customerId,
        UUID billingEntityId,
        String number,
        String status,
        String invoiceType,
        String paymentStatus,
        boolean overdue,
        boolean selfBilled,
        boolean readyForPayment,
        String currency,
        long totalAmountCents,
        long paidAmountCents,
        long offsetAmountCents) {

    /** What is still to be paid (INV-031). */
    long dueAmountCents() {
        return status.equals("voided") ? 0 : totalAmountCents - paidAmountCents - offsetAmountCents;
    }

    /** Whether money for it would change how it stands. */
    boolean awaitsPayment() {
        return !isPaid() && (status.equals("finalized") || status.equals("open"));
    }

    /** Whether a provider may be asked for its payment now (CRD-275). */
    boolean canBeCharged() {
        return awaitsPayment() && !selfBilled && readyForPayment && dueAmountCents() > 0;
    }

    boolean isCredit() {
        return invoiceType.equals("credit");
    }

    boolean isPaid() {
        return paymentStatus.equals("succeeded");
    }
}
