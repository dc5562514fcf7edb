package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CREDIT_NOTE_ITEM;
import static dev.tarn.schema.Tables.CREDIT_NOTE_TAX;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.creditnote.CreditedInvoice.Earlier;
import dev.tarn.engine.invoice.CreditNoteAmounts;
import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CreditNoteItemRecord;
import dev.tarn.schema.tables.records.CreditNoteRecord;
import dev.tarn.schema.tables.records.CreditNoteTaxRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes credit notes, and reads what is decided by. */
@Repository
class CreditNoteStore {
    /** Decimals kept of what is not rounded to cents. */
    private static final int PRECISE_DECIMALS = 5;

    private final DSLContext database;
    private final Json json;

    CreditNoteStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<UUID> customerOfInvoice(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.eq(invoiceId))
                .fetchOptional(INVOICE.CUSTOMER_ID);
    }

    /** Nobody pays or changes the invoice until the transaction ends. Its customer is locked. */
    void lockInvoice(Tenant tenant, UUID invoiceId) {
        database.select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.eq(invoiceId))
                .forUpdate()
                .execute();
    }

    Optional<UUID> customerOf(Tenant tenant, UUID id) {
        return database.select(CREDIT_NOTE.CUSTOMER_ID)
                .from(CREDIT_NOTE)
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.ID.eq(id))
                .and(CREDIT_NOTE.STATUS.eq("finalized"))
                .fetchOptional(CREDIT_NOTE.CUSTOMER_ID);
    }

    /** @param except a note that does not count; null: all do */
    Earlier earlier(Tenant tenant, UUID invoiceId, @Nullable UUID except) {
        var ofInvoice = CREDIT_NOTE
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(CREDIT_NOTE.INVOICE_ID.eq(invoiceId))
                .and(except == null ? DSL.noCondition() : CREDIT_NOTE.ID.ne(except));
        var rounding = DSL.coalesce(
                DSL.sum(CREDIT_NOTE
                        .TAXES_AMOUNT_CENTS
                        .cast(BigDecimal.class)
                        .minus(CREDIT_NOTE.PRECISE_TAXES_AMOUNT_CENTS)),
                BigDecimal.ZERO);
        var sums = database.select(
                        cents(CREDIT_NOTE.CREDIT_AMOUNT_CENTS),
                        cents(CREDIT_NOTE.REFUND_AMOUNT_CENTS),
                        cents(CREDIT_NOTE.OFFSET_AMOUNT_CENTS),
                        rounding)
                .from(CREDIT_NOTE)
                .where(ofInvoice.and(CREDIT_NOTE.STATUS.eq("finalized")))
                .fetchSingle();
        Field<Long> taken = cents(CREDIT_NOTE_ITEM.AMOUNT_CENTS);
        Map<UUID, Long> items = database.select(CREDIT_NOTE_ITEM.FEE_ID, taken)
                .from(CREDIT_NOTE_ITEM)
                .join(CREDIT_NOTE)
                .on(CREDIT_NOTE.ID.eq(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID))
                .where(ofInvoice.and(CREDIT_NOTE.STATUS.ne("deleted")))
                .groupBy(CREDIT_NOTE_ITEM.FEE_ID)
                .fetchMap(CREDIT_NOTE_ITEM.FEE_ID, taken);
        return new Earlier(new CreditNoteSplit(sums.value1(), sums.value2(), sums.value3()), sums.value4(), items);
    }

    private static Field<Long> cents(Field<Long> amount) {
        return DSL.coalesce(DSL.sum(amount), DSL.zero()).cast(Long.class);
    }

    int nextSequence(UUID invoiceId) {
        Integer last = database.select(DSL.max(CREDIT_NOTE.SEQUENTIAL_ID))
                .from(CREDIT_NOTE)
                .where(CREDIT_NOTE.INVOICE_ID.eq(invoiceId))
                .fetchSingle()
                .value1();
        return last == null ? 1 : last + 1;
    }

    /** The row of a note that is not written yet, with what it comes to. */
    CreditNoteRecord newRow(Tenant tenant, CreditedInvoice of, NewNote note, Instant now) {
        CreditNoteRecord row = database.newRecord(CREDIT_NOTE);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(of.invoice().customerId());
        row.setInvoiceId(of.invoice().id());
        row.setStatus("draft");
        row.setReason(note.reason().code());
        row.setDescription(note.description());
        row.setCreditStatus(CreditStatus.AVAILABLE.code());
        row.setCurrency(of.invoice().currency().code());
        row.setMetadata(note.metadata() == null ? null : json.column(note.metadata()));
        row.setCreatedAt(now);
        setAmounts(row, note.amounts(), note.split());
        return row;
    }

    /** A note's amounts, all at once; its balance begins again. */
    static void setAmounts(CreditNoteRecord row, CreditNoteAmounts amounts, CreditNoteSplit split) {
        row.setCreditAmountCents(split.creditAmountCents());
        row.setRefundAmountCents(split.refundAmountCents());
        row.setOffsetAmountCents(split.offsetAmountCents());
        row.setTotalAmountCents(split.totalAmountCents());
        row.setBalanceAmountCents(split.creditAmountCents());
        row.setRefundStatus(split.refundAmountCents() > 0 ? RefundStatus.PENDING.code() : null);
        row.setCouponsAdjustmentAmountCents(amounts.couponsAmountCents());
        row.setPreciseCouponsAdjustmentAmountCents(precise(amounts.preciseCouponsAmountCents()));
        row.setSubTotalExcludingTaxesAmountCents(amounts.subTotalExcludingTaxesAmountCents());
        row.setTaxesAmountCents(amounts.taxesAmountCents());
        row.setPreciseTaxesAmountCents(precise(amounts.preciseTaxesAmountCents()));
        row.setTaxesRatePercent(amounts.ratePercent());
    }

    /** As it is kept and shown. */
    static BigDecimal precise(BigDecimal cents) {
        return cents.setScale(PRECISE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Writes the note, and its items and taxes in place of those before. */
    void write(CreditNoteRecord row, List<NoteItem> items, List<CreditNoteAmounts.Line> lines, Instant now) {
        row.setUpdatedAt(now);
        row.store();
        database.deleteFrom(CREDIT_NOTE_ITEM)
                .where(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID.eq(row.getId()))
                .execute();
        database.deleteFrom(CREDIT_NOTE_TAX)
                .where(CREDIT_NOTE_TAX.CREDIT_NOTE_ID.eq(row.getId()))
                .execute();
        database.batchInsert(items.stream().map(item -> itemRow(row, item, now)).toList())
                .execute();
        if (!lines.isEmpty()) {
            database.batchInsert(lines.stream()
                            .map(line ->
                                    taxRow(row, line, taxOf(items, line.tax().code())))
                            .toList())
                    .execute();
        }
    }

    private static CreditNoteItemRecord itemRow(CreditNoteRecord note, NoteItem item, Instant now) {
        var row = new CreditNoteItemRecord();
        row.setId(Ids.next());
        row.setOrganizationId(note.getOrganizationId());
        row.setCreditNoteId(note.getId());
        row.setFeeId(item.fee().id());
        row.setAmountCents(item.amountCents());
        row.setPreciseAmountCents(item.preciseAmountCents());
        row.setCreatedAt(now);
        return row;
    }

    static AppliedTax taxOf(List<NoteItem> items, String code) {
        return items.stream()
                .flatMap(item -> item.fee().taxes().stream())
                .filter(tax -> tax.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static CreditNoteTaxRecord taxRow(CreditNoteRecord note, CreditNoteAmounts.Line line, AppliedTax tax) {
        var row = new CreditNoteTaxRecord();
        row.setId(Ids.next());
        row.setCreditNoteId(note.getId());
        row.setTaxId(tax.taxId());
        row.setOrganizationId(note.getOrganizationId());
        row.setCode(tax.code());
        row.setName(tax.name());
        row.setDescription(tax.description());
        row.setRatePercent(tax.ratePercent());
        row.setBaseAmountCents(line.baseAmountCents());
        row.setAmountCents(line.amountCents());
        return row;
    }

    /** A note on a draft that has nothing to give back any more. */
    void delete(CreditNoteRecord row, Instant now) {
        database.deleteFrom(CREDIT_NOTE_ITEM)
                .where(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID.eq(row.getId()))
                .execute();
        row.setStatus("deleted");
        row.setUpdatedAt(now);
        row.store();
    }

    void setRefundStatus(UUID id, RefundStatus status, Instant now) {
        database.update(CREDIT_NOTE)
                .set(CREDIT_NOTE.REFUND_STATUS, status.code())
                .set(CREDIT_NOTE.REFUNDED_AT, status == RefundStatus.SUCCEEDED ? now : null)
                .set(CREDIT_NOTE.UPDATED_AT, now)
                .where(CREDIT_NOTE.ID.eq(id))
                .execute();
    }

    void setMetadata(UUID id, @Nullable Map<String, @Nullable String> metadata, Instant now) {
        database.update(CREDIT_NOTE)
                .set(CREDIT_NOTE.METADATA, metadata == null ? null : json.column(metadata))
                .set(CREDIT_NOTE.UPDATED_AT, now)
                .where(CREDIT_NOTE.ID.eq(id))
                .execute();
    }

    void markVoided(UUID id, Instant now) {
        database.update(CREDIT_NOTE)
                .set(CREDIT_NOTE.CREDIT_STATUS, CreditStatus.VOIDED.code())
                .set(CREDIT_NOTE.BALANCE_AMOUNT_CENTS, 0L)
                .set(CREDIT_NOTE.VOIDED_AT, now)
                .set(CREDIT_NOTE.UPDATED_AT, now)
                .where(CREDIT_NOTE.ID.eq(id))
                .execute();
    }
}
