package dev.tarn.payment;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST_INVOICE;
import static dev.tarn.schema.Tables.PROVIDER_CUSTOMER;

import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads invoices for those who want them paid, and says whether somebody is at it. How a payment stands is written by package invoice alone. */
@Component
class PayableInvoices {
    /** Those that money can be meant for: closed ones never were issued. */
    private static final Collection<String> OPEN_OR_VISIBLE = withOpen();

    private final DSLContext database;

    PayableInvoices(DSLContext database) {
        this.database = database;
    }

    private static List<String> withOpen() {
        var codes = new ArrayList<>(InvoiceStatus.visibleCodes());
        codes.add("open");
        return List.copyOf(codes);
    }

    Optional<UUID> customerOf(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(of(tenant).and(INVOICE.ID.eq(invoiceId)))
                .fetchOptional(INVOICE.CUSTOMER_ID);
    }

    /** In one order for everybody. The customers are locked already. */
    List<PayableInvoice> lock(Tenant tenant, Collection<UUID> ids) {
        return database.selectFrom(INVOICE)
                .where(of(tenant).and(INVOICE.ID.in(ids)))
                .orderBy(INVOICE.ID)
                .forUpdate()
                .fetch(PayableInvoices::payable);
    }

    List<PayableInvoice> ofRequest(Tenant tenant, UUID paymentRequestId) {
        var ids = database.select(PAYMENT_REQUEST_INVOICE.INVOICE_ID)
                .from(PAYMENT_REQUEST_INVOICE)
                .where(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID.eq(paymentRequestId))
                .fetch(PAYMENT_REQUEST_INVOICE.INVOICE_ID);
        return lock(tenant, ids);
    }

    /** While a provider has a payment in hand, nobody else starts one (INV-057c). */
    void setReady(Tenant tenant, Collection<UUID> ids, boolean ready) {
        database.update(INVOICE)
                .set(INVOICE.READY_FOR_PAYMENT_PROCESSING, ready)
                .where(of(tenant).and(INVOICE.ID.in(ids)))
                .execute();
    }

    /** Those that a provider can be asked for: not paid, nobody at them, and their customers known to one. */
    List<UUID> chargeable(Tenant tenant) {
        return database.select(INVOICE.ID)
                .from(INVOICE)
                .join(PROVIDER_CUSTOMER)
                .on(PROVIDER_CUSTOMER.CUSTOMER_ID.eq(INVOICE.CUSTOMER_ID))
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.STATUS.eq(InvoiceStatus.FINALIZED.code()))
                .and(INVOICE.PAYMENT_STATUS.in("pending", "failed"))
                .and(INVOICE.READY_FOR_PAYMENT_PROCESSING)
                .andNot(INVOICE.SELF_BILLED)
                .orderBy(INVOICE.ID)
                .fetch(INVOICE.ID);
    }

    void countAttempt(Tenant tenant, UUID id) {
        database.update(INVOICE)
                .set(INVOICE.PAYMENT_ATTEMPTS, INVOICE.PAYMENT_ATTEMPTS.plus(1))
                .where(of(tenant).and(INVOICE.ID.eq(id)))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return DSL.and(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()), INVOICE.STATUS.in(OPEN_OR_VISIBLE));
    }

    private static PayableInvoice payable(InvoiceRecord row) {
        return new PayableInvoice(
                row.getId(),
                row.getCustomerId(),
                row.getBillingEntityId(),
                row.getNumber(),
                row.getStatus(),
                row.getInvoiceType(),
                row.getPaymentStatus(),
                row.getPaymentOverdue(),
                row.getSelfBilled(),
                row.getReadyForPaymentProcessing(),
                row.getCurrency(),
                row.getTotalAmountCents(),
                row.getTotalPaidAmountCents(),
                row.getTotalOffsetAmountCents());
    }
}
