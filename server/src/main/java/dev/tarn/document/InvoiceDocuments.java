package dev.tarn.document;

import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.invoice.WholeInvoice;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes the PDF of an invoice, once. */
@Service
class InvoiceDocuments {
    private final InvoiceViews invoices;
    private final InvoiceFiles files;
    private final DocumentStore store;
    private final PdfRenderer renderer;
    private final String stylesheet = read("invoice.css");

    InvoiceDocuments(InvoiceViews invoices, InvoiceFiles files, DocumentStore store, PdfRenderer renderer) {
        this.invoices = invoices;
        this.files = files;
        this.store = store;
        this.renderer = renderer;
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
        files.keep(tenant, invoiceId, render(whole, store.letterhead(tenant, whole.invoice())));
    }

    byte[] render(WholeInvoice whole, Letterhead letterhead) {
        Invoice invoice = whole.invoice();
        Instant finalizedAt = invoice.finalizedAt();
        String html = InvoiceHtml.of(whole, letterhead, stylesheet);
        return renderer.render(html, finalizedAt == null ? invoice.createdAt() : finalizedAt, invoice.id().getLeastSignificantBits());
    }

    private static String read(String name) {
        try (var resource = InvoiceDocuments.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("missing from the application: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
