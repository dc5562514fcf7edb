package dev.tarn.document;

import static dev.tarn.access.Permission.CREDIT_NOTES_SEND;
import static dev.tarn.access.Permission.INVOICES_SEND;
import static dev.tarn.access.Permission.PAYMENT_RECEIPTS_SEND;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents by e-mail, once more. */
@RestController
class EmailController {
    private final InvoiceEmails invoices;
    private final CreditNoteFiles creditNotes;
    private final ReceiptFiles receipts;

    EmailController(InvoiceEmails invoices, CreditNoteFiles creditNotes, ReceiptFiles receipts) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.receipts = receipts;
    }

    @PostMapping("/api/v1/invoices/{id}/resend_email")
    @Requires(value = INVOICES_SEND, key = ApiResource.INVOICE)
    void invoice(Tenant tenant, @PathVariable String id, @Body(optional = true) Input input) {
        UUID invoiceId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
        invoices.resend(tenant, invoiceId, input);
    }

    @PostMapping("/api/v1/credit_notes/{id}/resend_email")
    @Requires(value = CREDIT_NOTES_SEND, key = ApiResource.CREDIT_NOTE)
    void creditNote(Tenant tenant, @PathVariable String id, @Body(optional = true) Input input) {
        UUID noteId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("credit_note"));
        creditNotes.resend(tenant, noteId, input);
    }

    @PostMapping("/api/v1/payment_receipts/{id}/resend_email")
    @Requires(value = PAYMENT_RECEIPTS_SEND, key = ApiResource.PAYMENT_RECEIPT)
    void receipt(Tenant tenant, @PathVariable String id, @Body(optional = true) Input input) {
        UUID receiptId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("payment_receipt"));
        receipts.resend(tenant, receiptId, input);
    }
}
