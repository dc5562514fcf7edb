package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that count only once they are paid: until then nobody sees them, and they have no number (INV-051, INV-052). */
@Service
public class OpenInvoices {
    private final DSLContext database;
    private final InvoiceStore store;
    private final InvoiceNumbers numbers;
    private final Completion completion;
    private final Customers customers;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    OpenInvoices(
            DSLContext database,
            InvoiceStore store,
            InvoiceNumbers numbers,
            Completion completion,
            Customers customers,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.store = store;
        this.numbers = numbers;
        this.completion = completion;
        this.customers = customers;
        this.clock = clock;
        this.events = events;
    }

    /** An invoice that waits, and what for; 0: nothing is left to pay. */
    public record Opened(UUID id, long totalAmountCents) {}

    /** Opens an invoice; one of subscriptions uses what its customer has. */
    @Transactional
    public Opened open(Tenant tenant, NewInvoice invoice) {
        customers.lock(tenant, List.of(invoice.customerId()));
        var sellers = completion.lock(tenant, List.of(invoice.billingEntityId()));
        var computed = ComputedInvoice.of(invoice, customer(tenant, invoice.customerId()));
        var pending = new Completion.Pending(
                Ids.next(),
                computed,
                Known.in(sellers, invoice.billingEntityId()),
                InvoiceStatus.OPEN,
                computed.dates(),
                clock.now(tenant));
        var written = completion.complete(tenant, List.of(pending));
        store.insert(tenant, written);
        UUID id = written.getFirst().id();
        long totalAmountCents = computed.totals().totalAmountCents();
        completion.tellOfOpened(
                tenant,
                new FinalizedListener.Finalized(id, invoice.customerId(), invoice.invoiceType(), totalAmountCents));
        return new Opened(id, totalAmountCents);
    }

    /** Finalizes one that was paid: dated and due today, with a number. One that is not open stays as it is. */
    @Transactional
    public void finalizePaid(Tenant tenant, UUID invoiceId) {
        database.selectFrom(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.eq(invoiceId))
                .and(INVOICE.STATUS.eq(InvoiceStatus.OPEN.code()))
                .forUpdate()
                .fetchOptional()
                .ifPresent(invoice -> finalizePaid(tenant, invoice));
    }

    /** What one was to pay for is not wanted any more: it counts for nothing, and what it used up is there again (INV-053). */
    @Transactional
    public void close(Tenant tenant, UUID invoiceId) {
        Instant now = clock.now(tenant);
        int closed = database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.CLOSED.code())
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.eq(invoiceId))
                .and(INVOICE.STATUS.eq(InvoiceStatus.OPEN.code()))
                .execute();
        if (closed > 0) {
            events.publishEvent(new OpenInvoiceClosed(tenant, invoiceId));
        }
    }

    private void finalizePaid(Tenant tenant, InvoiceRecord invoice) {
        Instant now = clock.now(tenant);
        Customer customer = customer(tenant, invoice.getCustomerId());
        if (invoice.getFeesAmountCents() == 0 && customer.skipZeroInvoices()) {
            close(invoice.getId(), now);
            return;
        }
        var sellers = completion.lock(tenant, List.of(invoice.getBillingEntityId()));
        var claim = InvoiceNumbers.Claim.of(customer, Known.in(sellers, invoice.getBillingEntityId()));
        var number = numbers.assign(List.of(claim), now).getFirst();
        LocalDate today = LocalDays.dateOf(now, customer.applicableZone());
        database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.FINALIZED.code())
                .set(INVOICE.NUMBER, number.text())
                .set(INVOICE.SEQUENTIAL_ID, number.sequentialId())
                .set(INVOICE.ENTITY_SEQUENTIAL_ID, number.entitySequentialId())
                .set(INVOICE.ISSUING_ON, today)
                .set(INVOICE.EXPECTED_FINALIZATION_ON, today)
                .set(INVOICE.PAYMENT_DUE_ON, today)
                .set(INVOICE.FINALIZED_AT, now)
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(invoice.getId()))
                .execute();
        var finalized = new FinalizedListener.Finalized(
                invoice.getId(), customer.id(), invoice.getInvoiceType(), invoice.getTotalAmountCents());
        completion.tellListeners(tenant, List.of(finalized));
    }

    /** Nothing is on it, and such invoices are skipped (BIL-166). */
    private void close(UUID invoiceId, Instant now) {
        database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.CLOSED.code())
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(invoiceId))
                .execute();
    }

    private Customer customer(Tenant tenant, UUID id) {
        return Known.in(customers.byIds(tenant, List.of(id)), id);
    }
}
