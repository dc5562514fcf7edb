package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Money;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the payment of an invoice stands: the one place that changes it (INV-056, CRD-131, CRD-272). */
@Service
public class InvoicePayments {
    private final DSLContext database;
    private final Customers customers;
    private final BillingClock clock;
    private final DueWork dueWork;
    private final MarkOverdue markOverdue;
    // those who listen may use invoices themselves: the arrow back is taken only when something has changed
    private final ObjectProvider<PaymentStatusListener> listeners;

    InvoicePayments(
            DSLContext database,
            Customers customers,
            BillingClock clock,
            DueWork dueWork,
            MarkOverdue markOverdue,
            ObjectProvider<PaymentStatusListener> listeners) {
        this.database = database;
        this.customers = customers;
        this.clock = clock;
        this.dueWork = dueWork;
        this.markOverdue = markOverdue;
        this.listeners = listeners;
    }

    /** Money received. An invoice of which nothing is left to pay has succeeded. At most what is due may be received. */
    @Transactional
    public void receive(Tenant tenant, UUID invoiceId, long amountCents) {
        InvoiceRecord invoice = lock(tenant, invoiceId);
        invoice.setTotalPaidAmountCents(Money.addCents(invoice.getTotalPaidAmountCents(), amountCents));
        settle(tenant, invoice);
    }

    /** Money that need not be paid any more, by a credit note on the invoice itself (CRD-131). At most what is due. */
    @Transactional
    public void offset(Tenant tenant, UUID invoiceId, long amountCents) {
        InvoiceRecord invoice = lock(tenant, invoiceId);
        invoice.setTotalOffsetAmountCents(Money.addCents(invoice.getTotalOffsetAmountCents(), amountCents));
        settle(tenant, invoice);
    }

    /** Says how the payment stands without any money being recorded (INV-171). */
    @Transactional
    public void setStatus(Tenant tenant, UUID invoiceId, String paymentStatus) {
        setStatus(tenant, lock(tenant, invoiceId), paymentStatus);
    }

    private void settle(Tenant tenant, InvoiceRecord invoice) {
        long dueCents =
                invoice.getTotalAmountCents() - invoice.getTotalPaidAmountCents() - invoice.getTotalOffsetAmountCents();
        if (dueCents < 0) {
            throw new IllegalArgumentException(
                    "More was received of invoice %s than is due, by %d cents".formatted(invoice.getId(), -dueCents));
        }
        database.update(INVOICE)
                .set(INVOICE.TOTAL_PAID_AMOUNT_CENTS, invoice.getTotalPaidAmountCents())
                .set(INVOICE.TOTAL_OFFSET_AMOUNT_CENTS, invoice.getTotalOffsetAmountCents())
                .set(INVOICE.UPDATED_AT, clock.now(tenant))
                .where(INVOICE.ID.eq(invoice.getId()))
                .execute();
        if (dueCents == 0) {
            setStatus(tenant, invoice, "succeeded");
        }
    }

    /** The customer before the invoice, as everybody does: credits that were bought are the customer's. */
    InvoiceRecord lock(Tenant tenant, UUID invoiceId) {
        UUID customerId = database.select(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.eq(invoiceId))
                .fetchOptional(INVOICE.CUSTOMER_ID)
                .orElseThrow(() -> Refusal.notFound("invoice"));
        customers.lock(tenant, List.of(customerId));
        return database.selectFrom(INVOICE)
                .where(INVOICE.ID.eq(invoiceId))
                .forUpdate()
                .fetchSingle();
    }

    /** A paid invoice is not overdue any more, and its fees are as it is (CRD-282). */
    private void setStatus(Tenant tenant, InvoiceRecord invoice, String paymentStatus) {
        String before = invoice.getPaymentStatus();
        if (before.equals(paymentStatus)) {
            return;
        }
        Instant now = clock.now(tenant);
        boolean paid = paymentStatus.equals("succeeded");
        database.update(INVOICE)
                .set(INVOICE.PAYMENT_STATUS, paymentStatus)
                .set(INVOICE.PAYMENT_OVERDUE, !paid && invoice.getPaymentOverdue())
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(invoice.getId()))
                .execute();
        database.update(FEE)
                .set(FEE.PAYMENT_STATUS, paymentStatus)
                .set(FEE.SUCCEEDED_AT, paid ? now : null)
                .set(FEE.FAILED_AT, paymentStatus.equals("failed") ? now : null)
                .set(FEE.UPDATED_AT, now)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.eq(invoice.getId()))
                .execute();
        awaitPayment(tenant, invoice, !paid);
        var change = new PaymentStatusListener.Change(
                invoice.getId(), invoice.getCustomerId(), invoice.getInvoiceType(), before, paymentStatus);
        listeners.orderedStream().forEach(listener -> listener.paymentStatusChanged(tenant, change));
    }

    private void awaitPayment(Tenant tenant, InvoiceRecord invoice, boolean awaited) {
        if (awaited && invoice.getStatus().equals(InvoiceStatus.FINALIZED.code())) {
            var zone = ZoneId.of(invoice.getTimezone());
            var entry =
                    Completion.overdueEntry(invoice.getId(), invoice.getCustomerId(), invoice.getPaymentDueOn(), zone);
            dueWork.scheduleAll(tenant, markOverdue, List.of(entry));
        } else {
            dueWork.cancel(tenant, markOverdue, invoice.getId());
        }
    }
}
