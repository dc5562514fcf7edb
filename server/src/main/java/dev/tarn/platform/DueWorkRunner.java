package dev.tarn.platform;

import static dev.tarn.schema.Tables.DUE_WORK;
import static dev.tarn.schema.Tables.ORGANIZATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims due rows and runs them, in order of due time. Rows of one organization, kind and instant run in one transaction; if that fails, group
 * by group, so that one bad group is retried and at last parked alone. A row waits for earlier rows of its group, unless those are parked.
 */
@Component
class DueWorkRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DueWorkRunner.class);
    static final int BATCH = 500;
    static final int MAX_ATTEMPTS = 5;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final BillingClock clock;
    private final Map<String, DueWorkKind> kinds;

    DueWorkRunner(
            DSLContext database,
            TransactionTemplate transactions,
            BillingClock clock,
            org.springframework.beans.factory.ObjectProvider<DueWorkKind> kinds) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(DueWorkKind::name, Function.identity()));
    }

    private record Batch(Tenant tenant, DueWorkKind kind, Instant dueAt, List<DueItem> items) {}

    /** Runs the next batch of live organizations that is due by the machine's time; false when there is none. */
    boolean runNextLive() {
        Instant now = clock.machineNow();
        return runNext(
                DSL.condition(DUE_WORK.LIVE).and(DUE_WORK.RETRY_AT.isNull().or(DUE_WORK.RETRY_AT.le(now))), now);
    }

    /** Runs the next batch of a sandbox that is due until the given instant of its clock; false when there is none. */
    boolean runNextOf(UUID organizationId, Instant until) {
        return runNext(DSL.condition(DUE_WORK.LIVE).not().and(DUE_WORK.ORGANIZATION_ID.eq(organizationId)), until);
    }

    private boolean runNext(Condition scope, Instant until) {
        var failed = new Batch[1];
        try {
            Boolean found = transactions.execute(status -> {
                Optional<Batch> batch = claim(scope, until);
                failed[0] = batch.orElse(null);
                batch.ifPresent(this::run);
                return batch.isPresent();
            });
            return Boolean.TRUE.equals(found);
        } catch (PessimisticLockingFailureException inEachOthersWay) {
            // rolled back whole to let somebody else pass: nothing is wrong with the work
            LOG.debug("due work gave way to another transaction", inEachOthersWay);
            return true;
        } catch (RuntimeException failure) {
            if (failed[0] == null || Outage.isBehind(failure)) {
                // the work did nothing wrong and was rolled back whole: it is claimed again once the database answers
                throw failure;
            }
            LOG.debug(
                    "batch of {} failed, running its groups one by one",
                    failed[0].kind().name(),
                    failure);
            runGroupByGroup(failed[0]);
            return true;
        }
    }

    private void run(Batch batch) {
        database.deleteFrom(DUE_WORK)
                .where(DUE_WORK.ID.in(batch.items().stream().map(DueItem::id).toList()))
                .execute();
        if (batch.tenant().sandbox()) {
            database.update(ORGANIZATION)
                    .set(ORGANIZATION.CLOCK_NOW, DSL.greatest(ORGANIZATION.CLOCK_NOW, DSL.val(batch.dueAt())))
                    .where(ORGANIZATION.ID.eq(batch.tenant().organizationId()))
                    .execute();
        }
        BillingClock.at(batch.dueAt(), () -> batch.kind().run(batch.tenant(), batch.dueAt(), batch.items()));
    }

    private Optional<Batch> claim(Condition scope, Instant until) {
        var earlier = DUE_WORK.as("earlier");
        Condition blocked = DSL.exists(DSL.selectOne()
                .from(earlier)
                .where(earlier.GROUP_ID.eq(DUE_WORK.GROUP_ID))
                .and(earlier.PARKED_AT.isNull())
                .and(DSL.row(earlier.DUE_AT, earlier.RANK).lt(DUE_WORK.DUE_AT, DUE_WORK.RANK)));
        // a kind that is not known here belongs to a newer node
        Condition ready = scope.and(DUE_WORK.PARKED_AT.isNull())
                .and(DUE_WORK.KIND.in(kinds.keySet()))
                .and(DUE_WORK.DUE_AT.le(until))
                .andNot(blocked);
        Record first = database.select(DUE_WORK.ORGANIZATION_ID, DUE_WORK.KIND, DUE_WORK.DUE_AT, ORGANIZATION.SANDBOX)
                .from(DUE_WORK)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(DUE_WORK.ORGANIZATION_ID))
                .where(ready)
                .orderBy(DUE_WORK.DUE_AT, DUE_WORK.RANK, DUE_WORK.GROUP_ID)
                .limit(1)
                .forUpdate()
                .of(DUE_WORK)
                .skipLocked()
                .fetchOne();
        if (first == null) {
            return Optional.empty();
        }
        Instant dueAt = first.get(DUE_WORK.DUE_AT);
        Condition alike = ready.and(DUE_WORK.ORGANIZATION_ID.eq(first.get(DUE_WORK.ORGANIZATION_ID)))
                .and(DUE_WORK.KIND.eq(first.get(DUE_WORK.KIND)))
                .and(DUE_WORK.DUE_AT.eq(dueAt));
        List<DueItem> items = wholeGroups(alike);
        var tenant = Tenant.system(first.get(DUE_WORK.ORGANIZATION_ID), first.get(ORGANIZATION.SANDBOX));
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(tenant, kind(first.get(DUE_WORK.KIND)), dueAt, items));
    }

    private List<DueItem> wholeGroups(Condition alike) {
        var items = database.select(DUE_WORK.ID, DUE_WORK.SUBJECT_ID, DUE_WORK.GROUP_ID)
                .from(DUE_WORK)
                .where(alike)
                .orderBy(DUE_WORK.GROUP_ID, DUE_WORK.ID)
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new DueItem(row.value1(), row.value2(), row.value3()));
        if (items.size() < BATCH) {
            return items;
        }
        UUID last = items.getLast().groupId();
        var whole = items.stream().filter(item -> !item.groupId().equals(last)).toList();
        return whole.isEmpty() ? groupOf(alike, last) : whole;
    }

    private List<DueItem> groupOf(Condition alike, UUID groupId) {
        return database.select(DUE_WORK.ID, DUE_WORK.SUBJECT_ID, DUE_WORK.GROUP_ID)
                .from(DUE_WORK)
                .where(alike)
                .and(DUE_WORK.GROUP_ID.eq(groupId))
                .orderBy(DUE_WORK.ID)
                .forUpdate()
                .fetch(row -> new DueItem(row.value1(), row.value2(), row.value3()));
    }

    private DueWorkKind kind(String name) {
        DueWorkKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("no such kind of due work: " + name);
        }
        return kind;
    }

    private void runGroupByGroup(Batch batch) {
        Map<UUID, List<DueItem>> groups = batch.items().stream()
                .collect(Collectors.groupingBy(DueItem::groupId, TreeMap::new, Collectors.toList()));
        for (List<DueItem> items : groups.values()) {
            try {
                transactions.executeWithoutResult(status -> {
                    if (lock(items) == items.size()) {
                        run(new Batch(batch.tenant(), batch.kind(), batch.dueAt(), items));
                    }
                });
            } catch (RuntimeException failure) {
                if (Outage.isBehind(failure)) {
                    throw failure;
                }
                LOG.warn("due work {} of {} failed", batch.kind().name(), items, failure);
                markFailed(batch, items, failure);
            }
        }
    }

    /** How many of the rows still wait as they did: another worker may have run them, or something may have moved them. */
    private int lock(List<DueItem> items) {
        return database.select(DUE_WORK.ID)
                .from(DUE_WORK)
                .where(DUE_WORK.ID.in(items.stream().map(DueItem::id).toList()))
                .and(DUE_WORK.PARKED_AT.isNull())
                .forUpdate()
                .skipLocked()
                .fetch()
                .size();
    }

    /** A sandbox fails the same way every time: it parks at once. Live work is tried again, later and later. */
    private void markFailed(Batch batch, List<DueItem> items, RuntimeException failure) {
        Instant now = clock.machineNow();
        boolean parkAtOnce = batch.tenant().sandbox();
        String reason = String.valueOf(failure.getMessage());
        transactions.executeWithoutResult(status -> {
            for (DueItem item : items) {
                Integer attempts = database.update(DUE_WORK)
                        .set(DUE_WORK.ATTEMPTS, DUE_WORK.ATTEMPTS.plus(1))
                        .set(DUE_WORK.REASON, reason.substring(0, Math.min(reason.length(), 500)))
                        .where(DUE_WORK.ID.eq(item.id()))
                        .returningResult(DUE_WORK.ATTEMPTS)
                        .fetchOne(DUE_WORK.ATTEMPTS);
                if (attempts == null) {
                    continue;
                }
                boolean park = parkAtOnce || attempts >= MAX_ATTEMPTS;
                database.update(DUE_WORK)
                        .set(DUE_WORK.PARKED_AT, park ? now : null)
                        .set(DUE_WORK.RETRY_AT, park ? null : now.plus(Duration.ofSeconds(1L << (2 * attempts))))
                        .where(DUE_WORK.ID.eq(item.id()))
                        .execute();
            }
        });
    }

    /** When the next live row falls due, by machine time. */
    Optional<Instant> nextLiveAt() {
        return Optional.ofNullable(database.select(
                        DSL.min(DSL.greatest(DUE_WORK.DUE_AT, DSL.coalesce(DUE_WORK.RETRY_AT, DUE_WORK.DUE_AT))))
                .from(DUE_WORK)
                .where(DUE_WORK.LIVE)
                .and(DUE_WORK.PARKED_AT.isNull())
                .fetchOne()
                .value1());
    }
}
