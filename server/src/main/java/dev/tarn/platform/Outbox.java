package dev.tarn.platform;

import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.OUTBOX;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where capabilities put what is to be done to the outside world once the transaction that asks for it is committed. Machine time. */
@Component
public class Outbox {
    private final DSLContext database;
    private final BillingClock clock;
    private final Semaphore raised = new Semaphore(0);

    Outbox(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A row that a worker has taken for a while. */
    record Taken(UUID id, Tenant tenant, String kind, UUID subjectId, int attempts) {}

    public void add(Tenant tenant, OutboxKind kind, Collection<UUID> subjectIds) {
        addAfter(tenant, kind, subjectIds, Duration.ZERO);
    }

    /** The same, after so much of the machine's time. */
    public void addAfter(Tenant tenant, OutboxKind kind, Collection<UUID> subjectIds, Duration delay) {
        if (subjectIds.isEmpty()) {
            return;
        }
        Instant runAt = clock.machineNow().plus(delay);
        var insert = database.insertInto(
                OUTBOX, OUTBOX.ID, OUTBOX.ORGANIZATION_ID, OUTBOX.KIND, OUTBOX.SUBJECT_ID, OUTBOX.RUN_AT);
        for (UUID subjectId : subjectIds) {
            insert = insert.values(Ids.next(), tenant.organizationId(), kind.name(), subjectId, runAt);
        }
        insert.execute();
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    void wake() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Returns once something was added on this node, or after the given time. */
    void await(Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }

    /** The next row that is due, which nobody else gets before the lease is over. */
    Optional<Taken> take(Collection<String> kinds, Duration lease) {
        Instant now = clock.machineNow();
        var next = DSL.select(OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.RUN_AT.le(now))
                .and(OUTBOX.KIND.in(kinds))
                .orderBy(OUTBOX.RUN_AT, OUTBOX.ID)
                .limit(1)
                .forUpdate()
                .skipLocked();
        return database.update(OUTBOX)
                .set(OUTBOX.RUN_AT, now.plus(lease))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(OUTBOX.ORGANIZATION_ID))
                .and(OUTBOX.ID.eq(next))
                .returningResult(
                        OUTBOX.ID,
                        OUTBOX.ORGANIZATION_ID,
                        ORGANIZATION.SANDBOX,
                        OUTBOX.KIND,
                        OUTBOX.SUBJECT_ID,
                        OUTBOX.ATTEMPTS)
                .fetchOptional(row -> new Taken(
                        row.value1(),
                        Tenant.system(row.value2(), row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    void done(Taken taken) {
        database.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(taken.id())).execute();
    }

    void tryAgain(Taken taken, Duration later) {
        database.update(OUTBOX)
                .set(OUTBOX.RUN_AT, clock.machineNow().plus(later))
                .where(OUTBOX.ID.eq(taken.id()))
                .execute();
    }
}
