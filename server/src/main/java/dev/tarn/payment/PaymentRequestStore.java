package dev.tarn.payment;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST_INVOICE;

import dev.tarn.entity.BillingEntityFilter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentRequestRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PaymentRequestStore {
    private static final Set<String> STATUSES = Set.of("pending", "succeeded", "failed");
    private static final TableLike<?> REQUESTS = PAYMENT_REQUEST
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(PAYMENT_REQUEST.CUSTOMER_ID))
            .join(BILLING_ENTITY)
            .on(BILLING_ENTITY.ID.eq(PAYMENT_REQUEST.BILLING_ENTITY_ID));

    private final DSLContext database;
    private final BillingEntityFilter billingEntities;

    PaymentRequestStore(DSLContext database, BillingEntityFilter billingEntities) {
        this.database = database;
        this.billingEntities = billingEntities;
    }

    /** The invoices are there, and of one customer, one currency and one billing entity. */
    UUID insert(
            Tenant tenant,
            @Nullable String email,
            long amountCents,
            List<PayableInvoice> invoices,
            @Nullable UUID dunningCampaignId,
            Instant now) {
        PayableInvoice first = invoices.getFirst();
        var row = database.newRecord(PAYMENT_REQUEST);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(first.customerId());
        row.setBillingEntityId(first.billingEntityId());
        row.setDunningCampaignId(dunningCampaignId);
        row.setEmail(email);
        row.setAmountCents(amountCents);
        row.setCurrency(first.currency());
        row.setPaymentStatus("pending");
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
        database.batchInsert(invoices.stream()
                        .map(invoice -> {
                            var link = database.newRecord(PAYMENT_REQUEST_INVOICE);
                            link.setPaymentRequestId(row.getId());
                            link.setInvoiceId(invoice.id());
                            return link;
                        })
                        .toList())
                .execute();
        return row.getId();
    }

    Optional<PaymentRequest> find(Tenant tenant, UUID id) {
        var rows = database.selectFrom(PAYMENT_REQUEST)
                .where(of(tenant).and(PAYMENT_REQUEST.ID.eq(id)))
                .fetch();
        return requests(rows).stream().findFirst();
    }

    Paged<PaymentRequest> page(Tenant tenant, Query query, Page page) {
        var filter = filter(tenant, query)
                .and(query.text("external_customer_id")
                        .map(CUSTOMER.EXTERNAL_ID::eq)
                        .orElse(DSL.noCondition()));
        return page(filter, page);
    }

    Paged<PaymentRequest> pageOfCustomer(Tenant tenant, UUID customerId, Query query, Page page) {
        return page(filter(tenant, query).and(PAYMENT_REQUEST.CUSTOMER_ID.eq(customerId)), page);
    }

    private Paged<PaymentRequest> page(Condition filter, Page page) {
        Paged<PaymentRequestRecord> found = page.fetch(
                database,
                List.of(PAYMENT_REQUEST.fields()),
                REQUESTS,
                filter,
                List.of(PAYMENT_REQUEST.CREATED_AT.desc(), PAYMENT_REQUEST.ID.asc()),
                row -> row.into(PAYMENT_REQUEST));
        return found.withItems(requests(found.items()));
    }

    private Condition filter(Tenant tenant, Query query) {
        var statuses = query.list("payment_status");
        if (!STATUSES.containsAll(statuses)) {
            throw Refusal.invalid("payment_status", "value_is_invalid");
        }
        return DSL.and(
                of(tenant),
                query.text("currency").map(PAYMENT_REQUEST.CURRENCY::eq).orElse(DSL.noCondition()),
                statuses.isEmpty() ? DSL.noCondition() : PAYMENT_REQUEST.PAYMENT_STATUS.in(statuses),
                billingEntities.of(tenant, query));
    }

    private List<PaymentRequest> requests(List<PaymentRequestRecord> rows) {
        var ids = rows.stream().map(PaymentRequestRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<UUID>> invoices = database.select(
                        PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID, PAYMENT_REQUEST_INVOICE.INVOICE_ID)
                .from(PAYMENT_REQUEST_INVOICE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(PAYMENT_REQUEST_INVOICE.INVOICE_ID))
                .where(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID.in(ids))
                .orderBy(INVOICE.ISSUING_ON, INVOICE.CREATED_AT, INVOICE.ID)
                .fetchGroups(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID, PAYMENT_REQUEST_INVOICE.INVOICE_ID);
        return rows.stream()
                .map(row -> new PaymentRequest(
                        row.getId(),
                        row.getCustomerId(),
                        row.getEmail(),
                        row.getAmountCents(),
                        row.getCurrency(),
                        row.getPaymentStatus(),
                        invoices.getOrDefault(row.getId(), List.of()),
                        row.getCreatedAt()))
                .toList();
    }

    private static Condition of(Tenant tenant) {
        return PAYMENT_REQUEST.ORGANIZATION_ID.eq(tenant.organizationId());
    }
}
