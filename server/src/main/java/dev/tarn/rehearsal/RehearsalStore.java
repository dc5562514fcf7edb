package dev.tarn.rehearsal;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.PRICE_REHEARSAL;
import static dev.tarn.schema.Tables.PRICE_REHEARSAL_RESULT;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.billing.RepricedPeriods.Past;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.rehearsal.PriceRehearsal.FeeDifference;
import dev.tarn.rehearsal.PriceRehearsal.Result;
import dev.tarn.schema.tables.records.PriceRehearsalResultRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class RehearsalStore {
    private static final dev.tarn.schema.tables.InvoiceSubscription L = INVOICE_SUBSCRIPTION;
    private static final dev.tarn.schema.tables.PriceRehearsal R = PRICE_REHEARSAL;
    private static final dev.tarn.schema.tables.PriceRehearsalResult T = PRICE_REHEARSAL_RESULT;

    private final DSLContext database;
    private final Json json;

    RehearsalStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A period that was billed, and of what plan. */
    record BilledPeriod(
            Past past,
            String externalCustomerId,
            String externalSubscriptionId,
            Instant fromAt,
            Instant toAt,
            String interval,
            String currency) {}

    /** A fee that was billed. */
    record BilledFee(UUID invoiceId, UUID subscriptionId, String feeType, String code, String name, long amountCents) {}

    /** Oldest first, one more than the limit at most. Ends and regular runs; starts bill no usage. */
    List<BilledPeriod> billed(Tenant tenant, RehearsalRequest request, int limit) {
        return database.select(
                        L.INVOICE_ID,
                        L.SUBSCRIPTION_ID,
                        L.INVOICING_REASON,
                        L.RECURRING,
                        L.BILLED_AT,
                        L.FROM_AT,
                        L.TO_AT,
                        CUSTOMER.EXTERNAL_ID,
                        SUBSCRIPTION.EXTERNAL_ID,
                        PLAN.INTERVAL,
                        PLAN.AMOUNT_CURRENCY)
                .from(L)
                .join(INVOICE)
                .on(INVOICE.ID.eq(L.INVOICE_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(INVOICE.CUSTOMER_ID))
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(L.SUBSCRIPTION_ID))
                .join(PLAN)
                .on(PLAN.ID.eq(SUBSCRIPTION.PLAN_ID))
                .where(L.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.EXTERNAL_ID.in(request.externalCustomerIds()))
                .and(L.INVOICING_REASON.in("subscription_periodic", "subscription_terminating"))
                .and(INVOICE.STATUS.eq("finalized"))
                .and(DSL.condition(INVOICE.SKIP_CHARGES).not())
                .and(request.fromAt() == null ? DSL.noCondition() : L.BILLED_AT.ge(request.fromAt()))
                .and(request.toAt() == null ? DSL.noCondition() : L.BILLED_AT.le(request.toAt()))
                .orderBy(L.BILLED_AT, L.ID)
                .limit(limit + 1)
                .fetch(RehearsalStore::billed);
    }

    private static BilledPeriod billed(Record row) {
        return new BilledPeriod(
                new Past(
                        row.get(L.INVOICE_ID),
                        row.get(L.SUBSCRIPTION_ID),
                        row.get(L.INVOICING_REASON),
                        row.get(L.RECURRING),
                        row.get(L.BILLED_AT)),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(SUBSCRIPTION.EXTERNAL_ID),
                row.get(L.FROM_AT),
                row.get(L.TO_AT),
                row.get(PLAN.INTERVAL),
                row.get(PLAN.AMOUNT_CURRENCY));
    }

    List<BilledFee> fees(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.select(
                        FEE.INVOICE_ID,
                        FEE.SUBSCRIPTION_ID,
                        FEE.FEE_TYPE,
                        FEE.ITEM_CODE,
                        FEE.ITEM_NAME,
                        FEE.AMOUNT_CENTS)
                .from(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.in(invoiceIds))
                .and(FEE.SUBSCRIPTION_ID.isNotNull())
                .orderBy(FEE.ID)
                .fetch(row -> new BilledFee(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    void insert(Tenant tenant, PriceRehearsal rehearsal, List<Result> results) {
        database.insertInto(R)
                .set(R.ID, rehearsal.id())
                .set(R.ORGANIZATION_ID, tenant.organizationId())
                .set(R.PLAN_ID, rehearsal.planId())
                .set(R.PLAN_CODE, rehearsal.planCode())
                .set(R.PLAN_VERSION, rehearsal.planVersion())
                .set(R.CURRENCY, rehearsal.currency())
                .set(R.FROM_AT, rehearsal.fromAt())
                .set(R.TO_AT, rehearsal.toAt())
                .set(R.PERIODS_COUNT, rehearsal.periodsCount())
                .set(R.BILLED_AMOUNT_CENTS, rehearsal.billedAmountCents())
                .set(R.REHEARSED_AMOUNT_CENTS, rehearsal.rehearsedAmountCents())
                .set(R.CREATED_AT, rehearsal.createdAt())
                .execute();
        var rows = new ArrayList<PriceRehearsalResultRecord>();
        for (Result result : results) {
            var row = new PriceRehearsalResultRecord();
            row.setPriceRehearsalId(rehearsal.id());
            row.setOrdinal(rows.size());
            row.setOrganizationId(tenant.organizationId());
            row.setExternalCustomerId(result.externalCustomerId());
            row.setExternalSubscriptionId(result.externalSubscriptionId());
            row.setInvoiceId(result.invoiceId());
            row.setFromAt(result.fromAt());
            row.setToAt(result.toAt());
            row.setBilledAmountCents(result.billedAmountCents());
            row.setRehearsedAmountCents(result.rehearsedAmountCents());
            row.setFees(json.column(result.fees()));
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            database.batchInsert(rows).execute();
        }
    }

    Optional<PriceRehearsal> find(Tenant tenant, UUID id) {
        return database.selectFrom(R)
                .where(R.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(R.ID.eq(id))
                .fetchOptional(row -> new PriceRehearsal(
                        row.getId(),
                        row.getPlanId(),
                        row.getPlanCode(),
                        row.getPlanVersion(),
                        row.getCurrency(),
                        row.getFromAt(),
                        row.getToAt(),
                        row.getPeriodsCount(),
                        row.getBilledAmountCents(),
                        row.getRehearsedAmountCents(),
                        row.getCreatedAt()));
    }

    Paged<Result> results(Tenant tenant, UUID id, Page page) {
        return page.fetch(
                database,
                List.of(T.asterisk()),
                T,
                T.ORGANIZATION_ID.eq(tenant.organizationId()).and(T.PRICE_REHEARSAL_ID.eq(id)),
                List.of(T.ORDINAL),
                row -> new Result(
                        row.get(T.EXTERNAL_CUSTOMER_ID),
                        row.get(T.EXTERNAL_SUBSCRIPTION_ID),
                        row.get(T.INVOICE_ID),
                        row.get(T.FROM_AT),
                        row.get(T.TO_AT),
                        json.mapper().readValue(row.get(T.FEES).data(), new TypeReference<List<FeeDifference>>() {})));
    }
}
