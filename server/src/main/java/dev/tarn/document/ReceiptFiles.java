package dev.tarn.document;

import dev.tarn.email.Emails;
import dev.tarn.email.Mail;
import dev.tarn.email.MailSource;
import dev.tarn.email.Recipients;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.payment.PaymentReceiptCreated;
import dev.tarn.payment.PaymentReceipts;
import dev.tarn.payment.ReceiptDocuments;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts as documents: made once, and e-mailed with their invoices when they are issued and on demand (CRD-290, PLT-252, INV-232). */
@Service
class ReceiptFiles implements ReceiptDocuments, MailSource {
    private static final String KIND = "payment_receipt.created";
    private static final String PDF = "application/pdf";

    private final DocumentFiles files;
    private final PaymentReceipts receipts;
    private final InvoiceViews invoices;
    private final InvoiceDocuments invoiceDocuments;
    private final InvoiceFiles invoiceFiles;
    private final DocumentStore letterheads;
    private final MailAddresses addresses;
    private final Emails emails;
    private final DocumentPdf pdf;

    ReceiptFiles(
            DocumentFiles files,
            PaymentReceipts receipts,
            InvoiceViews invoices,
            InvoiceDocuments invoiceDocuments,
            InvoiceFiles invoiceFiles,
            DocumentStore letterheads,
            MailAddresses addresses,
            Emails emails,
            DocumentPdf pdf) {
        this.files = files;
        this.receipts = receipts;
        this.invoices = invoices;
        this.invoiceDocuments = invoiceDocuments;
        this.invoiceFiles = invoiceFiles;
        this.letterheads = letterheads;
        this.addresses = addresses;
        this.emails = emails;
        this.pdf = pdf;
    }

    @Override
    public Map<UUID, Urls> urls(Tenant tenant, Collection<UUID> receiptIds) {
        var urls = new HashMap<UUID, Urls>();
        files.urls(tenant, receiptIds).forEach((id, known) -> urls.put(id, new Urls(known.pdf(), known.xml())));
        return urls;
    }

    /** Drawn outside of any transaction. */
    void make(Tenant tenant, UUID receiptId) {
        Receipt receipt = receipt(tenant, receiptId);
        if (!files.exists(tenant, receiptId)) {
            Drawn drawn = pdf.draw(receipt, letterheads.letterhead(tenant, seller(receipt)));
            files.keep(tenant, receiptId, receipt.facts().number(), drawn.pdf(), drawn.xml());
        }
    }

    private Receipt receipt(Tenant tenant, UUID receiptId) {
        return shown(tenant, receiptId).orElseThrow(() -> Refusal.notFound("payment_receipt"));
    }

    /** Empty while what was paid is not shown itself. */
    private Optional<Receipt> shown(Tenant tenant, UUID receiptId) {
        var facts = receipts.facts(tenant, receiptId);
        var paid = new ArrayList<>(invoices.byIds(tenant, facts.invoiceIds()));
        paid.sort(Comparator.comparing(Invoice::issuingOn).thenComparing(Invoice::number));
        return paid.isEmpty() ? Optional.empty() : Optional.of(new Receipt(facts, paid));
    }

    /** The invoices that are paid together are of one entity. */
    private static Invoice seller(Receipt receipt) {
        return receipt.invoices().getFirst();
    }

    @EventListener
    void on(PaymentReceiptCreated created) {
        shown(created.tenant(), created.receiptId()).ifPresent(receipt -> send(created.tenant(), receipt));
    }

    private void send(Tenant tenant, Receipt receipt) {
        var known = addresses(tenant, receipt);
        String recipients = known.recipients();
        if (known.enabled() && known.sender() != null && recipients != null) {
            UUID id = receipt.facts().id();
            emails.queue(tenant, List.of(new Emails.Due(KIND, id, Recipients.to(recipients), false)));
        }
    }

    private MailAddresses.Addresses addresses(Tenant tenant, Receipt receipt) {
        return addresses.of(
                tenant, KIND, seller(receipt).billingEntityId(), receipt.facts().customerId());
    }

    /** Sends it once more, to whom the request says or to the customer. */
    @Transactional
    public void resend(Tenant tenant, UUID receiptId, Input input) {
        var known = addresses(tenant, receipt(tenant, receiptId));
        if (!known.enabled()) {
            throw Refusal.notAllowed("email_settings_disabled");
        }
        input.problems().addIf(known.sender() == null, "billing_entity", "must_have_email");
        var recipients = Recipients.read(input, known.recipients());
        input.problems().orThrow();
        emails.queue(tenant, List.of(new Emails.Due(KIND, receiptId, recipients, true)));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Optional<Mail> write(Tenant tenant, String kind, UUID receiptId) {
        make(tenant, receiptId);
        Receipt receipt = receipt(tenant, receiptId);
        var known = addresses(tenant, receipt);
        var labels = Labels.of(letterheads.letterhead(tenant, seller(receipt)).languageTag());
        var formats = new Formats(labels.locale());
        var facts = receipt.facts();
        String text = labels.get(
                "mail_receipt_text",
                facts.number(),
                formats.date(receipt.paidOn()),
                formats.money(facts.amountCents(), facts.currency()),
                known.entityName());
        return Optional.of(new Mail(
                known.entityName(),
                known.sender(),
                labels.get("mail_receipt_subject", facts.number(), known.entityName()),
                text,
                attachments(tenant, receipt)));
    }

    /** The receipt, then the invoices it is about. */
    private List<Mail.Attachment> attachments(Tenant tenant, Receipt receipt) {
        var attachments = new ArrayList<Mail.Attachment>();
        var own = files.of(tenant, receipt.facts().id()).orElseThrow();
        attachments.add(new Mail.Attachment(own.name(), PDF, own.bytes()));
        for (Invoice invoice : receipt.invoices()) {
            if (invoice.status() == InvoiceStatus.FINALIZED) {
                invoiceDocuments.make(tenant, invoice.id());
            }
            invoiceFiles
                    .of(tenant, invoice.id())
                    .ifPresent(file ->
                            attachments.add(new Mail.Attachment(file.invoiceNumber() + ".pdf", PDF, file.bytes())));
        }
        return attachments;
    }
}
