package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CREDIT_NOTE_ITEM;
import static dev.tarn.schema.Tables.CREDIT_NOTE_TAX;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.InvoiceViews;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CreditNoteItemRecord;
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

/** Reads credit notes: items, fees and taxes come in one query per kind, however many notes there are. */
@Component
class CreditNoteReader {
    private static final TableLike<?> NOTES = CREDIT_NOTE
            .join(INVOICE)
            .on(INVOICE.ID.eq(CREDIT_NOTE.INVOICE_ID))
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(CREDIT_NOTE.CUSTOMER_ID))
            .join(BILLING_ENTITY)
            .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID));

    private final DSLContext database;
    private final InvoiceViews invoices;
    private final Json json;

    CreditNoteReader(DSLContext database, InvoiceViews invoices, Json json) {
        this.database = database;
        this.invoices = invoices;
        this.json = json;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(CREDIT_NOTE.fields()));
        fields.addAll(List.of(INVOICE.NUMBER, INVOICE.SELF_BILLED, BILLING_ENTITY.CODE));
        return fields;
    }

    private static Condition visible(Tenant tenant) {
        return CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()).and(CREDIT_NOTE.STATUS.eq("finalized"));
    }

    Optional<CreditNote> find(Tenant tenant, UUID id) {
        List<Record> rows = database.select(fields())
                .from(NOTES)
                .where(visible(tenant).and(CREDIT_NOTE.ID.eq(id)))
                .fetch(row -> row);
        return notes(tenant, rows).stream().findFirst();
    }

    /** Newest first (PLT-008). */
    Paged<CreditNote> page(Tenant tenant, Condition filter, Page page) {
        var order = List.of(CREDIT_NOTE.CREATED_AT.desc(), CREDIT_NOTE.ID.asc());
        Paged<Record> found =
                page.fetch(database, fields(), NOTES, visible(tenant).and(filter), order, row -> row);
        return found.withItems(notes(tenant, found.items()));
    }

    private List<CreditNote> notes(Tenant tenant, List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(CREDIT_NOTE.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<CreditNote.Item>> items = items(tenant, ids);
        Map<UUID, List<AppliedTax>> taxes = taxes(ids);
        return rows.stream()
                .map(row -> {
                    UUID id = row.get(CREDIT_NOTE.ID);
                    return note(row, items.getOrDefault(id, List.of()), taxes.getOrDefault(id, List.of()));
                })
                .toList();
    }

    private Map<UUID, List<CreditNote.Item>> items(Tenant tenant, Collection<UUID> noteIds) {
        var rows = database.selectFrom(CREDIT_NOTE_ITEM)
                .where(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID.in(noteIds))
                .orderBy(CREDIT_NOTE_ITEM.ID)
                .fetch();
        Map<UUID, Fee> fees = invoices.fees(
                tenant, rows.stream().map(CreditNoteItemRecord::getFeeId).collect(Collectors.toSet()));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        CreditNoteItemRecord::getCreditNoteId,
                        Collectors.mapping(
                                row -> new CreditNote.Item(
                                        row.getId(), Known.in(fees, row.getFeeId()), row.getAmountCents()),
                                Collectors.toList())));
    }

    private Map<UUID, List<AppliedTax>> taxes(Collection<UUID> noteIds) {
        return database
                .selectFrom(CREDIT_NOTE_TAX)
                .where(CREDIT_NOTE_TAX.CREDIT_NOTE_ID.in(noteIds))
                .orderBy(CREDIT_NOTE_TAX.ID)
                .fetch()
                .stream()
                .map(row -> new AppliedTax(
                        row.getId(),
                        row.getCreditNoteId(),
                        row.getTaxId(),
                        row.getCode(),
                        row.getName(),
                        row.getDescription(),
                        row.getRatePercent(),
                        row.getBaseAmountCents(),
                        row.getAmountCents()))
                .collect(Collectors.groupingBy(AppliedTax::ownerId));
    }

    private CreditNote note(Record row, List<CreditNote.Item> items, List<AppliedTax> taxes) {
        String refundStatus = row.get(CREDIT_NOTE.REFUND_STATUS);
        return new CreditNote(
                row.get(CREDIT_NOTE.ID),
                row.get(CREDIT_NOTE.CUSTOMER_ID),
                row.get(CREDIT_NOTE.INVOICE_ID),
                row.get(INVOICE.NUMBER),
                row.get(BILLING_ENTITY.CODE),
                row.get(INVOICE.SELF_BILLED),
                row.get(CREDIT_NOTE.SEQUENTIAL_ID),
                row.get(CREDIT_NOTE.NUMBER),
                row.get(CREDIT_NOTE.ISSUING_ON),
                Reason.of(row.get(CREDIT_NOTE.REASON)),
                row.get(CREDIT_NOTE.DESCRIPTION),
                CreditStatus.of(row.get(CREDIT_NOTE.CREDIT_STATUS)),
                refundStatus == null ? null : RefundStatus.of(refundStatus),
                Currency.of(row.get(CREDIT_NOTE.CURRENCY)),
                new CreditNoteSplit(
                        row.get(CREDIT_NOTE.CREDIT_AMOUNT_CENTS),
                        row.get(CREDIT_NOTE.REFUND_AMOUNT_CENTS),
                        row.get(CREDIT_NOTE.OFFSET_AMOUNT_CENTS)),
                row.get(CREDIT_NOTE.BALANCE_AMOUNT_CENTS),
                row.get(CREDIT_NOTE.COUPONS_ADJUSTMENT_AMOUNT_CENTS),
                row.get(CREDIT_NOTE.SUB_TOTAL_EXCLUDING_TAXES_AMOUNT_CENTS),
                row.get(CREDIT_NOTE.TAXES_AMOUNT_CENTS),
                row.get(CREDIT_NOTE.TAXES_RATE_PERCENT),
                metadata(row.get(CREDIT_NOTE.METADATA)),
                row.get(CREDIT_NOTE.REFUNDED_AT),
                row.get(CREDIT_NOTE.VOIDED_AT),
                row.get(CREDIT_NOTE.CREATED_AT),
                row.get(CREDIT_NOTE.UPDATED_AT),
                items,
                taxes);
    }

    private @Nullable Map<String, @Nullable String> metadata(@Nullable JSONB column) {
        return column == null
                ? null
                : json.mapper()
                        .readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }
}
