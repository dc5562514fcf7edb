package dev.tarn.payment;

import static dev.tarn.schema.Tables.PROVIDER_CALL;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where the wish to ask a provider is written, in the transaction that has it. It is asked after the commit; at most one row waits per kind and subject. */
@Component
class ProviderCalls {
    private final DSLContext database;
    private final BillingClock clock;
    private final Semaphore signal = new Semaphore(0);

    ProviderCalls(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void request(Tenant tenant, String kind, UUID subjectId) {
        requestAll(tenant, kind, List.of(subjectId));
    }

    /** What waits already is due at once again. */
    void requestAll(Tenant tenant, String kind, Collection<UUID> subjectIds) {
        if (subjectIds.isEmpty()) {
            return;
        }
        Instant now = clock.machineNow();
        var insert = database.insertInto(
                PROVIDER_CALL,
                PROVIDER_CALL.ID,
                PROVIDER_CALL.ORGANIZATION_ID,
                PROVIDER_CALL.KIND,
                PROVIDER_CALL.SUBJECT_ID,
                PROVIDER_CALL.RUN_AT,
                PROVIDER_CALL.CREATED_AT);
        for (UUID subjectId : subjectIds) {
            insert = insert.values(Ids.next(), tenant.organizationId(), kind, subjectId, now, now);
        }
        insert.onConflict(PROVIDER_CALL.KIND, PROVIDER_CALL.SUBJECT_ID)
                .doUpdate()
                .set(PROVIDER_CALL.RUN_AT, now)
                // whoever is at it does not take the new wish for done
                .set(PROVIDER_CALL.ATTEMPTS, 0)
                .setNull(PROVIDER_CALL.LEASED_UNTIL)
                .execute();
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.release();
            }
        });
    }

    void wake() {
        signal.release();
    }

    /** Until something was wished for, or the time is over. */
    void await(long millis) throws InterruptedException {
        if (signal.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
