package dev.tarn.creditnote;

import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.DocumentNumber;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.invoice.InvoicePayments;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.invoice.PurchasedCredits;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CreditNoteRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes credit notes, whoever wants them, in the caller's transaction. */
@Component
class NoteIssuer {
    private final CreditNoteStore store;
    private final InvoiceViews invoices;
    private final InvoicePayments payments;
    private final Customers customers;
    private final ObjectProvider<PurchasedCredits> purchases;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    NoteIssuer(
            CreditNoteStore store,
            InvoiceViews invoices,
            InvoicePayments payments,
            Customers customers,
            ObjectProvider<PurchasedCredits> purchases,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.invoices = invoices;
        this.payments = payments;
        this.customers = customers;
        this.purchases = purchases;
        this.clock = clock;
        this.events = events;
    }

    /** The invoice as it stands; whoever else wants to credit, pay or use something of its customer waits until the transaction ends. */
    CreditedInvoice open(Tenant tenant, UUID invoiceId) {
        UUID customerId = store.customerOfInvoice(tenant, invoiceId).orElseThrow(() -> Refusal.notFound("invoice"));
        customers.lock(tenant, List.of(customerId));
        store.lockInvoice(tenant, invoiceId);
        return read(tenant, invoiceId);
    }

    /** The same without keeping anybody waiting. */
    CreditedInvoice read(Tenant tenant, UUID invoiceId) {
        return read(tenant, invoiceId, null);
    }

    /** As if this note did not exist. */
    CreditedInvoice read(Tenant tenant, UUID invoiceId, @Nullable UUID exceptNoteId) {
        var whole = invoices.require(tenant, invoiceId);
        var source = purchases.getIfAvailable();
        Optional<PurchasedCredits.Purchase> purchase = source == null ? Optional.empty() : source.of(tenant, invoiceId);
        return new CreditedInvoice(
                whole.invoice(), whole.fees(), purchase, store.earlier(tenant, invoiceId, exceptNoteId));
    }

    /** A note on an invoice that is open for it. On a draft, or an invoice whose taxes are awaited, it waits for that to be finalized (CRD-145). */
    UUID issue(Tenant tenant, CreditedInvoice of, NewNote note) {
        Instant now = clock.now(tenant);
        var settled = note.with(of.limits().settle(note.split(), note.amounts()));
        CreditNoteRecord row = store.newRow(tenant, of, settled, now);
        row.setIssuingOn(LocalDays.dateOf(now, of.invoice().zone()));
        if (!of.invoice().isNumbered()) {
            store.write(row, note.items(), note.amounts().lines(), now);
        } else {
            complete(tenant, of, row, settled);
        }
        return row.getId();
    }

    /** Finalizes a note of a finalized invoice: number, date, and what it takes off what is due. */
    void complete(Tenant tenant, CreditedInvoice of, CreditNoteRecord row, NewNote note) {
        Instant now = clock.now(tenant);
        var customer = Known.in(customers.byIds(tenant, List.of(row.getCustomerId())), row.getCustomerId());
        int sequence = store.nextSequence(row.getInvoiceId());
        row.setStatus("finalized");
        row.setSequentialId(sequence);
        row.setNumber(DocumentNumber.creditNote(of.invoice().number(), sequence));
        row.setIssuingOn(LocalDays.dateOf(now, customer.applicableZone()));
        CreditNoteStore.setAmounts(row, note.amounts(), note.split());
        store.write(row, note.items(), note.amounts().lines(), now);
        if (note.split().offsetAmountCents() > 0) {
            payments.offset(tenant, row.getInvoiceId(), note.split().offsetAmountCents());
        }
        if (of.isPurchase() && note.split().refundAmountCents() > 0) {
            purchases
                    .getObject()
                    .takeBack(
                            tenant,
                            row.getInvoiceId(),
                            row.getId(),
                            note.split().refundAmountCents());
        }
        events.publishEvent(new CreditNoteCreated(tenant, row.getId(), row.getCustomerId(), row.getInvoiceId()));
    }
}
