package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.creditnote.CreditNoteCreated;
import dev.tarn.creditnote.CreditNoteDocuments;
import dev.tarn.creditnote.CreditNotes;
import dev.tarn.email.Emails;
import dev.tarn.email.Mail;
import dev.tarn.email.MailSource;
import dev.tarn.email.Recipients;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Credit notes as documents: made once, and e-mailed when they are created and on demand (PLT-251, INV-232). */
@Service
class CreditNoteFiles implements CreditNoteDocuments, MailSource {
    private static final String KIND = "credit_note.created";

    private final DocumentFiles files;
    private final CreditNotes notes;
    private final InvoiceViews invoices;
    private final DocumentStore letterheads;
    private final MailAddresses addresses;
    private final Emails emails;
    private final DocumentPdf pdf;

    CreditNoteFiles(
            DocumentFiles files,
            CreditNotes notes,
            InvoiceViews invoices,
            DocumentStore letterheads,
            MailAddresses addresses,
            Emails emails,
            DocumentPdf pdf) {
        this.files = files;
        this.notes = notes;
        this.invoices = invoices;
        this.letterheads = letterheads;
        this.addresses = addresses;
        this.emails = emails;
        this.pdf = pdf;
    }

    @Override
    public Map<UUID, Urls> urls(Tenant tenant, Collection<UUID> creditNoteIds) {
        var urls = new HashMap<UUID, Urls>();
        files.urls(tenant, creditNoteIds).forEach((id, known) -> urls.put(id, new Urls(known.pdf(), known.xml())));
        return urls;
    }

    /** Drawn outside of any transaction. */
    void make(Tenant tenant, UUID noteId) {
        CreditNote note = notes.require(tenant, noteId);
        if (!files.exists(tenant, noteId)) {
            Invoice invoice = invoiceOf(tenant, note);
            Drawn drawn = pdf.draw(note, letterheads.letterhead(tenant, invoice), invoice.issuingOn());
            files.keep(tenant, noteId, note.number(), drawn.pdf(), drawn.xml());
        }
    }

    private Invoice invoiceOf(Tenant tenant, CreditNote note) {
        return invoices.require(tenant, note.invoiceId()).invoice();
    }

    @EventListener
    void on(CreditNoteCreated created) {
        CreditNote note = notes.require(created.tenant(), created.creditNoteId());
        var known = addresses(created.tenant(), note);
        String recipients = known.recipients();
        if (known.enabled() && known.sender() != null && recipients != null) {
            emails.queue(created.tenant(), List.of(new Emails.Due(KIND, note.id(), Recipients.to(recipients), false)));
        }
    }

    private MailAddresses.Addresses addresses(Tenant tenant, CreditNote note) {
        return addresses.of(tenant, KIND, invoiceOf(tenant, note).billingEntityId(), note.customerId());
    }

    /** Sends it once more, to whom the request says or to the customer. */
    @Transactional
    public void resend(Tenant tenant, UUID noteId, Input input) {
        CreditNote note = notes.require(tenant, noteId);
        var known = addresses(tenant, note);
        if (!known.enabled()) {
            throw Refusal.notAllowed("email_settings_disabled");
        }
        input.problems().addIf(known.sender() == null, "billing_entity", "must_have_email");
        var recipients = Recipients.read(input, known.recipients());
        input.problems().orThrow();
        emails.queue(tenant, List.of(new Emails.Due(KIND, noteId, recipients, true)));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Optional<Mail> write(Tenant tenant, String kind, UUID noteId) {
        CreditNote note = notes.require(tenant, noteId);
        make(tenant, noteId);
        var file = files.of(tenant, noteId).orElseThrow();
        var known = addresses(tenant, note);
        var labels = Labels.of(
                letterheads.letterhead(tenant, invoiceOf(tenant, note)).languageTag());
        var formats = new Formats(labels.locale());
        String text = labels.get(
                "mail_credit_note_text",
                note.number(),
                formats.date(note.issuingOn()),
                formats.money(note.split().totalAmountCents(), note.currency()),
                known.entityName());
        return Optional.of(new Mail(
                known.entityName(),
                known.sender(),
                labels.get("mail_credit_note_subject", note.number(), known.entityName()),
                text,
                List.of(new Mail.Attachment(file.name(), "application/pdf", file.bytes()))));
    }
}
