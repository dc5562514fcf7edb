package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT;
import static dev.tarn.schema.Tables.EVENT_WRITE;

import dev.tarn.event.WriteGroup.Row;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Events in PostgreSQL: inserted into the newest partition, whose unique index decides; older partitions are asked before. */
@Component
class PostgresEventStore implements EventStore {
    private static final int MAX_ATTEMPTS = 5;
    private static final String TRANSACTION_ROLLBACK_CLASS = "40";
    private static final String UNIQUE_VIOLATION = "23505";
    /** Where one event came again others are likely to: so many groups are then written with an eye on each event. */
    private static final int CAUTIOUS_GROUPS = 20;

    /** Nobody turns so many pages, and counting on would read all that an organization has ever sent. */
    private static final int COUNTED_AT_MOST = 100_000;

    static final List<SelectFieldOrAsterisk> COLUMNS = List.of(
            EVENT.ID,
            EVENT.ORGANIZATION_ID,
            EVENT.EXTERNAL_SUBSCRIPTION_ID,
            EVENT.TRANSACTION_ID,
            EVENT.CODE,
            EVENT.TIMESTAMP,
            EVENT.PRECISE_TOTAL_AMOUNT_CENTS,
            EVENT.PROPERTIES,
            EVENT.CREATED_AT);

    private static final List<OrderField<?>> NEWEST_FIRST =
            List.of(EVENT.TIMESTAMP.desc(), EVENT.TRANSACTION_ID.asc(), EVENT.SEQUENCE.asc());

    private final EventDatabase database;
    private final EventPartitions partitions;
    private final EventRows rows;
    private final InAdvanceQueue inAdvance;
    private final UsageActivity activity;
    private final Json json;
    private final AtomicInteger cautious = new AtomicInteger();

    PostgresEventStore(
            EventDatabase database,
            EventPartitions partitions,
            EventRows rows,
            InAdvanceQueue inAdvance,
            UsageActivity activity,
            Json json) {
        this.database = database;
        this.partitions = partitions;
        this.rows = rows;
        this.inAdvance = inAdvance;
        this.activity = activity;
        this.json = json;
    }

    /** Undoes an attempt in which a request turned out to repeat something. */
    private static final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TryAgain() {
            super("a request of the group is refused", null, false, false);
        }
    }

    @Override
    public List<Set<Integer>> append(List<Submission> submissions) {
        var group = new WriteGroup(submissions);
        int failures = 0;
        boolean copying = cautious.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
        while (true) {
            try {
                attempt(group, copying);
                return group.outcome();
            } catch (TryAgain again) {
                // every round refuses at least one request more
            } catch (DataAccessException failure) {
                if (copying && UNIQUE_VIOLATION.equals(failure.sqlState())) {
                    copying = false;
                    cautious.set(CAUTIOUS_GROUPS);
                } else if (!failure.sqlState().startsWith(TRANSACTION_ROLLBACK_CLASS) || ++failures == MAX_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private void attempt(WriteGroup group, boolean copying) {
        var committing = new boolean[1];
        var queued = new boolean[1];
        EventPartitions.Layout layout;
        try {
            layout = database.write(transaction -> {
                EventPartitions.Layout joined = partitions.join(transaction);
                queued[0] = write(transaction, joined, group, copying);
                committing[0] = true;
                return joined;
            });
        } catch (RuntimeException failure) {
            throw committing[0] ? new OutcomeUnknownException(failure) : failure;
        }
        if (queued[0]) {
            inAdvance.wake();
        }
        if (layout.full()) {
            partitions.roll(layout.newest());
        }
    }

    /** Answers whether any of the events makes something due. */
    private boolean write(DSLContext transaction, EventPartitions.Layout layout, WriteGroup group, boolean copying) {
        List<Row> all = group.rows();
        boolean[] inserted = rows.insert(transaction, layout, all, copying);
        if (!group.settle(all, inserted)) {
            throw new TryAgain();
        }
        if (!hasAny(inserted)) {
            return false;
        }
        transaction
                .insertInto(EVENT_WRITE, EVENT_WRITE.ID, EVENT_WRITE.PARTITION_NO)
                .values(layout.writeId(), layout.newest())
                .execute();
        boolean priced = inAdvance.add(transaction, layout, all, inserted);
        return activity.add(transaction, all, inserted) || priced;
    }

    private static boolean hasAny(boolean[] inserted) {
        for (boolean one : inserted) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Event> find(UUID organizationId, String transactionId) {
        return select(database.context(), withId(organizationId, transactionId)).fetch(row -> event(json, row)).stream()
                .min(Comparator.comparing(Event::createdAt).thenComparing(Event::id));
    }

    static Condition withId(UUID organizationId, String transactionId) {
        return EVENT.ORGANIZATION_ID.eq(organizationId).and(EVENT.TRANSACTION_ID.eq(transactionId));
    }

    static SelectConditionStep<Record> select(DSLContext context, Condition condition) {
        return context.select(COLUMNS).from(EVENT).where(condition);
    }

    @Override
    public Paged<Event> list(UUID organizationId, EventFilter filter, Page page) {
        return page.fetch(
                database.context(),
                COLUMNS,
                EVENT,
                matching(organizationId, filter),
                NEWEST_FIRST,
                row -> event(json, row),
                COUNTED_AT_MOST);
    }

    static Condition matching(UUID organizationId, EventFilter filter) {
        var conditions = new ArrayList<Condition>();
        conditions.add(EVENT.ORGANIZATION_ID.eq(organizationId));
        Optional.ofNullable(filter.code()).map(EVENT.CODE::eq).ifPresent(conditions::add);
        Optional.ofNullable(filter.externalSubscriptionId())
                .map(EVENT.EXTERNAL_SUBSCRIPTION_ID::eq)
                .ifPresent(conditions::add);
        Optional.ofNullable(filter.fromAt()).map(EVENT.TIMESTAMP::ge).ifPresent(conditions::add);
        Optional.ofNullable(filter.toAt()).map(EVENT.TIMESTAMP::le).ifPresent(conditions::add);
        return DSL.and(conditions);
    }

    /** The rows of a page, as {@link #list} asks for them. */
    static Select<Record> page(DSLContext context, Condition condition, int size) {
        return select(context, condition).orderBy(NEWEST_FIRST).limit(size);
    }

    static Event event(Json json, Record row) {
        return new Event(
                row.get(EVENT.ID),
                row.get(EVENT.ORGANIZATION_ID),
                row.get(EVENT.EXTERNAL_SUBSCRIPTION_ID),
                row.get(EVENT.TRANSACTION_ID),
                row.get(EVENT.CODE),
                row.get(EVENT.TIMESTAMP),
                row.get(EVENT.PRECISE_TOTAL_AMOUNT_CENTS),
                json.object(row.get(EVENT.PROPERTIES)),
                row.get(EVENT.CREATED_AT));
    }
}
