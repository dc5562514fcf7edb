package dev.tarn.usage;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnitAmount;
import dev.tarn.engine.usage.Presentation;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.PastUsage.Period;
import dev.tarn.usage.PastUsage.UsedThen;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What invoices say of usage: the periods they bill, and their fees. */
@Component
class PastUsageStore {
    private static final dev.tarn.schema.tables.InvoiceSubscription L = INVOICE_SUBSCRIPTION;
    private static final Explanation AS_BILLED = Explanation.of("MTR-210", "as it was billed", Map.of(), "");

    private final DSLContext database;
    private final Json json;

    PastUsageStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The billed periods of an external id, newest first.
     *
     * @param periodsCount only the newest of them; null: all
     */
    Paged<Period> periods(
            Tenant tenant, UUID customerId, String externalSubscriptionId, @Nullable Integer periodsCount, Page page) {
        Condition billed = billed(tenant, customerId, externalSubscriptionId);
        var order = List.of(L.CHARGES_FROM_AT.desc(), L.BILLED_AT.desc(), L.ID.desc());
        var from = L.join(INVOICE)
                .on(INVOICE.ID.eq(L.INVOICE_ID))
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(L.SUBSCRIPTION_ID));
        if (periodsCount != null) {
            var newest = database.select(L.ID)
                    .from(from)
                    .where(billed)
                    .orderBy(order)
                    .limit(Math.max(0, periodsCount))
                    .fetch(L.ID);
            billed = billed.and(L.ID.in(newest));
        }
        return page.fetch(
                database,
                List.of(
                        L.INVOICE_ID,
                        L.SUBSCRIPTION_ID,
                        L.CHARGES_FROM_AT,
                        L.CHARGES_TO_AT,
                        INVOICE.ISSUING_ON,
                        INVOICE.CURRENCY,
                        INVOICE.FEES_AMOUNT_CENTS),
                from,
                billed,
                order,
                PastUsageStore::period);
    }

    /** Regular runs and ends bill what was used of a window; others show one and bill one event, a part of it, or nothing. */
    private static Condition billed(Tenant tenant, UUID customerId, String externalSubscriptionId) {
        return DSL.and(
                L.ORGANIZATION_ID.eq(tenant.organizationId()),
                SUBSCRIPTION.CUSTOMER_ID.eq(customerId),
                SUBSCRIPTION.EXTERNAL_ID.eq(externalSubscriptionId),
                L.INVOICING_REASON.in("subscription_periodic", "subscription_terminating"),
                L.CHARGES_FROM_AT.lt(L.CHARGES_TO_AT),
                DSL.condition(INVOICE.SKIP_CHARGES).not(),
                INVOICE.STATUS.in("draft", "finalized", "pending", "failed"));
    }

    private static Period period(Record row) {
        return new Period(
                row.get(L.INVOICE_ID),
                row.get(L.SUBSCRIPTION_ID),
                row.get(L.CHARGES_FROM_AT),
                row.get(L.CHARGES_TO_AT),
                row.get(INVOICE.ISSUING_ON),
                row.get(INVOICE.CURRENCY),
                row.get(INVOICE.FEES_AMOUNT_CENTS));
    }

    /** The taxes of all fees of these invoices. */
    Map<UUID, Long> taxesCents(Collection<UUID> invoiceIds) {
        var sum = DSL.sum(FEE.TAXES_AMOUNT_CENTS);
        return database.select(FEE.INVOICE_ID, sum)
                .from(FEE)
                .where(FEE.INVOICE_ID.in(invoiceIds))
                .groupBy(FEE.INVOICE_ID)
                .fetchMap(FEE.INVOICE_ID, row -> row.value2().longValueExact());
    }

    /** The usage fees of these invoices, in the order they were billed. */
    List<UsedThen> fees(Tenant tenant, Collection<UUID> invoiceIds, @Nullable UUID metricId) {
        return database.select(FEE.fields())
                .from(FEE)
                .join(CHARGE)
                .on(CHARGE.ID.eq(FEE.CHARGE_ID))
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.in(invoiceIds))
                .and(metricId == null ? DSL.noCondition() : CHARGE.BILLABLE_METRIC_ID.eq(metricId))
                .orderBy(FEE.ID)
                .fetch(this::used);
    }

    private UsedThen used(Record row) {
        BigDecimal units = row.get(FEE.UNITS);
        BigDecimal total = row.get(FEE.TOTAL_AGGREGATED_UNITS);
        Long events = row.get(FEE.EVENTS_COUNT);
        var amount = new FeeAmount(
                Currency.of(row.get(FEE.AMOUNT_CURRENCY)),
                units,
                row.get(FEE.AMOUNT_CENTS),
                row.get(FEE.PRECISE_AMOUNT_CENTS),
                row.get(FEE.UNIT_AMOUNT_CENTS),
                row.get(FEE.PRECISE_UNIT_AMOUNT),
                AS_BILLED,
                inUnit(row.get(FEE.IN_UNIT)));
        return new UsedThen(
                row.get(FEE.INVOICE_ID),
                row.get(FEE.SUBSCRIPTION_ID),
                row.get(FEE.CHARGE_ID),
                row.get(FEE.CHARGE_FILTER_ID),
                group(row.get(FEE.GROUPED_BY)),
                Objects.requireNonNullElse(total, units),
                Objects.requireNonNullElse(events, 0L),
                amount,
                json.object(row.get(FEE.AMOUNT_DETAILS)),
                breakdowns(row.get(FEE.PRESENTATION)));
    }

    private @Nullable PricingUnitAmount inUnit(@Nullable JSONB column) {
        return column == null ? null : json.mapper().readValue(column.data(), PricingUnitAmount.class);
    }

    private List<Presentation.Breakdown> breakdowns(@Nullable JSONB column) {
        return column == null
                ? List.of()
                : json.mapper().readValue(column.data(), Presentation.class).breakdowns();
    }

    private Map<String, @Nullable String> group(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }
}
