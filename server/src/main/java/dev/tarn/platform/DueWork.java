package dev.tarn.platform;

import static dev.tarn.schema.Tables.DUE_WORK;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where capabilities say what must happen later, in the transaction that makes it necessary. At most one row waits per kind and subject. */
@Component
public class DueWork {
    private final DSLContext database;
    private final BillingClock clock;
    private final DueWorkSignal signal;

    DueWork(DSLContext database, BillingClock clock, DueWorkSignal signal) {
        this.database = database;
        this.clock = clock;
        this.signal = signal;
    }

    /** What is to be scheduled: a subject, the group it runs with, and when. */
    public record Entry(UUID subjectId, UUID groupId, Instant dueAt) {}

    public void schedule(Tenant tenant, DueWorkKind kind, UUID subjectId, UUID groupId, Instant dueAt) {
        scheduleAll(tenant, kind, List.of(new Entry(subjectId, groupId, dueAt)));
    }

    /** Replaces what waits for the same kind and subject. */
    public void scheduleAll(Tenant tenant, DueWorkKind kind, Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Instant now = clock.now(tenant);
        var insert = database.insertInto(
                DUE_WORK,
                DUE_WORK.ID,
                DUE_WORK.ORGANIZATION_ID,
                DUE_WORK.KIND,
                DUE_WORK.SUBJECT_ID,
                DUE_WORK.GROUP_ID,
                DUE_WORK.DUE_AT,
                DUE_WORK.RANK,
                DUE_WORK.LIVE,
                DUE_WORK.CREATED_AT);
        for (Entry entry : entries) {
            insert = insert.values(
                    Ids.next(),
                    tenant.organizationId(),
                    kind.name(),
                    entry.subjectId(),
                    entry.groupId(),
                    entry.dueAt(),
                    (short) kind.rank(),
                    !tenant.sandbox(),
                    now);
        }
        insert.onConflict(DUE_WORK.ORGANIZATION_ID, DUE_WORK.KIND, DUE_WORK.SUBJECT_ID)
                .doUpdate()
                .setAllToExcluded()
                .setNull(DUE_WORK.PARKED_AT)
                .setNull(DUE_WORK.RETRY_AT)
                .setNull(DUE_WORK.REASON)
                .set(DUE_WORK.ATTEMPTS, 0)
                .execute();
        wakeAfterCommit(tenant);
    }

    public void cancel(Tenant tenant, DueWorkKind kind, UUID subjectId) {
        database.deleteFrom(DUE_WORK)
                .where(DUE_WORK.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DUE_WORK.KIND.eq(kind.name()))
                .and(DUE_WORK.SUBJECT_ID.eq(subjectId))
                .execute();
    }

    /** Those of the subjects for which work of this kind is due by the given instant and has not been done, parked or not. */
    public Set<UUID> waiting(Tenant tenant, DueWorkKind kind, Collection<UUID> subjectIds, Instant until) {
        return database.select(DUE_WORK.SUBJECT_ID)
                .from(DUE_WORK)
                .where(ofKind(tenant, kind, subjectIds))
                .and(DUE_WORK.DUE_AT.le(until))
                .fetchSet(DUE_WORK.SUBJECT_ID);
    }

    /** Cancels what would fall due after the given instant. */
    public void cancelAfter(Tenant tenant, DueWorkKind kind, Collection<UUID> subjectIds, Instant after) {
        database.deleteFrom(DUE_WORK)
                .where(ofKind(tenant, kind, subjectIds))
                .and(DUE_WORK.DUE_AT.gt(after))
                .execute();
    }

    private static Condition ofKind(Tenant tenant, DueWorkKind kind, Collection<UUID> subjectIds) {
        return DUE_WORK.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(DUE_WORK.KIND.eq(kind.name()))
                .and(DUE_WORK.SUBJECT_ID.in(subjectIds));
    }

    /** Says that rows of live organizations were written and committed by other means than these. */
    public void wake() {
        signal.raise();
    }

    void wakeAfterCommit(Tenant tenant) {
        if (tenant.sandbox() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.raise();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }
        });
    }
}
