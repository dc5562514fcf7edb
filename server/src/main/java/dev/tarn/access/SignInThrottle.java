package dev.tarn.access;

import static dev.tarn.schema.Tables.SIGN_IN_ATTEMPT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. An attempt is written down before the password is looked at, so that guesses made at the same time count, too, and
 * forgotten when it succeeds. The narrow limit is that of an account from one address: a stranger cannot lock somebody out from elsewhere.
 */
@Component
class SignInThrottle {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT_AND_ADDRESS = 10;
    static final int PER_ACCOUNT = 100;
    static final int PER_ADDRESS = 300;

    private final DSLContext database;
    private final BillingClock clock;

    SignInThrottle(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Refuses with 429 where there were too many. Each statement stands alone: a refusal keeps what was counted. */
    void attempt(String email, String address) {
        Instant now = clock.machineNow();
        UUID id = Ids.next();
        database.insertInto(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.ID, id)
                .set(SIGN_IN_ATTEMPT.EMAIL, email)
                .set(SIGN_IN_ATTEMPT.ADDRESS, address)
                .set(SIGN_IN_ATTEMPT.ATTEMPTED_AT, now)
                .execute();
        Condition ofAccount = SIGN_IN_ATTEMPT.EMAIL.eq(email);
        Condition ofAddress = SIGN_IN_ATTEMPT.ADDRESS.eq(address);
        Instant since = now.minus(WINDOW);
        boolean tooMany = count(ofAccount.and(ofAddress), since) > PER_ACCOUNT_AND_ADDRESS
                || count(ofAccount, since) > PER_ACCOUNT
                || count(ofAddress, since) > PER_ADDRESS;
        if (tooMany) {
            // being turned away does not count: the wait ends however often somebody knocks
            delete(SIGN_IN_ATTEMPT.ID.eq(id));
            throw Refusal.tooMany("too_many_attempts");
        }
        delete(SIGN_IN_ATTEMPT.ATTEMPTED_AT.lt(since));
    }

    void succeeded(String email, String address) {
        delete(SIGN_IN_ATTEMPT.EMAIL.eq(email).and(SIGN_IN_ATTEMPT.ADDRESS.eq(address)));
    }

    private int count(Condition which, Instant since) {
        return database.fetchCount(
                DSL.selectFrom(SIGN_IN_ATTEMPT).where(which).and(SIGN_IN_ATTEMPT.ATTEMPTED_AT.ge(since)));
    }

    private void delete(Condition which) {
        database.deleteFrom(SIGN_IN_ATTEMPT).where(which).execute();
    }
}
