package dev.tarn.rehearsal;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CREDIT_NOTE_ITEM;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class RehearsalStore {
    private static final dev.tarn.schema.tables.InvoiceSubscription L = INVOICE_SUBSCRIPTION;
    private static final dev.tarn.schema.tables.PriceRehearsal R = PRICE_REHEARSAL;
    private static final dev.tarn.schema.tables.PriceRehearsalResult T = PRICE_REHEARSAL_RESULT;

    /** The period whose usage was billed, which in advance is not that of the plan's own fee. */
    private static final Field<Instant> FROM =
            DSL.coalesce(L.CHARGES_FROM_AT, L.FROM_AT).as("period_from_at");

    private static final Field<Instant> TO =
            DSL.coalesce(L.CHARGES_TO_AT, L.TO_AT).as("period_to_at");

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

    /** A fee that was billed, less what was given back of it because the subscription ended; of no invoice as long as nobody gathered it. */
    record BilledFee(
            @Nullable UUID invoiceId,
            UUID subscriptionId,
            String feeType,
            String code,
            String name,
            long amountCents,
            Instant fromAt,
            Instant toAt) {}

    /** Oldest first, one more than the limit at most. Ends and regular runs; starts bill no usage. */
    List<BilledPeriod> billed(Tenant tenant, RehearsalRequest request, int limit) {
        return database.select(
                        L.INVOICE_ID,
                        L.SUBSCRIPTION_ID,
                        L.INVOICING_REASON,
                        L.RECURRING,
                        L.BILLED_AT,
                        FROM,
                        TO,
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
                row.get(FROM),
                row.get(TO),
                row.get(PLAN.INTERVAL),
                row.get(PLAN.AMOUNT_CURRENCY));
    }

    /** All that these were billed for time between two instants; progressive invoices bill nothing that others do not. */
    List<BilledFee> fees(Tenant tenant, Collection<UUID> subscriptionIds, Instant from, Instant to) {
        var givenBack =
                DSL.field(DSL.select(DSL.coalesce(DSL.sum(CREDIT_NOTE_ITEM.AMOUNT_CENTS), DSL.inline(BigDecimal.ZERO)))
                        .from(CREDIT_NOTE_ITEM)
                        .join(CREDIT_NOTE)
                        .on(CREDIT_NOTE.ID.eq(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID))
                        .where(CREDIT_NOTE_ITEM.FEE_ID.eq(FEE.ID))
                        .and(CREDIT_NOTE.REASON.eq("order_cancellation"))
                        .and(CREDIT_NOTE.STATUS.eq("finalized")));
        return database.select(
                        FEE.INVOICE_ID,
                        FEE.SUBSCRIPTION_ID,
                        FEE.FEE_TYPE,
                        FEE.ITEM_CODE,
                        FEE.ITEM_NAME,
                        FEE.AMOUNT_CENTS.minus(givenBack).cast(Long.class),
                        FEE.FROM_AT,
                        FEE.TO_AT)
                .from(FEE)
                .leftJoin(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(FEE.DELETED_AT.isNull())
                .and(FEE.FROM_AT.between(from, to))
                .and(INVOICE.ID
                        .isNull()
                        .or(INVOICE.STATUS.eq("finalized").and(INVOICE.INVOICE_TYPE.ne("progressive_billing"))))
                .orderBy(FEE.ID)
                .fetch(row -> new BilledFee(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    /** Invoices of starts and ends of trials, which bill the first period in advance. */
    Set<UUID> starts(Tenant tenant, Collection<UUID> subscriptionIds) {
        return database.select(L.INVOICE_ID)
                .from(L)
                .where(L.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(L.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(L.INVOICING_REASON.eq("subscription_starting"))
                .fetchSet(L.INVOICE_ID);
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
