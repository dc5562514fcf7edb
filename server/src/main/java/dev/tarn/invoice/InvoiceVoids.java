package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that do not count any more, and disputes that are lost (sections 7.1 and 7.5). */
@Service
class InvoiceVoids {
    private final DSLContext database;
    private final Customers customers;
    private final BillingClock clock;
    private final DueWork dueWork;
    private final MarkOverdue markOverdue;
    // credit notes need invoices themselves: the arrow back is taken only when one is voided
    private final ObjectProvider<CreditOnVoid> credit;
    private final ApplicationEventPublisher events;

    InvoiceVoids(
            DSLContext database,
            Customers customers,
            BillingClock clock,
            DueWork dueWork,
            MarkOverdue markOverdue,
            ObjectProvider<CreditOnVoid> credit,
            ApplicationEventPublisher events) {
        this.database = database;
        this.customers = customers;
        this.clock = clock;
        this.dueWork = dueWork;
        this.markOverdue = markOverdue;
        this.credit = credit;
        this.events = events;
    }

    /** How an invoice is voided: with credit notes or without. */
    record Options(boolean generateCreditNote, long creditAmountCents, long refundAmountCents) {
        static Options read(Input input) {
            boolean generate = input.flag("generate_credit_note", false);
            Long credit = input.cents("credit_amount");
            Long refund = input.cents("refund_amount");
            input.problems().orThrow();
            return new Options(generate, credit == null ? 0 : credit, refund == null ? 0 : refund);
        }
    }

    @Transactional
    void voidInvoice(Tenant tenant, UUID id, Options options) {
        InvoiceRecord invoice = lock(tenant, id);
        if (!invoice.getStatus().equals(InvoiceStatus.FINALIZED.code())) {
            throw Refusal.notAllowed("not_voidable");
        }
        if (options.generateCreditNote()) {
            credit.getObject().giveBack(tenant, id, options.creditAmountCents(), options.refundAmountCents());
        }
        Instant now = clock.now(tenant);
        database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.VOIDED.code())
                .set(INVOICE.VOIDED_AT, now)
                .set(INVOICE.PAYMENT_OVERDUE, false)
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(id))
                .execute();
        dueWork.cancel(tenant, markOverdue, id);
        events.publishEvent(new InvoiceVoided(tenant, id, invoice.getCustomerId(), options.generateCreditNote()));
    }

    /** The first time counts; it is never overdue again (INV-174). */
    @Transactional
    void loseDispute(Tenant tenant, UUID id) {
        InvoiceRecord invoice = lock(tenant, id);
        var status = InvoiceStatus.of(invoice.getStatus());
        if (status != InvoiceStatus.FINALIZED && status != InvoiceStatus.VOIDED) {
            throw Refusal.notAllowed("not_disputable");
        }
        if (invoice.getPaymentDisputeLostAt() != null) {
            return;
        }
        Instant now = clock.now(tenant);
        database.update(INVOICE)
                .set(INVOICE.PAYMENT_DISPUTE_LOST_AT, now)
                .set(INVOICE.PAYMENT_OVERDUE, false)
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(id))
                .execute();
        dueWork.cancel(tenant, markOverdue, id);
    }

    /** The customer first, as everybody does. */
    private InvoiceRecord lock(Tenant tenant, UUID id) {
        var visible = INVOICE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(INVOICE.ID.eq(id))
                .and(INVOICE.STATUS.in(InvoiceStatus.visibleCodes()));
        UUID customerId = database.select(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(visible)
                .fetchOptional(INVOICE.CUSTOMER_ID)
                .orElseThrow(() -> Refusal.notFound("invoice"));
        customers.lock(tenant, List.of(customerId));
        return database.selectFrom(INVOICE)
                .where(visible)
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
