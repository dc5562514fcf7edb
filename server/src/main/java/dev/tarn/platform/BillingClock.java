package dev.tarn.platform;

import static dev.tarn.schema.Tables.ORGANIZATION;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Business time. A live organization lives by the system clock, a sandbox by its own, which only a move of that clock changes.
 * While due work runs, it is the instant at which that work was due.
 */
@Component
public class BillingClock {
    private static final ScopedValue<Instant> DUE = ScopedValue.newInstance();

    private final DSLContext database;

    BillingClock(DSLContext database) {
        this.database = database;
    }

    public Instant now(Tenant tenant) {
        if (DUE.isBound()) {
            return DUE.get();
        }
        return tenant.sandbox() ? sandboxNow(tenant) : machineNow();
    }

    /** Sessions, keys, invites and logs age by machine time, whatever organization they belong to. */
    public Instant machineNow() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private Instant sandboxNow(Tenant tenant) {
        @Nullable
        Instant now = database.select(ORGANIZATION.CLOCK_NOW)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .fetchOne(ORGANIZATION.CLOCK_NOW);
        if (now == null) {
            throw new IllegalStateException("sandbox without a clock: " + tenant.organizationId());
        }
        return now;
    }

    /** Supposes that it is another instant: for what is shown and taken back. */
    public static <T> T standingAt(Instant instant, Supplier<T> work) {
        return ScopedValue.where(DUE, instant).call(work::get);
    }

    /** Runs with the clock standing at the given instant. */
    static void at(Instant dueAt, Runnable work) {
        ScopedValue.where(DUE, dueAt).run(work);
    }
}
