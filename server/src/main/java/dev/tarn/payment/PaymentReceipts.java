package dev.tarn.payment;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PAYMENT_METHOD;
import static dev.tarn.schema.Tables.PAYMENT_RECEIPT;

import dev.tarn.engine.money.Currency;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentReceiptRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Receipts: one for each succeeded payment, numbered per customer (CRD-290). */
@Service
public class PaymentReceipts {
    private final DSLContext database;
    private final PaymentStore payments;
    private final BillingClock clock;
    private final Json json;
    private final ApplicationEventPublisher events;

    PaymentReceipts(
            DSLContext database,
            PaymentStore payments,
            BillingClock clock,
            Json json,
            ApplicationEventPublisher events) {
        this.database = database;
        this.payments = payments;
        this.clock = clock;
        this.json = json;
        this.events = events;
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
        events.publishEvent(new PaymentReceiptCreated(tenant, row.getId()));
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
    Paged<PaymentReceipt> page(Tenant tenant, Query query, Page page) {
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
    PaymentReceipt require(Tenant tenant, String id) {
        return Ids.parse(id)
                .map(known -> receipts(
                        tenant,
                        database.selectFrom(PAYMENT_RECEIPT)
                                .where(of(tenant).and(PAYMENT_RECEIPT.ID.eq(known)))
                                .fetch()))
                .flatMap(found -> found.stream().findFirst())
                .orElseThrow(() -> Refusal.notFound("payment_receipt"));
    }

    /** What its document says. */
    @Transactional(readOnly = true)
    public ReceiptFacts facts(Tenant tenant, UUID id) {
        PaymentReceipt receipt = require(tenant, id.toString());
        Payment payment = receipt.payment();
        JsonNode method = method(tenant, payment);
        Instant paidAt = payment.paidAt();
        return new ReceiptFacts(
                receipt.id(),
                receipt.number(),
                payment.customerId(),
                payment.invoices().stream().map(Payment.PaidInvoice::id).toList(),
                payment.amountCents(),
                Currency.of(payment.currency()),
                method.path("brand").asString(method.path("type").asString(null)),
                method.path("last_digits").asString(null),
                payment.reference(),
                paidAt == null ? receipt.createdAt() : paidAt,
                receipt.createdAt());
    }

    private JsonNode method(Tenant tenant, Payment payment) {
        Payment.AtProvider provider = payment.provider();
        UUID methodId = provider == null ? null : provider.paymentMethodId();
        return methodId == null
                ? json.mapper().createObjectNode()
                : database.select(PAYMENT_METHOD.DETAILS)
                        .from(PAYMENT_METHOD)
                        .where(PAYMENT_METHOD.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(PAYMENT_METHOD.ID.eq(methodId))
                        .fetchSingle(row -> json.tree(row.value1()));
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
