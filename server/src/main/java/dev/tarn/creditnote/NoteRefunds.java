package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What payments need to know of the refunds that notes ask for, and tell of them (CRD-133). */
@Component
public class NoteRefunds {
    private final DSLContext database;
    private final CreditNoteStore store;
    private final BillingClock clock;

    NoteRefunds(DSLContext database, CreditNoteStore store, BillingClock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** The cents a final note gives back; empty where it gives nothing back, or somebody has said already what became of it. */
    @Transactional(readOnly = true)
    public Optional<Long> openCents(Tenant tenant, UUID noteId) {
        return database.select(CREDIT_NOTE.REFUND_AMOUNT_CENTS)
                .from(CREDIT_NOTE)
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.ID.eq(noteId))
                .and(CREDIT_NOTE.REFUND_STATUS.eq(RefundStatus.PENDING.code()))
                .fetchOptional(CREDIT_NOTE.REFUND_AMOUNT_CENTS)
                .filter(cents -> cents > 0);
    }

    /** What has become of the refund of a note. */
    @Transactional
    public void record(Tenant tenant, UUID noteId, RefundStatus status) {
        store.setRefundStatus(noteId, status, clock.now(tenant));
    }
}
