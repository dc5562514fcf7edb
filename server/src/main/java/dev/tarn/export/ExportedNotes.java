package dev.tarn.export;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.DOCUMENT;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.creditnote.CreditNoteFilters;
import dev.tarn.platform.Links;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Credit notes, one row each. */
@Component
class ExportedNotes implements ExportedList {
    private final DSLContext database;
    private final CreditNoteFilters filters;
    private final Links links;
    private final Entities entities;

    ExportedNotes(DSLContext database, CreditNoteFilters filters, Links links, Entities entities) {
        this.database = database;
        this.filters = filters;
        this.links = links;
        this.entities = entities;
    }

    @Override
    public ExportType type() {
        return ExportType.CREDIT_NOTES;
    }

    @Override
    public List<Column> columns(Tenant tenant) {
        var columns = new ArrayList<>(List.of(
                Column.of("lago_id", CREDIT_NOTE.ID),
                Column.of("sequential_id", CREDIT_NOTE.SEQUENTIAL_ID),
                Column.of("partner_billing", INVOICE.SELF_BILLED),
                Column.of("issuing_date", CREDIT_NOTE.ISSUING_ON),
                Column.of("customer_lago_id", CUSTOMER.ID),
                Column.of("customer_external_id", CUSTOMER.EXTERNAL_ID),
                Column.of("customer_name", CUSTOMER.NAME),
                Column.of("customer_email", CUSTOMER.EMAIL),
                Column.of("customer_country", CUSTOMER.COUNTRY),
                Column.of("customer_tax_identification_number", CUSTOMER.TAX_IDENTIFICATION_NUMBER),
                Column.of("number", CREDIT_NOTE.NUMBER),
                Column.of("invoice_number", INVOICE.NUMBER),
                Column.of("purchase_order_number", INVOICE.PURCHASE_ORDER_NUMBER),
                Column.of("credit_status", CREDIT_NOTE.CREDIT_STATUS),
                Column.of("refund_status", CREDIT_NOTE.REFUND_STATUS),
                Column.of("reason", CREDIT_NOTE.REASON),
                Column.of("description", CREDIT_NOTE.DESCRIPTION),
                Column.of("currency", CREDIT_NOTE.CURRENCY)));
        columns.addAll(List.of(
                Column.of("total_amount_cents", CREDIT_NOTE.TOTAL_AMOUNT_CENTS),
                Column.of("taxes_amount_cents", CREDIT_NOTE.TAXES_AMOUNT_CENTS),
                Column.of("sub_total_excluding_taxes_amount_cents", CREDIT_NOTE.SUB_TOTAL_EXCLUDING_TAXES_AMOUNT_CENTS),
                Column.of("coupons_adjustment_amount_cents", CREDIT_NOTE.COUPONS_ADJUSTMENT_AMOUNT_CENTS),
                Column.of("offset_amount_cents", CREDIT_NOTE.OFFSET_AMOUNT_CENTS),
                Column.of("credit_amount_cents", CREDIT_NOTE.CREDIT_AMOUNT_CENTS),
                Column.of("balance_amount_cents", CREDIT_NOTE.BALANCE_AMOUNT_CENTS),
                Column.of("refund_amount_cents", CREDIT_NOTE.REFUND_AMOUNT_CENTS),
                new Column("file_url", this::url)));
        if (entities.several(tenant)) {
            columns.add(Column.of("billing_entity_code", BILLING_ENTITY.CODE));
        }
        return columns;
    }

    private @Nullable String url(Record row) {
        String token = row.get(DOCUMENT.ACCESS_TOKEN);
        return token == null ? null : links.to("/files/" + token + ".pdf");
    }

    @Override
    public ResultQuery<? extends Record> rows(Tenant tenant, Query query) {
        return database.select(CREDIT_NOTE.fields())
                .select(
                        INVOICE.NUMBER,
                        INVOICE.SELF_BILLED,
                        INVOICE.PURCHASE_ORDER_NUMBER,
                        CUSTOMER.ID,
                        CUSTOMER.EXTERNAL_ID,
                        CUSTOMER.NAME,
                        CUSTOMER.EMAIL,
                        CUSTOMER.COUNTRY,
                        CUSTOMER.TAX_IDENTIFICATION_NUMBER,
                        BILLING_ENTITY.CODE,
                        DOCUMENT.ACCESS_TOKEN)
                .from(CREDIT_NOTE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(CREDIT_NOTE.INVOICE_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CREDIT_NOTE.CUSTOMER_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
                .leftJoin(DOCUMENT)
                .on(DOCUMENT.SUBJECT_ID.eq(CREDIT_NOTE.ID))
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.STATUS.eq("finalized"))
                .and(filters.of(tenant, query))
                .orderBy(CREDIT_NOTE.CREATED_AT.desc(), CREDIT_NOTE.ID);
    }
}
