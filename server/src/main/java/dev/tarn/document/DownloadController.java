package dev.tarn.document;

import static dev.tarn.access.Permission.CREDIT_NOTES_VIEW;
import static dev.tarn.access.Permission.INVOICES_VIEW;
import static dev.tarn.access.Permission.PAYMENT_RECEIPTS_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.creditnote.CreditNoteAnswers;
import dev.tarn.creditnote.CreditNotes;
import dev.tarn.invoice.InvoiceAnswers;
import dev.tarn.payment.ReceiptAnswers;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes the document of an invoice, a credit note or a receipt where there is none yet, and says where it is. */
@RestController
class DownloadController {
    private final InvoiceDocuments documents;
    private final InvoiceAnswers invoices;
    private final CreditNoteFiles creditNotes;
    private final CreditNotes notes;
    private final CreditNoteAnswers noteAnswers;
    private final ReceiptFiles receipts;
    private final ReceiptAnswers receiptAnswers;

    DownloadController(
            InvoiceDocuments documents,
            InvoiceAnswers invoices,
            CreditNoteFiles creditNotes,
            CreditNotes notes,
            CreditNoteAnswers noteAnswers,
            ReceiptFiles receipts,
            ReceiptAnswers receiptAnswers) {
        this.documents = documents;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.notes = notes;
        this.noteAnswers = noteAnswers;
        this.receipts = receipts;
        this.receiptAnswers = receiptAnswers;
    }

    @PostMapping({
        "/api/v1/credit_notes/{id}/download",
        "/api/v1/credit_notes/{id}/download_pdf",
        "/api/v1/credit_notes/{id}/download_xml"
    })
    @Requires(value = CREDIT_NOTES_VIEW, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> creditNote(Tenant tenant, @PathVariable String id) {
        UUID noteId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("credit_note"));
        creditNotes.make(tenant, noteId);
        return noteAnswers.of(tenant, notes.require(tenant, noteId));
    }

    @PostMapping({
        "/api/v1/invoices/{id}/download",
        "/api/v1/invoices/{id}/download_pdf",
        "/api/v1/invoices/{id}/download_xml"
    })
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> download(Tenant tenant, @PathVariable String id) {
        UUID invoiceId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
        documents.make(tenant, invoiceId);
        return invoices.detail(tenant, invoiceId);
    }

    @PostMapping({
        "/api/v1/payment_receipts/{id}/download",
        "/api/v1/payment_receipts/{id}/download_pdf",
        "/api/v1/payment_receipts/{id}/download_xml"
    })
    @Requires(value = PAYMENT_RECEIPTS_VIEW, key = ApiResource.PAYMENT_RECEIPT)
    Map<String, @Nullable Object> receipt(Tenant tenant, @PathVariable String id) {
        UUID receiptId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("payment_receipt"));
        receipts.make(tenant, receiptId);
        return receiptAnswers.detail(tenant, id);
    }
}
