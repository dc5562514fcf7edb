package dev.tarn.usage;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FeeRecord;
import dev.tarn.usage.PastUsage.Invoiced;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Reads what was invoiced. */
@Component
class PastUsageStore {
    private static final TableLike<?> PERIODS = INVOICE_SUBSCRIPTION
            .join(INVOICE)
            .on(INVOICE.ID.eq(INVOICE_SUBSCRIPTION.INVOICE_ID))
            .join(SUBSCRIPTION)
            .on(SUBSCRIPTION.ID.eq(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID))
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(SUBSCRIPTION.CUSTOMER_ID));

    private static final Field<Long> TAXES = DSL.field(DSL.select(DSL.coalesce(DSL.sum(FEE.TAXES_AMOUNT_CENTS), 0))
            .from(FEE)
            .where(FEE.INVOICE_ID.eq(INVOICE.ID))
            .asField()
            .cast(Long.class));

    private static final List<Field<?>> FIELDS = List.of(
            INVOICE.ID,
            INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID,
            INVOICE_SUBSCRIPTION.CHARGES_FROM_AT,
            INVOICE_SUBSCRIPTION.CHARGES_TO_AT,
            INVOICE.ISSUING_ON,
            INVOICE.CURRENCY,
            INVOICE.FEES_AMOUNT_CENTS,
            TAXES);

    private static final List<OrderField<?>> NEWEST_FIRST =
            List.of(INVOICE_SUBSCRIPTION.CHARGES_FROM_AT.desc(), INVOICE_SUBSCRIPTION.BILLED_AT.desc(), INVOICE.ID);

    private static final Explanation AS_INVOICED = Explanation.of("MTR-210", "as invoiced", Map.of(), "");

    private final DSLContext database;
    private final Json json;

    PastUsageStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A charge fee, with the ids of what it bills. */
    record Billed(
            UUID invoiceId,
            UUID subscriptionId,
            UUID chargeId,
            @Nullable UUID filterId,
            BucketUsage usage) {}

    Paged<Invoiced> periods(Tenant tenant, String externalCustomerId, String externalSubscriptionId, Page page) {
        return page.fetch(
                database,
                FIELDS,
                PERIODS,
                billed(tenant, externalCustomerId, externalSubscriptionId),
                NEWEST_FIRST,
                PastUsageStore::invoiced);
    }

    List<Invoiced> newest(Tenant tenant, String externalCustomerId, String externalSubscriptionId, int count) {
        return database.select(FIELDS)
                .from(PERIODS)
                .where(billed(tenant, externalCustomerId, externalSubscriptionId))
                .orderBy(NEWEST_FIRST)
                .limit(count)
                .fetch(PastUsageStore::invoiced);
    }

    /** Invoices of single events bill no period. */
    private static Condition billed(Tenant tenant, String externalCustomerId, String externalSubscriptionId) {
        return INVOICE_SUBSCRIPTION
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SUBSCRIPTION.EXTERNAL_ID.eq(externalSubscriptionId))
                .and(CUSTOMER.EXTERNAL_ID.eq(externalCustomerId))
                .and(CUSTOMER.DELETED_AT.isNull())
                .and(INVOICE.STATUS.in("draft", "finalized", "failed", "pending"))
                .and(INVOICE_SUBSCRIPTION.INVOICING_REASON.notLike("in_advance_charge%"))
                .and(INVOICE_SUBSCRIPTION.CHARGES_FROM_AT.lt(INVOICE_SUBSCRIPTION.CHARGES_TO_AT));
    }

    private static Invoiced invoiced(Record row) {
        return new Invoiced(
                row.get(INVOICE.ID),
                row.get(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID),
                row.get(INVOICE_SUBSCRIPTION.CHARGES_FROM_AT),
                row.get(INVOICE_SUBSCRIPTION.CHARGES_TO_AT),
                row.get(INVOICE.ISSUING_ON),
                row.get(INVOICE.CURRENCY),
                row.get(INVOICE.FEES_AMOUNT_CENTS),
                row.get(TAXES));
    }

    /** The fees of usage on these invoices, true-ups included. */
    List<Billed> fees(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.selectFrom(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.in(invoiceIds))
                .and(FEE.FEE_TYPE.eq("charge"))
                .and(FEE.DELETED_AT.isNull())
                .orderBy(FEE.ID)
                .fetch(row -> new Billed(
                        row.getInvoiceId(),
                        Objects.requireNonNull(row.getSubscriptionId()),
                        row.getChargeId(),
                        row.getChargeFilterId(),
                        usage(row)));
    }

    private BucketUsage usage(FeeRecord row) {
        var amount = new FeeAmount(
                Currency.of(row.getAmountCurrency()),
                row.getUnits(),
                row.getAmountCents(),
                row.getPreciseAmountCents(),
                row.getUnitAmountCents(),
                row.getPreciseUnitAmount(),
                AS_INVOICED);
        return new BucketUsage(
                null,
                json.mapper()
                        .readValue(
                                row.getGroupedBy().data(),
                                new TypeReference<LinkedHashMap<String, @Nullable String>>() {}),
                row.getTotalAggregatedUnits() == null ? row.getUnits() : row.getTotalAggregatedUnits(),
                row.getEventsCount() == null ? 0 : row.getEventsCount(),
                amount,
                (ObjectNode) json.tree(row.getAmountDetails()),
                List.of());
    }
}
