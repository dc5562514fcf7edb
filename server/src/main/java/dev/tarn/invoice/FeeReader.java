package dev.tarn.invoice;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.CHARGE_FILTER;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.FEE_TAX;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.SUBSCRIPTION;
import static dev.tarn.schema.Tables.WALLET_TRANSACTION;

import dev.tarn.engine.money.Currency;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fees with what they bill. */
@Component
class FeeReader {
    private static final dev.tarn.schema.tables.Fee TRUE_UP = FEE.as("true_up");
    private static final TableLike<?> FEES = FEE.join(CUSTOMER)
            .on(CUSTOMER.ID.eq(FEE.CUSTOMER_ID))
            .leftJoin(INVOICE)
            .on(INVOICE.ID.eq(FEE.INVOICE_ID))
            .leftJoin(SUBSCRIPTION)
            .on(SUBSCRIPTION.ID.eq(FEE.SUBSCRIPTION_ID))
            .leftJoin(CHARGE)
            .on(CHARGE.ID.eq(FEE.CHARGE_ID))
            .leftJoin(BILLABLE_METRIC)
            .on(BILLABLE_METRIC.ID.eq(CHARGE.BILLABLE_METRIC_ID))
            .leftJoin(CHARGE_FILTER)
            .on(CHARGE_FILTER.ID.eq(FEE.CHARGE_FILTER_ID))
            .leftJoin(FIXED_CHARGE)
            .on(FIXED_CHARGE.ID.eq(FEE.FIXED_CHARGE_ID))
            .leftJoin(TRUE_UP)
            .on(TRUE_UP.TRUE_UP_PARENT_FEE_ID.eq(FEE.ID))
            // what a credit fee sells: each invoice sells one purchase
            .leftJoin(WALLET_TRANSACTION)
            .on(
                    WALLET_TRANSACTION.INVOICE_ID.eq(FEE.INVOICE_ID),
                    WALLET_TRANSACTION.TRANSACTION_STATUS.eq("purchased"));

    private final DSLContext database;
    private final Json json;
    private final FeeRows rows;

    FeeReader(DSLContext database, Json json, FeeRows rows) {
        this.database = database;
        this.json = json;
        this.rows = rows;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>();
        for (Field<?> field : FEE.fields()) {
            // large, and asked for alone
            if (!field.equals(FEE.EXPLANATION)) {
                fields.add(field);
            }
        }
        fields.addAll(List.of(
                CUSTOMER.EXTERNAL_ID,
                INVOICE.SELF_BILLED,
                SUBSCRIPTION.EXTERNAL_ID,
                CHARGE.BILLABLE_METRIC_ID,
                CHARGE.CHARGE_MODEL,
                CHARGE.PRORATED,
                CHARGE.INVOICEABLE,
                CHARGE.PAY_IN_ADVANCE,
                CHARGE_FILTER.VALUES,
                FIXED_CHARGE.ADD_ON_ID,
                FIXED_CHARGE.CHARGE_MODEL,
                FIXED_CHARGE.PRORATED,
                TRUE_UP.ID,
                WALLET_TRANSACTION.ID));
        return fields;
    }

    /** Fees of drafts count; those of invoices nobody may see do not. */
    private static Condition visible(Tenant tenant) {
        return FEE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(FEE.DELETED_AT.isNull())
                .and(FEE.INVOICE_ID.isNull().or(INVOICE.STATUS.in(InvoiceStatus.visibleCodes())));
    }

    Optional<Fee> find(Tenant tenant, UUID id) {
        return fees(database.select(fields())
                        .from(FEES)
                        .where(visible(tenant).and(FEE.ID.eq(id)))
                        .fetch(row -> row))
                .stream()
                .findFirst();
    }

    List<Fee> byIds(Tenant tenant, Collection<UUID> ids) {
        return fees(database.select(fields())
                .from(FEES)
                .where(visible(tenant).and(FEE.ID.in(ids)))
                .fetch(row -> row));
    }

    /** In the order they were billed in. */
    List<Fee> ofInvoice(Tenant tenant, UUID invoiceId) {
        return fees(database.select(fields())
                .from(FEES)
                .where(visible(tenant).and(FEE.INVOICE_ID.eq(invoiceId)))
                .orderBy(FEE.ID)
                .fetch(row -> row));
    }

    Paged<Fee> list(Tenant tenant, Condition filter, Page page) {
        var order = List.of(FEE.CREATED_AT.desc(), FEE.ID.asc());
        Paged<Record> found =
                page.fetch(database, fields(), FEES, visible(tenant).and(filter), order, row -> row);
        return found.withItems(fees(found.items()));
    }

    /** With the version of the plan that priced it; null where none did. */
    Optional<JsonNode> explanation(Tenant tenant, UUID id) {
        return database.select(FEE.EXPLANATION, FEE.PLAN_VERSION)
                .from(FEES)
                .where(visible(tenant).and(FEE.ID.eq(id)))
                .fetchOptional(row -> json.object(row.value1()).put("plan_version", row.value2()));
    }

    private List<Fee> fees(List<? extends Record> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var taxes = taxes(found.stream().map(row -> row.get(FEE.ID)).toList());
        return found.stream()
                .map(row -> fee(row, taxes.getOrDefault(row.get(FEE.ID), List.of())))
                .toList();
    }

    private Map<UUID, List<AppliedTax>> taxes(Collection<UUID> feeIds) {
        return database.selectFrom(FEE_TAX).where(FEE_TAX.FEE_ID.in(feeIds)).orderBy(FEE_TAX.ID).fetch().stream()
                .map(row -> new AppliedTax(
                        row.getId(),
                        row.getFeeId(),
                        row.getTaxId(),
                        row.getCode(),
                        row.getName(),
                        row.getDescription(),
                        row.getRatePercent(),
                        null,
                        row.getAmountCents()))
                .collect(Collectors.groupingBy(AppliedTax::ownerId));
    }

    private Fee fee(Record row, List<AppliedTax> taxes) {
        JSONB filterValues = row.get(CHARGE_FILTER.VALUES);
        return new Fee(
                row.get(FEE.ID),
                row.get(FEE.INVOICE_ID),
                row.get(FEE.CUSTOMER_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(FEE.SUBSCRIPTION_ID),
                row.get(SUBSCRIPTION.EXTERNAL_ID),
                FeeType.of(row.get(FEE.FEE_TYPE)),
                row.get(FEE.CHARGE_ID),
                row.get(FEE.CHARGE_FILTER_ID),
                row.get(FEE.FIXED_CHARGE_ID),
                row.get(TRUE_UP.ID),
                row.get(FEE.TRUE_UP_PARENT_FEE_ID),
                itemId(row),
                row.get(FEE.ITEM_CODE),
                row.get(FEE.ITEM_NAME),
                row.get(FEE.ITEM_DESCRIPTION),
                row.get(FEE.INVOICE_DISPLAY_NAME),
                row.get(FEE.FILTER_DISPLAY_NAME),
                filterValues == null
                        ? null
                        : json.mapper()
                                .readValue(
                                        filterValues.data(),
                                        new TypeReference<LinkedHashMap<String, List<String>>>() {}),
                groupedBy(row.get(FEE.GROUPED_BY)),
                firstOf(row.get(CHARGE.CHARGE_MODEL), row.get(FIXED_CHARGE.CHARGE_MODEL)),
                Boolean.TRUE.equals(firstOf(row.get(CHARGE.PRORATED), row.get(FIXED_CHARGE.PRORATED))),
                !Boolean.FALSE.equals(row.get(CHARGE.INVOICEABLE)),
                Boolean.TRUE.equals(row.get(CHARGE.PAY_IN_ADVANCE)),
                row.get(FEE.PAY_IN_ADVANCE),
                Boolean.TRUE.equals(row.get(INVOICE.SELF_BILLED)),
                row.get(FEE.UNITS),
                row.get(FEE.TOTAL_AGGREGATED_UNITS),
                row.get(FEE.EVENTS_COUNT),
                Currency.of(row.get(FEE.AMOUNT_CURRENCY)),
                row.get(FEE.AMOUNT_CENTS),
                row.get(FEE.PRECISE_AMOUNT_CENTS),
                row.get(FEE.PRECISE_UNIT_AMOUNT),
                row.get(FEE.PRECISE_COUPONS_AMOUNT_CENTS),
                row.get(FEE.TAXES_AMOUNT_CENTS),
                row.get(FEE.TAXES_PRECISE_AMOUNT_CENTS),
                row.get(FEE.TAXES_RATE_PERCENT),
                row.get(FEE.PAYMENT_STATUS),
                row.get(FEE.EVENT_TRANSACTION_ID),
                (ObjectNode) json.tree(row.get(FEE.AMOUNT_DETAILS)),
                row.get(FEE.FROM_AT),
                row.get(FEE.TO_AT),
                row.get(FEE.CREATED_AT),
                row.get(FEE.SUCCEEDED_AT),
                row.get(FEE.FAILED_AT),
                row.get(FEE.REFUNDED_AT),
                rows.amountInUnit(row.get(FEE.IN_UNIT)),
                rows.presentation(row.get(FEE.PRESENTATION)),
                taxes);
    }

    private Map<String, @Nullable String> groupedBy(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }

    /** What a fee bills: a metric, an add-on, the subscription itself, or credits. */
    private static UUID itemId(Record row) {
        UUID metricId = row.get(CHARGE.BILLABLE_METRIC_ID);
        UUID addOnId = firstOf(row.get(FEE.ADD_ON_ID), row.get(FIXED_CHARGE.ADD_ON_ID));
        UUID soldId = firstOf(row.get(FEE.SUBSCRIPTION_ID), row.get(WALLET_TRANSACTION.ID));
        UUID itemId = firstOf(metricId, firstOf(addOnId, soldId));
        if (itemId == null) {
            throw new IllegalStateException("a fee of nothing: " + row.get(FEE.ID));
        }
        return itemId;
    }

    private static <T> @Nullable T firstOf(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
