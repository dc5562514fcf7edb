package dev.tarn.platform;

import static dev.tarn.schema.Tables.IDEMPOTENT_ANSWER;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Repository;

@Repository
class IdempotentAnswerStore {
    /** PostgreSQL: lock_not_available. */
    private static final String LOCK_TIMEOUT = "55P03";

    private final DSLContext database;

    IdempotentAnswerStore(DSLContext database) {
        this.database = database;
    }

    /** What was answered to a request that had the same key. */
    record Answer(int status, byte[] body, @Nullable String contentType) {}

    /**
     * Takes the key for this transaction, waiting for another that holds it. False where it has been used since {@code expiredBefore}; the row
     * then stays as it is.
     */
    boolean take(IdempotentCall call, Instant now, Instant expiredBefore, Duration longestWait) {
        setLockTimeout(longestWait.toMillis() + "ms");
        try {
            int taken = database.insertInto(IDEMPOTENT_ANSWER)
                    .set(IDEMPOTENT_ANSWER.SCOPE, call.scope())
                    .set(IDEMPOTENT_ANSWER.KEY_HASH, call.keyHash())
                    .set(IDEMPOTENT_ANSWER.REQUEST_HASH, call.requestHash())
                    .set(IDEMPOTENT_ANSWER.CREATED_AT, now)
                    .onConflict(IDEMPOTENT_ANSWER.SCOPE, IDEMPOTENT_ANSWER.KEY_HASH)
                    .doUpdate()
                    .set(IDEMPOTENT_ANSWER.REQUEST_HASH, call.requestHash())
                    .set(IDEMPOTENT_ANSWER.CREATED_AT, now)
                    .setNull(IDEMPOTENT_ANSWER.STATUS)
                    .setNull(IDEMPOTENT_ANSWER.BODY)
                    .setNull(IDEMPOTENT_ANSWER.CONTENT_TYPE)
                    .where(IDEMPOTENT_ANSWER.CREATED_AT.lt(expiredBefore))
                    .execute();
            setLockTimeout("DEFAULT");
            return taken == 1;
        } catch (PessimisticLockingFailureException waitedTooLong) {
            throw Refusal.unprocessableCode("lock_acquisition_failed");
        } catch (DataAccessException failure) {
            if (LOCK_TIMEOUT.equals(failure.sqlState())) {
                throw Refusal.unprocessableCode("lock_acquisition_failed");
            }
            throw failure;
        }
    }

    private void setLockTimeout(String value) {
        database.execute("SET LOCAL lock_timeout = " + (value.equals("DEFAULT") ? value : "'" + value + "'"));
    }

    /** The answer kept under the key; empty where the key belongs to another request. */
    Optional<Answer> find(IdempotentCall call) {
        var row = database.selectFrom(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.SCOPE.eq(call.scope()))
                .and(IDEMPOTENT_ANSWER.KEY_HASH.eq(call.keyHash()))
                .fetchSingle();
        if (!call.asksTheSameAs(row.getRequestHash())) {
            return Optional.empty();
        }
        if (row.getStatus() == null || row.getBody() == null) {
            throw new IllegalStateException("a key was committed without its answer");
        }
        return Optional.of(new Answer(row.getStatus(), call.open(row.getBody()), row.getContentType()));
    }

    void keep(IdempotentCall call, Answer answer) {
        database.update(IDEMPOTENT_ANSWER)
                .set(IDEMPOTENT_ANSWER.STATUS, answer.status())
                .set(IDEMPOTENT_ANSWER.BODY, call.seal(answer.body()))
                .set(IDEMPOTENT_ANSWER.CONTENT_TYPE, answer.contentType())
                .where(IDEMPOTENT_ANSWER.SCOPE.eq(call.scope()))
                .and(IDEMPOTENT_ANSWER.KEY_HASH.eq(call.keyHash()))
                .execute();
    }

    /** Forgets the oldest of what has expired, a bounded number at a time; rows that somebody holds are left for later. */
    int forget(Instant expiredBefore, int atMost) {
        var oldest = DSL.select(IDEMPOTENT_ANSWER.SCOPE, IDEMPOTENT_ANSWER.KEY_HASH)
                .from(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.CREATED_AT.lt(expiredBefore))
                .orderBy(IDEMPOTENT_ANSWER.CREATED_AT)
                .limit(atMost)
                .forUpdate()
                .skipLocked();
        return database.deleteFrom(IDEMPOTENT_ANSWER)
                .where(DSL.row(IDEMPOTENT_ANSWER.SCOPE, IDEMPOTENT_ANSWER.KEY_HASH)
                        .in(oldest))
                .execute();
    }
}
