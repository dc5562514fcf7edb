package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CREDIT_NOTE_ITEM;
import static dev.tarn.schema.Tables.FEE;

import dev.tarn.engine.invoice.CreditNoteAmounts;
import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.WaitingNotes;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CreditNoteRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes on drafts follow them: through every refresh, to the end (CRD-145). */
@Component
class NotesOfDrafts implements WaitingNotes {
    private static final int ITEM_DECIMALS = 5;
    /** A note waits with its invoice, for the end of its grace period or for its taxes. */
    private static final Set<InvoiceStatus> STAYING =
            Set.of(InvoiceStatus.DRAFT, InvoiceStatus.PENDING, InvoiceStatus.FINALIZED);

    private final DSLContext database;
    private final CreditNoteStore store;
    private final NoteIssuer issuer;
    private final BillingClock clock;

    NotesOfDrafts(DSLContext database, CreditNoteStore store, NoteIssuer issuer, BillingClock clock) {
        this.database = database;
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a note takes back of which fee, before that is replaced. */
    private record Part(@Nullable UUID subscriptionId, String feeType, long feeAmountCents, BigDecimal takenCents) {

        boolean isOf(Fee fee) {
            return fee.type().code().equals(feeType)
                    && fee.subscriptionId() != null
                    && fee.subscriptionId().equals(subscriptionId);
        }

        /** The same part of another fee; nothing of one that was nothing before. */
        BigDecimal scaledTo(Fee fee) {
            return feeAmountCents == 0
                    ? BigDecimal.ZERO
                    : takenCents
                            .multiply(BigDecimal.valueOf(fee.amountCents()))
                            .divide(BigDecimal.valueOf(feeAmountCents), ITEM_DECIMALS, RoundingMode.DOWN);
        }
    }

    @Override
    public Held of(Tenant tenant, Collection<UUID> draftIds) {
        var notes = database.selectFrom(CREDIT_NOTE)
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.INVOICE_ID.in(draftIds))
                .and(CREDIT_NOTE.STATUS.eq("draft"))
                .orderBy(CREDIT_NOTE.ID)
                .fetch();
        Map<UUID, List<Part>> parts = notes.isEmpty()
                ? Map.of()
                : parts(notes.stream().map(CreditNoteRecord::getId).toList());
        return new HeldNotes(tenant, notes, parts);
    }

    private Map<UUID, List<Part>> parts(Collection<UUID> noteIds) {
        return database.select(
                        CREDIT_NOTE_ITEM.CREDIT_NOTE_ID,
                        FEE.SUBSCRIPTION_ID,
                        FEE.FEE_TYPE,
                        FEE.AMOUNT_CENTS,
                        CREDIT_NOTE_ITEM.PRECISE_AMOUNT_CENTS)
                .from(CREDIT_NOTE_ITEM)
                .join(FEE)
                .on(FEE.ID.eq(CREDIT_NOTE_ITEM.FEE_ID))
                .where(CREDIT_NOTE_ITEM.CREDIT_NOTE_ID.in(noteIds))
                .orderBy(CREDIT_NOTE_ITEM.ID)
                .fetchGroups(
                        CREDIT_NOTE_ITEM.CREDIT_NOTE_ID,
                        row -> new Part(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private final class HeldNotes implements Held {
        private final Tenant tenant;
        private final List<CreditNoteRecord> notes;
        private final Map<UUID, List<Part>> parts;

        HeldNotes(Tenant tenant, List<CreditNoteRecord> notes, Map<UUID, List<Part>> parts) {
            this.tenant = tenant;
            this.notes = notes;
            this.parts = parts;
        }

        @Override
        public Set<UUID> invoiceIds() {
            return notes.stream().map(CreditNoteRecord::getInvoiceId).collect(Collectors.toSet());
        }

        @Override
        public void follow(Map<UUID, InvoiceStatus> statuses) {
            for (CreditNoteRecord note : notes) {
                var status = statuses.get(note.getInvoiceId());
                if (STAYING.contains(status)) {
                    follow(note, status == InvoiceStatus.FINALIZED);
                } else {
                    store.delete(note, clock.now(tenant));
                }
            }
        }

        private void follow(CreditNoteRecord row, boolean finalized) {
            var invoice = issuer.read(tenant, row.getInvoiceId(), row.getId());
            var items = items(invoice, parts.getOrDefault(row.getId(), List.of()));
            if (items.isEmpty()) {
                store.delete(row, clock.now(tenant));
                return;
            }
            var amounts = invoice.amounts(items);
            var split = invoice.limits().settle(split(row, invoice, amounts), amounts);
            if (finalized) {
                var note = NewNote.automatic(Reason.of(row.getReason()), items, amounts, split);
                issuer.complete(tenant, invoice, row, note);
            } else {
                CreditNoteStore.setAmounts(row, amounts, split);
                store.write(row, items, amounts.lines(), clock.now(tenant));
            }
        }

        private static List<NoteItem> items(CreditedInvoice invoice, List<Part> parts) {
            var items = new ArrayList<NoteItem>();
            for (Part part : parts) {
                invoice.fees().stream().filter(part::isOf).findFirst().ifPresent(fee -> {
                    var taken = part.scaledTo(fee).min(invoice.creditable(fee).remainingCents());
                    if (taken.signum() > 0) {
                        items.add(new NoteItem(fee, taken));
                    }
                });
            }
            return items;
        }

        /** Nothing is paid of a draft, so nothing is refunded; what was to be offset still is, as far as something is due. */
        private static CreditNoteSplit split(CreditNoteRecord row, CreditedInvoice invoice, CreditNoteAmounts amounts) {
            long total = amounts.totalAmountCents();
            long due = Math.max(0, invoice.invoice().totalDueAmountCents());
            long offset = row.getOffsetAmountCents() > 0 ? Math.min(total, due) : 0;
            return new CreditNoteSplit(total - offset, 0, offset);
        }
    }
}
