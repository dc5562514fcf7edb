package dev.tarn.export;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CREDIT_NOTE_ITEM;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.creditnote.CreditNoteFilters;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/** The items of credit notes, one row each. */
@Component
class ExportedNoteItems implements ExportedList {
    private final DSLContext database;
    private final CreditNoteFilters filters;

    ExportedNoteItems(DSLContext database, CreditNoteFilters filters) {
        this.database = database;
        this.filters = filters;
    }

    @Override
    public ExportType type() {
        return ExportType.CREDIT_NOTE_ITEMS;
    }

    @Override
    public List<Column> columns(Tenant tenant) {
        return List.of(
                Column.of("credit_note_lago_id", CREDIT_NOTE.ID),
                Column.of("credit_note_number", CREDIT_NOTE.NUMBER),
                Column.of("credit_note_invoice_number", INVOICE.NUMBER),
                Column.of("credit_note_issuing_date", CREDIT_NOTE.ISSUING_ON),
                Column.of("credit_note_item_lago_id", CREDIT_NOTE_ITEM.ID),
                Column.of("credit_note_item_fee_lago_id", CREDIT_NOTE_ITEM.FEE_ID),
                Column.of("credit_note_item_currency", CREDIT_NOTE.CURRENCY),
                Column.of("credit_note_item_amount_cents", CREDIT_NOTE_ITEM.AMOUNT_CENTS));
    }

    @Override
    public ResultQuery<? extends Record> rows(Tenant tenant, Query query) {
        return database.select(
                        CREDIT_NOTE.ID,
                        CREDIT_NOTE.NUMBER,
                        CREDIT_NOTE.ISSUING_ON,
                        CREDIT_NOTE.CURRENCY,
                        INVOICE.NUMBER,
                        CREDIT_NOTE_ITEM.ID,
                        CREDIT_NOTE_ITEM.FEE_ID,
                        CREDIT_NOTE_ITEM.AMOUNT_CENTS)
                .from(CREDIT_NOTE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(CREDIT_NOTE.INVOICE_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CREDIT_NOTE.CUSTOMER_ID))
                .join(BILLING_ENTITY)
                .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
                .join(CREDIT_NOTE_ITEM)
                .on(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID.eq(CREDIT_NOTE.ID))
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.STATUS.eq("finalized"))
                .and(filters.of(tenant, query))
                .orderBy(CREDIT_NOTE.CREATED_AT.desc(), CREDIT_NOTE.ID, CREDIT_NOTE_ITEM.ID);
    }
}
