package dev.tarn.document;

import dev.tarn.email.Emails;
import dev.tarn.email.Mail;
import dev.tarn.email.MailSource;
import dev.tarn.email.Recipients;
import dev.tarn.invoice.FinalizedListener;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices by e-mail: each one when it is finalized, and any of them again on demand (INV-231, INV-232). */
@Service
class InvoiceEmails implements FinalizedListener, MailSource {
    private static final String KIND = "invoice.finalized";

    private final Emails emails;
    private final MailAddresses addresses;
    private final InvoiceViews invoices;
    private final InvoiceDocuments documents;
    private final InvoiceFiles files;
    private final DocumentStore letterheads;

    InvoiceEmails(
            Emails emails,
            MailAddresses addresses,
            InvoiceViews invoices,
            InvoiceDocuments documents,
            InvoiceFiles files,
            DocumentStore letterheads) {
        this.emails = emails;
        this.addresses = addresses;
        this.invoices = invoices;
        this.documents = documents;
        this.files = files;
        this.letterheads = letterheads;
    }

    @Override
    public void finalized(Tenant tenant, List<Finalized> finalized) {
        var ids = finalized.stream().map(Finalized::invoiceId).toList();
        emails.queue(
                tenant,
                addresses.wanted(tenant, KIND, ids).stream()
                        .map(wanted ->
                                new Emails.Due(KIND, wanted.invoiceId(), Recipients.to(wanted.recipients()), false))
                        .toList());
    }

    /** Sends it once more, to whom the request says or to the customer. */
    @Transactional
    public void resend(Tenant tenant, UUID invoiceId, Input input) {
        Invoice invoice = invoices.require(tenant, invoiceId).invoice();
        if (invoice.status() != InvoiceStatus.FINALIZED) {
            throw Refusal.notAllowed("invoice_not_finalized");
        }
        var known = addresses.of(tenant, KIND, invoice.billingEntityId(), invoice.customerId());
        if (!known.enabled()) {
            throw Refusal.notAllowed("email_settings_disabled");
        }
        input.problems().addIf(known.sender() == null, "billing_entity", "must_have_email");
        var recipients = Recipients.read(input, known.recipients());
        input.problems().orThrow();
        emails.queue(tenant, List.of(new Emails.Due(KIND, invoiceId, recipients, true)));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Optional<Mail> write(Tenant tenant, String kind, UUID invoiceId) {
        var whole = invoices.require(tenant, invoiceId);
        Invoice invoice = whole.invoice();
        if (invoice.status() != InvoiceStatus.FINALIZED) {
            return Optional.empty();
        }
        documents.make(tenant, invoiceId);
        byte[] pdf = files.of(tenant, invoiceId).orElseThrow().bytes();
        var known = addresses.of(tenant, KIND, invoice.billingEntityId(), invoice.customerId());
        var labels = Labels.of(letterheads.letterhead(tenant, invoice).languageTag());
        var formats = new Formats(labels.locale());
        String text = labels.get(
                "mail_invoice_text",
                invoice.number(),
                formats.date(invoice.issuingOn()),
                formats.money(invoice.totals().totalAmountCents(), invoice.currency()),
                formats.date(invoice.paymentDueOn()),
                known.entityName());
        return Optional.of(new Mail(
                known.entityName(),
                known.sender(),
                labels.get("mail_invoice_subject", invoice.number(), known.entityName()),
                text,
                List.of(new Mail.Attachment(invoice.number() + ".pdf", "application/pdf", pdf))));
    }
}
