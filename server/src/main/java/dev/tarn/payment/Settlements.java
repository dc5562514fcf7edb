package dev.tarn.payment;

import dev.tarn.invoice.InvoicePayments;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a payment that has succeeded settles, in the transaction that says so. The customer is locked, and so are the invoices. */
@Component
class Settlements {
    private final InvoicePayments invoicePayments;
    private final PaymentReceipts receipts;

    Settlements(InvoicePayments invoicePayments, PaymentReceipts receipts) {
        this.invoicePayments = invoicePayments;
        this.receipts = receipts;
    }

    /** The invoice takes what it still asks for: money that came twice stays visible as a payment, but makes no invoice paid twice. */
    void settleInvoice(Tenant tenant, UUID paymentId, PayableInvoice invoice, long amountCents) {
        long taken = Math.min(amountCents, invoice.dueAmountCents());
        if (taken > 0) {
            invoicePayments.receive(tenant, invoice.id(), taken);
        }
        receipts.issue(tenant, invoice.customerId(), paymentId);
    }

    /** Every invoice of a request that is paid has succeeded (CRD-302). */
    void settleRequest(Tenant tenant, UUID paymentId, UUID customerId, List<PayableInvoice> invoices) {
        for (PayableInvoice invoice : invoices) {
            if (invoice.dueAmountCents() > 0) {
                invoicePayments.receive(tenant, invoice.id(), invoice.dueAmountCents());
            }
        }
        receipts.issue(tenant, customerId, paymentId);
    }
}
