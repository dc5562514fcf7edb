package dev.tarn.export;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.invoice.InvoiceFilters;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fees of invoices, one row each. */
@Component
class ExportedFees implements ExportedList {
    private final DSLContext database;
    private final InvoiceFilters filters;

    ExportedFees(DSLContext database, InvoiceFilters filters) {
        this.database = database;
        this.filters = filters;
    }

    @Override
    public ExportType type() {
        return ExportType.INVOICE_FEES;
    }

    @Override
    public List<Column> columns(Tenant tenant) {
        return List.of(
                Column.of("invoice_lago_id", INVOICE.ID),
                Column.of("invoice_number", INVOICE.NUMBER),
                Column.of("invoice_issuing_date", INVOICE.ISSUING_ON),
                Column.of("fee_lago_id", FEE.ID),
                Column.of("fee_item_type", FEE.FEE_TYPE),
                Column.of("fee_item_code", FEE.ITEM_CODE),
                Column.of("fee_item_name", FEE.ITEM_NAME),
                Column.of("fee_item_description", FEE.ITEM_DESCRIPTION),
                Column.of("fee_item_invoice_display_name", FEE.INVOICE_DISPLAY_NAME),
                Column.of("fee_item_filter_invoice_display_name", FEE.FILTER_DISPLAY_NAME),
                new Column("fee_item_grouped_by", ExportedFees::groupedBy),
                Column.of("subscription_external_id", SUBSCRIPTION.EXTERNAL_ID),
                Column.of("subscription_plan_code", PLAN.CODE),
                new Column("fee_from_date", row -> day(row, FEE.FROM_AT)),
                new Column("fee_to_date", row -> day(row, FEE.TO_AT)),
                Column.of("fee_amount_currency", FEE.AMOUNT_CURRENCY),
                Column.of("fee_units", FEE.UNITS),
                Column.of("fee_precise_unit_amount", FEE.PRECISE_UNIT_AMOUNT),
                Column.of("fee_taxes_amount_cents", FEE.TAXES_AMOUNT_CENTS),
                new Column(
                        "fee_total_amount_cents", row -> row.get(FEE.AMOUNT_CENTS) + row.get(FEE.TAXES_AMOUNT_CENTS)));
    }

    private static @Nullable String groupedBy(Record row) {
        JSONB groups = row.get(FEE.GROUPED_BY);
        return groups.data().equals("{}") ? null : groups.data();
    }

    /** In the customer's zone; add-ons have no zone of their own. */
    private static @Nullable LocalDate day(Record row, Field<Instant> field) {
        Instant at = row.get(field);
        ZoneId zone = row.get(FEE.FEE_TYPE).equals("add_on") ? ZoneOffset.UTC : ZoneId.of(row.get(INVOICE.TIMEZONE));
        return at == null ? null : LocalDate.ofInstant(at, zone);
    }

    @Override
    public ResultQuery<? extends Record> rows(Tenant tenant, Query query) {
        return database.select(
                        INVOICE.ID,
                        INVOICE.NUMBER,
                        INVOICE.ISSUING_ON,
                        INVOICE.TIMEZONE,
                        FEE.ID,
                        FEE.FEE_TYPE,
                        FEE.ITEM_CODE,
                        FEE.ITEM_NAME,
                        FEE.ITEM_DESCRIPTION,
                        FEE.INVOICE_DISPLAY_NAME,
                        FEE.FILTER_DISPLAY_NAME,
                        FEE.GROUPED_BY,
                        SUBSCRIPTION.EXTERNAL_ID,
                        PLAN.CODE,
                        FEE.FROM_AT,
                        FEE.TO_AT,
                        FEE.AMOUNT_CURRENCY,
                        FEE.UNITS,
                        FEE.PRECISE_UNIT_AMOUNT,
                        FEE.AMOUNT_CENTS,
                        FEE.TAXES_AMOUNT_CENTS)
                .from(INVOICE)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(INVOICE.CUSTOMER_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
                .join(FEE)
                .on(FEE.INVOICE_ID.eq(INVOICE.ID))
                .leftJoin(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(FEE.SUBSCRIPTION_ID))
                .leftJoin(PLAN)
                .on(PLAN.ID.eq(SUBSCRIPTION.PLAN_ID))
                .where(InvoiceFilters.visible(tenant))
                .and(FEE.DELETED_AT.isNull())
                .and(filters.of(tenant, query))
                .orderBy(INVOICE.ISSUING_ON.desc(), INVOICE.CREATED_AT.desc(), INVOICE.ID, FEE.ID);
    }
}
