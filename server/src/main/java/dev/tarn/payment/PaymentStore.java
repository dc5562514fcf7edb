package dev.tarn.payment;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INTEGRATION;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST_INVOICE;

import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PaymentStore {
    private static final TableLike<?> PAYMENTS = PAYMENT.join(CUSTOMER)
            .on(CUSTOMER.ID.eq(PAYMENT.CUSTOMER_ID))
            .leftJoin(INVOICE)
            .on(INVOICE.ID.eq(PAYMENT.INVOICE_ID))
            .leftJoin(INTEGRATION)
            .on(INTEGRATION.ID.eq(PAYMENT.INTEGRATION_ID));

    private final DSLContext database;
    private final Json json;

    PaymentStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(PAYMENT.fields()));
        fields.addAll(List.of(CUSTOMER.EXTERNAL_ID, INVOICE.NUMBER, INTEGRATION.CODE, INTEGRATION.INTEGRATION_TYPE));
        return fields;
    }

    UUID insertManual(Tenant tenant, PayableInvoice invoice, ManualPayment payment, Instant now) {
        var row = database.newRecord(PAYMENT);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(invoice.customerId());
        row.setInvoiceId(invoice.id());
        row.setPaymentType("manual");
        row.setAmountCents(payment.amountCents());
        row.setCurrency(invoice.currency());
        row.setPaymentStatus("succeeded");
        row.setStatus("succeeded");
        row.setReference(payment.reference());
        row.setPaidAt(payment.paidAt());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
        return row.getId();
    }

    boolean isInSucceededRequest(UUID invoiceId) {
        var requests = PAYMENT_REQUEST_INVOICE
                .join(PAYMENT_REQUEST)
                .on(PAYMENT_REQUEST.ID.eq(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID));
        return database.fetchExists(
                requests,
                PAYMENT_REQUEST_INVOICE.INVOICE_ID.eq(invoiceId).and(PAYMENT_REQUEST.PAYMENT_STATUS.eq("succeeded")));
    }

    Map<UUID, Payment> byIds(Tenant tenant, Collection<UUID> ids) {
        return payments(database.select(fields())
                        .from(PAYMENTS)
                        .where(of(tenant).and(PAYMENT.ID.in(ids)))
                        .fetch(row -> (Record) row))
                .stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    Optional<Payment> visible(Tenant tenant, UUID id) {
        return payments(database.select(fields())
                        .from(PAYMENTS)
                        .where(visible(tenant).and(PAYMENT.ID.eq(id)))
                        .fetch(row -> (Record) row))
                .stream()
                .findFirst();
    }

    Paged<Payment> page(Tenant tenant, Query query, Page page) {
        var filter = visible(tenant)
                .and(filter(query))
                .and(query.text("external_customer_id")
                        .map(CUSTOMER.EXTERNAL_ID::eq)
                        .orElse(DSL.noCondition()));
        return page(filter, page);
    }

    Paged<Payment> pageOfCustomer(Tenant tenant, UUID customerId, Query query, Page page) {
        return page(visible(tenant).and(filter(query)).and(PAYMENT.CUSTOMER_ID.eq(customerId)), page);
    }

    private Paged<Payment> page(Condition filter, Page page) {
        var order = List.of(PAYMENT.CREATED_AT.desc(), PAYMENT.ID.asc());
        Paged<Record> found = page.fetch(database, fields(), PAYMENTS, filter, order, row -> row);
        return found.withItems(payments(found.items()));
    }

    /** CRD-273. */
    private static Condition filter(Query query) {
        return DSL.and(
                query.text("invoice_id").map(PaymentStore::ofInvoice).orElse(DSL.noCondition()),
                query.text("currency").map(PAYMENT.CURRENCY::eq).orElse(DSL.noCondition()),
                query.text("search_term").map(PaymentStore::search).orElse(DSL.noCondition()));
    }

    /** Those of the invoice itself, and of requests that hold it; an id that cannot exist leads to nothing. */
    static Condition ofInvoice(String invoiceId) {
        return Ids.parse(invoiceId)
                .map(id -> PAYMENT.INVOICE_ID
                        .eq(id)
                        .or(PAYMENT.PAYMENT_REQUEST_ID.in(DSL.select(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID)
                                .from(PAYMENT_REQUEST_INVOICE)
                                .where(PAYMENT_REQUEST_INVOICE.INVOICE_ID.eq(id)))))
                .orElse(DSL.falseCondition());
    }

    private static Condition search(String term) {
        return DSL.or(
                Ids.parse(term).map(PAYMENT.ID::eq).orElse(DSL.falseCondition()),
                PAYMENT.PROVIDER_PAYMENT_ID.containsIgnoreCase(term),
                PAYMENT.REFERENCE.containsIgnoreCase(term),
                INVOICE.NUMBER.containsIgnoreCase(term),
                CUSTOMER.NAME.containsIgnoreCase(term),
                CUSTOMER.FIRSTNAME.containsIgnoreCase(term),
                CUSTOMER.LASTNAME.containsIgnoreCase(term),
                CUSTOMER.EXTERNAL_ID.containsIgnoreCase(term),
                CUSTOMER.EMAIL.containsIgnoreCase(term));
    }

    private static Condition of(Tenant tenant) {
        return PAYMENT.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    /** Payments of invoices that are not shown are not shown either. */
    private static Condition visible(Tenant tenant) {
        var shown = new ArrayList<>(InvoiceStatus.visibleCodes());
        // money that came too late for a start is somewhere to be seen (SUB-168)
        shown.add(InvoiceStatus.CLOSED.code());
        return of(tenant).and(PAYMENT.INVOICE_ID.isNull().or(INVOICE.STATUS.in(shown)));
    }

    private List<Payment> payments(List<? extends Record> rows) {
        var requests = rows.stream()
                .map(row -> row.get(PAYMENT.PAYMENT_REQUEST_ID))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, List<Payment.PaidInvoice>> requested = requests.isEmpty() ? Map.of() : invoicesOf(requests);
        return rows.stream()
                .map(row -> {
                    UUID request = row.get(PAYMENT.PAYMENT_REQUEST_ID);
                    return payment(
                            row,
                            request == null
                                    ? List.of(new Payment.PaidInvoice(
                                            row.get(PAYMENT.INVOICE_ID), row.get(INVOICE.NUMBER)))
                                    : requested.getOrDefault(request, List.of()));
                })
                .toList();
    }

    private Map<UUID, List<Payment.PaidInvoice>> invoicesOf(Collection<UUID> requestIds) {
        return database.select(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID, INVOICE.ID, INVOICE.NUMBER)
                .from(PAYMENT_REQUEST_INVOICE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(PAYMENT_REQUEST_INVOICE.INVOICE_ID))
                .where(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID.in(requestIds))
                .orderBy(INVOICE.ISSUING_ON, INVOICE.ID)
                .fetchGroups(
                        PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID,
                        row -> new Payment.PaidInvoice(row.get(INVOICE.ID), row.get(INVOICE.NUMBER)));
    }

    private Payment payment(Record row, List<Payment.PaidInvoice> invoices) {
        return new Payment(
                row.get(PAYMENT.ID),
                row.get(PAYMENT.CUSTOMER_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                invoices,
                row.get(PAYMENT.PAYMENT_REQUEST_ID),
                row.get(PAYMENT.PAYMENT_TYPE),
                row.get(PAYMENT.AMOUNT_CENTS),
                row.get(PAYMENT.CURRENCY),
                row.get(PAYMENT.PAYMENT_STATUS),
                row.get(PAYMENT.STATUS),
                row.get(PAYMENT.REFERENCE),
                provider(row),
                json.tree(row.get(PAYMENT.NEXT_ACTION)),
                row.get(PAYMENT.PAID_AT),
                row.get(PAYMENT.CREATED_AT));
    }

    private static Payment.@Nullable AtProvider provider(Record row) {
        @Nullable String code = row.get(INTEGRATION.CODE);
        return code == null
                ? null
                : new Payment.AtProvider(
                        code,
                        row.get(INTEGRATION.INTEGRATION_TYPE),
                        row.get(PAYMENT.PROVIDER_PAYMENT_ID),
                        row.get(PAYMENT.PROVIDER_CUSTOMER_ID),
                        row.get(PAYMENT.PAYMENT_METHOD_ID));
    }
}
