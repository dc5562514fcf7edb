package dev.tarn.payment;

import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.PROVIDER_CALL;

import dev.tarn.integration.ProviderUnreachableException;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.OutsideWork;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks providers what was wished for: claims a row for a while, asks without any transaction, and takes the row away. A row that was claimed by
 * somebody who never came back is claimed again; what came to nothing is tried again, less and less often.
 */
@Component
class ProviderCallRunner implements OutsideWork {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCallRunner.class);
    /** Longer than the calls of any one kind can take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MS = 20;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final BillingClock clock;
    private final Map<String, ProviderCallKind> kinds;

    ProviderCallRunner(
            DSLContext database,
            TransactionTemplate transactions,
            BillingClock clock,
            ObjectProvider<ProviderCallKind> kinds) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(ProviderCallKind::name, Function.identity()));
    }

    private record Claimed(UUID id, Tenant tenant, String kind, UUID subjectId, int attempt) {}

    /** Asks for the next thing wished for; false when there is none. */
    boolean runNext() {
        return runNext(DSL.noCondition());
    }

    @Override
    public boolean finish(Tenant tenant) {
        Condition ofTenant = PROVIDER_CALL.ORGANIZATION_ID.eq(tenant.organizationId());
        Instant until = clock.machineNow().plus(PATIENCE);
        boolean any = false;
        while (database.fetchExists(PROVIDER_CALL, ofTenant.and(PROVIDER_CALL.RUN_AT.le(clock.machineNow())))
                && clock.machineNow().isBefore(until)) {
            any = true;
            if (!runNext(ofTenant)) {
                pause();
            }
        }
        // what somebody else does not come back with is not waited for a second time
        return any && clock.machineNow().isBefore(until);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a provider", stopped);
        }
    }

    private boolean runNext(Condition scope) {
        Optional<Claimed> claimed = transactions.execute(status -> claim(scope));
        if (claimed == null || claimed.isEmpty()) {
            return false;
        }
        run(claimed.get());
        return true;
    }

    private Optional<Claimed> claim(Condition scope) {
        Instant now = clock.machineNow();
        var row = database.select(
                        PROVIDER_CALL.ID,
                        PROVIDER_CALL.ORGANIZATION_ID,
                        PROVIDER_CALL.KIND,
                        PROVIDER_CALL.SUBJECT_ID,
                        PROVIDER_CALL.ATTEMPTS,
                        ORGANIZATION.SANDBOX)
                .from(PROVIDER_CALL)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROVIDER_CALL.ORGANIZATION_ID))
                .where(scope, PROVIDER_CALL.RUN_AT.le(now), PROVIDER_CALL.KIND.in(kinds.keySet()))
                .and(PROVIDER_CALL.LEASED_UNTIL.isNull().or(PROVIDER_CALL.LEASED_UNTIL.lt(now)))
                .orderBy(PROVIDER_CALL.RUN_AT, PROVIDER_CALL.ID)
                .limit(1)
                .forUpdate()
                .of(PROVIDER_CALL)
                .skipLocked()
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        database.update(PROVIDER_CALL)
                .set(PROVIDER_CALL.LEASED_UNTIL, now.plus(LEASE))
                .set(PROVIDER_CALL.ATTEMPTS, row.value5() + 1)
                .where(PROVIDER_CALL.ID.eq(row.value1()))
                .execute();
        return Optional.of(new Claimed(
                row.value1(), Tenant.system(row.value2(), row.value6()), row.value3(), row.value4(), row.value5() + 1));
    }

    private void run(Claimed call) {
        ProviderCallKind kind = kinds.get(call.kind());
        if (kind == null) {
            throw new IllegalStateException("a kind that was not asked for: " + call.kind());
        }
        try {
            kind.run(call.tenant(), call.subjectId());
            done(call);
        } catch (ProviderUnreachableException silent) {
            LOG.info("{} is tried again: {}", call.kind(), silent.getMessage());
            later(call, silent);
        } catch (RuntimeException failed) {
            LOG.error("{} failed", call.kind(), failed);
            later(call, failed);
        }
    }

    /** Whoever wished for it once more meanwhile has put the attempts back: that row stays. */
    private void done(Claimed call) {
        database.deleteFrom(PROVIDER_CALL)
                .where(PROVIDER_CALL.ID.eq(call.id()), PROVIDER_CALL.ATTEMPTS.eq(call.attempt()))
                .execute();
    }

    /** Never given up: nobody else would find out what became of the money. */
    private void later(Claimed call, RuntimeException failure) {
        Duration pause = Duration.ofSeconds(1L << Math.min(call.attempt() - 1, 12));
        Instant next = clock.machineNow().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        database.update(PROVIDER_CALL)
                .set(PROVIDER_CALL.RUN_AT, next)
                .setNull(PROVIDER_CALL.LEASED_UNTIL)
                .set(PROVIDER_CALL.REASON, String.valueOf(failure.getMessage()))
                .where(PROVIDER_CALL.ID.eq(call.id()), PROVIDER_CALL.ATTEMPTS.eq(call.attempt()))
                .execute();
    }
}
