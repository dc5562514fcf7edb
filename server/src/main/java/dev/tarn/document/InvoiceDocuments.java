package dev.tarn.document;

import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.invoice.WholeInvoice;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes the PDF of an invoice, once. */
@Service
class InvoiceDocuments {
    private final InvoiceViews invoices;
    private final InvoiceFiles files;
    private final DocumentStore store;
    private final InvoicePdf pdf;

    InvoiceDocuments(InvoiceViews invoices, InvoiceFiles files, DocumentStore store, InvoicePdf pdf) {
        this.invoices = invoices;
        this.files = files;
        this.store = store;
        this.pdf = pdf;
    }

    /** Finalized invoices only: a draft has no document, and what was made before an invoice was voided stays (INV-210). */
    void make(Tenant tenant, UUID invoiceId) {
        WholeInvoice whole = invoices.require(tenant, invoiceId);
        if (files.exists(tenant, invoiceId)) {
            return;
        }
        if (whole.invoice().status() != InvoiceStatus.FINALIZED) {
            throw Refusal.notFound("invoice");
        }
        // rendered outside any transaction; of two at once the first is kept
        Drawn drawn = pdf.draw(whole, store.letterhead(tenant, whole.invoice()));
        files.keep(tenant, invoiceId, drawn.pdf(), drawn.xml());
    }
}
