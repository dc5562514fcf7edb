package dev.tarn.platform;

import static dev.tarn.schema.Tables.DUE_WORK;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an organization's people see of its due work: what waits, what failed and will be tried again, and what is parked, each with its reason. */
@Service
public class DueWorkOverview {
    private final DSLContext database;
    private final DueWork dueWork;

    DueWorkOverview(DSLContext database, DueWork dueWork) {
        this.database = database;
        this.dueWork = dueWork;
    }

    /** Waiting for its time or its turn; failed and tried again later; given up until somebody asks for it again. */
    public enum State {
        WAITING,
        FAILING,
        PARKED
    }

    /**
     * @param subjectId what it is about: a subscription, an invoice, ...
     * @param retryAt machine time of the next attempt, after a failure
     * @param reason of the last failure
     */
    public record Item(
            UUID id,
            String kind,
            UUID subjectId,
            UUID groupId,
            Instant dueAt,
            State state,
            int attempts,
            @Nullable Instant retryAt,
            @Nullable Instant parkedAt,
            @Nullable String reason,
            Instant createdAt) {}

    /** In the order it will run in. Filters: {@code state}, {@code kind[]}. */
    public Paged<Item> list(Tenant tenant, Query query, Page page) {
        var kinds = query.list("kind");
        Condition where = DUE_WORK.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(query.text("state").map(DueWorkOverview::inState).orElse(DSL.noCondition()))
                .and(kinds.isEmpty() ? DSL.noCondition() : DUE_WORK.KIND.in(kinds));
        return page.fetch(
                database,
                List.of(DUE_WORK.asterisk()),
                DUE_WORK,
                where,
                List.of(DUE_WORK.DUE_AT, DUE_WORK.RANK, DUE_WORK.ID),
                DueWorkOverview::map);
    }

    private static Condition inState(String state) {
        return switch (state) {
            case "parked" -> DUE_WORK.PARKED_AT.isNotNull();
            case "failing" -> DUE_WORK.PARKED_AT.isNull().and(DUE_WORK.ATTEMPTS.gt(0));
            case "waiting" -> DUE_WORK.PARKED_AT.isNull().and(DUE_WORK.ATTEMPTS.eq(0));
            default -> throw Refusal.invalid("state", "value_is_invalid");
        };
    }

    /**
     * Puts what is parked or failing back in line, as if it had never been tried. Live work runs at once; that of a sandbox with the next move of
     * its clock.
     */
    @Transactional
    public Item retry(Tenant tenant, UUID id) {
        Condition wanted = DUE_WORK.ID.eq(id).and(DUE_WORK.ORGANIZATION_ID.eq(tenant.organizationId()));
        Item before = database.selectFrom(DUE_WORK)
                .where(wanted)
                .forUpdate()
                .fetchOptional(DueWorkOverview::map)
                .orElseThrow(() -> Refusal.notFound("due_work"));
        if (before.state() == State.WAITING) {
            throw Refusal.notAllowed("due_work_not_failed");
        }
        database.update(DUE_WORK)
                .setNull(DUE_WORK.PARKED_AT)
                .setNull(DUE_WORK.RETRY_AT)
                .set(DUE_WORK.ATTEMPTS, 0)
                .where(wanted)
                .execute();
        dueWork.wakeAfterCommit(tenant);
        return database.selectFrom(DUE_WORK).where(wanted).fetchSingle(DueWorkOverview::map);
    }

    private static Item map(Record row) {
        State state = row.get(DUE_WORK.PARKED_AT) != null
                ? State.PARKED
                : row.get(DUE_WORK.ATTEMPTS) > 0 ? State.FAILING : State.WAITING;
        return new Item(
                row.get(DUE_WORK.ID),
                row.get(DUE_WORK.KIND),
                row.get(DUE_WORK.SUBJECT_ID),
                row.get(DUE_WORK.GROUP_ID),
                row.get(DUE_WORK.DUE_AT),
                state,
                row.get(DUE_WORK.ATTEMPTS),
                row.get(DUE_WORK.RETRY_AT),
                row.get(DUE_WORK.PARKED_AT),
                row.get(DUE_WORK.REASON),
                row.get(DUE_WORK.CREATED_AT));
    }
}
