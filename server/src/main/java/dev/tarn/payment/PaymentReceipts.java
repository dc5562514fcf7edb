package dev.tarn.payment;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PAYMENT_RECEIPT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentReceiptRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts: one for each succeeded payment, numbered per customer (CRD-290). */
@Service
class PaymentReceipts {
    private final DSLContext database;
    private final PaymentStore payments;
    private final BillingClock clock;

    PaymentReceipts(DSLContext database, PaymentStore payments, BillingClock clock) {
        this.database = database;
        this.payments = payments;
        this.clock = clock;
    }

    /** None for partners, who bill themselves. The customer is locked, so that numbers have no gap. */
    void issue(Tenant tenant, UUID customerId, UUID paymentId) {
        var customer = database.select(CUSTOMER.SLUG, CUSTOMER.ACCOUNT_TYPE)
                .from(CUSTOMER)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.eq(customerId))
                .fetchSingle();
        if (customer.value2().equals("partner")) {
            return;
        }
        int number = nextNumber(customerId);
        var row = database.newRecord(PAYMENT_RECEIPT);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(customerId);
        row.setPaymentId(paymentId);
        row.setSequentialId(number);
        row.setNumber("%s-RCPT-%06d".formatted(customer.value1(), number));
        row.setCreatedAt(clock.now(tenant));
        row.insert();
    }

    private int nextNumber(UUID customerId) {
        Integer last = database.select(DSL.max(PAYMENT_RECEIPT.SEQUENTIAL_ID))
                .from(PAYMENT_RECEIPT)
                .where(PAYMENT_RECEIPT.CUSTOMER_ID.eq(customerId))
                .fetchSingle()
                .value1();
        return last == null ? 1 : last + 1;
    }

    @Transactional(readOnly = true)
    public Paged<PaymentReceipt> page(Tenant tenant, Query query, Page page) {
        var from = PAYMENT_RECEIPT.join(PAYMENT).on(PAYMENT.ID.eq(PAYMENT_RECEIPT.PAYMENT_ID));
        Condition filter = query.text("invoice_id").map(PaymentStore::ofInvoice).orElse(DSL.noCondition());
        Paged<PaymentReceiptRecord> found = page.fetch(
                database,
                List.of(PAYMENT_RECEIPT.fields()),
                from,
                of(tenant).and(filter),
                List.of(PAYMENT_RECEIPT.CREATED_AT.desc(), PAYMENT_RECEIPT.ID.asc()),
                row -> row.into(PAYMENT_RECEIPT));
        return found.withItems(receipts(tenant, found.items()));
    }

    @Transactional(readOnly = true)
    public PaymentReceipt require(Tenant tenant, String id) {
        return Ids.parse(id)
                .map(known -> receipts(
                        tenant,
                        database.selectFrom(PAYMENT_RECEIPT)
                                .where(of(tenant).and(PAYMENT_RECEIPT.ID.eq(known)))
                                .fetch()))
                .flatMap(found -> found.stream().findFirst())
                .orElseThrow(() -> Refusal.notFound("payment_receipt"));
    }

    private List<PaymentReceipt> receipts(Tenant tenant, List<PaymentReceiptRecord> rows) {
        var paid = payments.byIds(
                tenant, rows.stream().map(PaymentReceiptRecord::getPaymentId).toList());
        return rows.stream()
                .map(row -> new PaymentReceipt(
                        row.getId(), row.getNumber(), Known.in(paid, row.getPaymentId()), row.getCreatedAt()))
                .toList();
    }

    private static Condition of(Tenant tenant) {
        return PAYMENT_RECEIPT.ORGANIZATION_ID.eq(tenant.organizationId());
    }
}
