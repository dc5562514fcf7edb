package dev.tarn.export;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_DOCUMENT;

import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.invoice.InvoiceFilters;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/** Invoices, one row each. */
@Component
class ExportedInvoices implements ExportedList {
    private final DSLContext database;
    private final InvoiceFilters filters;
    private final InvoiceFiles files;
    private final Entities entities;

    ExportedInvoices(DSLContext database, InvoiceFilters filters, InvoiceFiles files, Entities entities) {
        this.database = database;
        this.filters = filters;
        this.files = files;
        this.entities = entities;
    }

    @Override
    public ExportType type() {
        return ExportType.INVOICES;
    }

    @Override
    public List<Column> columns(Tenant tenant) {
        var columns = new ArrayList<>(List.of(
                Column.of("lago_id", INVOICE.ID),
                Column.of("sequential_id", INVOICE.SEQUENTIAL_ID),
                Column.of("partner_billing", INVOICE.SELF_BILLED),
                Column.of("issuing_date", INVOICE.ISSUING_ON),
                Column.of("customer_lago_id", CUSTOMER.ID),
                Column.of("customer_external_id", CUSTOMER.EXTERNAL_ID),
                Column.of("customer_name", CUSTOMER.NAME),
                Column.of("customer_email", CUSTOMER.EMAIL),
                Column.of("customer_country", CUSTOMER.COUNTRY),
                Column.of("customer_tax_identification_number", CUSTOMER.TAX_IDENTIFICATION_NUMBER),
                Column.of("invoice_number", INVOICE.NUMBER),
                Column.of("purchase_order_number", INVOICE.PURCHASE_ORDER_NUMBER),
                Column.of("invoice_type", INVOICE.INVOICE_TYPE),
                Column.of("payment_status", INVOICE.PAYMENT_STATUS),
                Column.of("status", INVOICE.STATUS),
                new Column("file_url", row -> files.url(row.get(INVOICE_DOCUMENT.ACCESS_TOKEN))),
                Column.of("currency", INVOICE.CURRENCY)));
        columns.addAll(amounts());
        if (entities.several(tenant)) {
            columns.add(Column.of("billing_entity_code", BILLING_ENTITY.CODE));
        }
        return columns;
    }

    private static List<Column> amounts() {
        return List.of(
                Column.of("fees_amount_cents", INVOICE.FEES_AMOUNT_CENTS),
                Column.of("coupons_amount_cents", INVOICE.COUPONS_AMOUNT_CENTS),
                Column.of("taxes_amount_cents", INVOICE.TAXES_AMOUNT_CENTS),
                Column.of("credit_notes_amount_cents", INVOICE.CREDIT_NOTES_AMOUNT_CENTS),
                Column.of("prepaid_credit_amount_cents", INVOICE.PREPAID_CREDIT_AMOUNT_CENTS),
                Column.of("total_amount_cents", INVOICE.TOTAL_AMOUNT_CENTS),
                Column.of("payment_due_date", INVOICE.PAYMENT_DUE_ON),
                Column.of("payment_dispute_lost_at", INVOICE.PAYMENT_DISPUTE_LOST_AT),
                Column.of("payment_overdue", INVOICE.PAYMENT_OVERDUE),
                new Column("total_due_amount_cents", ExportedInvoices::dueCents),
                Column.of("total_paid_amount_cents", INVOICE.TOTAL_PAID_AMOUNT_CENTS),
                Column.of("total_offsetted_credit_note_amount_cents", INVOICE.TOTAL_OFFSET_AMOUNT_CENTS),
                Column.of("progressive_billing_credit_amount_cents", INVOICE.PROGRESSIVE_BILLING_CREDIT_AMOUNT_CENTS));
    }

    /** INV-031. */
    private static Long dueCents(Record row) {
        return row.get(INVOICE.STATUS).equals("voided")
                ? 0
                : row.get(INVOICE.TOTAL_AMOUNT_CENTS)
                        - row.get(INVOICE.TOTAL_PAID_AMOUNT_CENTS)
                        - row.get(INVOICE.TOTAL_OFFSET_AMOUNT_CENTS);
    }

    @Override
    public ResultQuery<? extends Record> rows(Tenant tenant, Query query) {
        return database.select(INVOICE.fields())
                .select(
                        CUSTOMER.ID,
                        CUSTOMER.EXTERNAL_ID,
                        CUSTOMER.NAME,
                        CUSTOMER.EMAIL,
                        CUSTOMER.COUNTRY,
                        CUSTOMER.TAX_IDENTIFICATION_NUMBER,
                        BILLING_ENTITY.CODE,
                        INVOICE_DOCUMENT.ACCESS_TOKEN)
                .from(INVOICE)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(INVOICE.CUSTOMER_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
                .leftJoin(INVOICE_DOCUMENT)
                .on(INVOICE_DOCUMENT.INVOICE_ID.eq(INVOICE.ID))
                .where(InvoiceFilters.visible(tenant))
                .and(filters.of(tenant, query))
                .orderBy(INVOICE.ISSUING_ON.desc(), INVOICE.CREATED_AT.desc(), INVOICE.ID);
    }
}
