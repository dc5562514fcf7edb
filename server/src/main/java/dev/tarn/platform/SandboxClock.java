package dev.tarn.platform;

import static dev.tarn.schema.Tables.ORGANIZATION;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the clock of a sandbox, running on the way everything that falls due, in order. */
@Service
public class SandboxClock {
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final DueWorkRunner runner;
    private final BillingClock clock;
    private final ObjectProvider<OutsideWork> outside;
    private final ConcurrentHashMap<UUID, ReentrantLock> moving = new ConcurrentHashMap<>();

    SandboxClock(
            DSLContext database,
            TransactionTemplate transactions,
            DueWorkRunner runner,
            BillingClock clock,
            ObjectProvider<OutsideWork> outside) {
        this.database = database;
        this.transactions = transactions;
        this.runner = runner;
        this.clock = clock;
        this.outside = outside;
    }

    /**
     * Runs all work due up to {@code target}, then sets the clock there. The same instant again settles what became due meanwhile. Two moves at
     * once, on one node or several, end at the later instant: rows are claimed under lock, and the clock never goes back.
     */
    public Instant move(Tenant tenant, Instant target) {
        if (!tenant.sandbox()) {
            throw Refusal.notAllowed("not_a_sandbox");
        }
        var lock = moving.computeIfAbsent(tenant.organizationId(), id -> new ReentrantLock());
        lock.lock();
        try {
            if (target.isBefore(clock.now(tenant))) {
                throw Refusal.invalid("now", "invalid_date");
            }
            boolean more = true;
            while (more) {
                more = runner.runNextOf(tenant.organizationId(), target) || finishOutside(tenant);
            }
            return arriveAt(tenant, target);
        } finally {
            lock.unlock();
        }
    }

    private boolean finishOutside(Tenant tenant) {
        return outside.stream().map(work -> work.finish(tenant)).reduce(false, Boolean::logicalOr);
    }

    private Instant arriveAt(Tenant tenant, Instant target) {
        transactions.executeWithoutResult(status -> database.update(ORGANIZATION)
                .set(ORGANIZATION.CLOCK_NOW, DSL.greatest(ORGANIZATION.CLOCK_NOW, DSL.val(target)))
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .execute());
        return clock.now(tenant);
    }
}
