package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT;
import static dev.tarn.schema.Tables.EVENT_IN_ADVANCE;
import static dev.tarn.schema.Tables.EVENT_WRITE;

import dev.tarn.event.EventPartitions.Layout;
import dev.tarn.event.RollupDefinitionStore.Metered;
import dev.tarn.event.WriteGroup.Row;
import dev.tarn.platform.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events that are stored together in the caller's transaction, by a write that no others are of: its number tells them from all others, and it
 * can be taken back. Writers of events wait for changes of partitions until the caller commits, so he should soon.
 */
@Component
public class WholeWrites {
    /** Events that one write can hold, far below what their sequences have room for. */
    public static final int MAX_EVENTS = 100_000;

    private final DSLContext database;
    private final EventPartitions partitions;
    private final EventRows rows;
    private final InAdvanceQueue inAdvance;
    private final UsageActivity activity;
    private final WriteListener written;

    WholeWrites(
            DSLContext database,
            EventPartitions partitions,
            EventRows rows,
            InAdvanceQueue inAdvance,
            UsageActivity activity,
            WriteListener written) {
        this.database = database;
        this.partitions = partitions;
        this.rows = rows;
        this.inAdvance = inAdvance;
        this.activity = activity;
        this.written = written;
    }

    /**
     * A write, whether or not its transaction is committed.
     *
     * @param id its number
     * @param partition where its events are
     */
    public record Write(long id, int partition) {
        /** What had arrived before it. */
        public UsageMark before() {
            return new UsageMark(id << EventRows.SEQUENCE_BITS, partition);
        }

        /** The same with its own events. */
        public UsageMark after() {
            return new UsageMark((id + 1) << EventRows.SEQUENCE_BITS, partition);
        }
    }

    /**
     * A write that was made.
     *
     * @param stored by event: whether it was stored, or was there already
     */
    public record Made(Write write, boolean[] stored) {}

    /** Which of these events are stored already. */
    public boolean[] areStored(List<Event> events) {
        return rows.areStored(database, events);
    }

    /** Stores what is new, of events of which none has the key of another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Made write(List<Event> events) {
        if (events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("too many events for one write: " + events.size());
        }
        Layout layout = partitions.join(database);
        List<Row> all = IntStream.range(0, events.size())
                .mapToObj(place -> new Row(place, 0, events.get(place), null))
                .toList();
        boolean[] stored = rows.insert(database, layout, all, false);
        database.insertInto(EVENT_WRITE, EVENT_WRITE.ID, EVENT_WRITE.PARTITION_NO)
                .values(layout.writeId(), layout.newest())
                .execute();
        if (!events.isEmpty()) {
            inAdvance.add(database, layout, all, stored);
            activity.add(database, all, stored);
        }
        afterCommit(() -> {
            written.eventsWritten();
            inAdvance.wake();
            if (layout.full()) {
                partitions.roll(layout.newest());
            }
        });
        return new Made(new Write(layout.writeId(), layout.newest()), stored);
    }

    /**
     * Deletes the events of a write, as if they had never come: they wait for no price any more, and are rolled up no more. What has been
     * priced or billed of them is the caller's to know.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(Tenant tenant, Write write) {
        RollupWriter.lockOut(database);
        // before any row: who writes an event with the key of one that goes would wait for it, and be waited for
        EventPartitions.excludeWriters(database);
        Condition ofWrite = EVENT.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(EVENT.PARTITION_NO.eq(write.partition()))
                .and(EVENT.SEQUENCE.ge(write.before().eventsBefore()))
                .and(EVENT.SEQUENCE.lt(write.after().eventsBefore()));
        Set<Metered> codes = new HashSet<>(database.selectDistinct(EVENT.CODE)
                .from(EVENT)
                .where(ofWrite)
                .fetch(row -> new Metered(tenant.organizationId(), row.value1())));
        database.deleteFrom(EVENT_IN_ADVANCE)
                .where(EVENT_IN_ADVANCE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(EVENT_IN_ADVANCE.PARTITION_NO.eq(write.partition()))
                .and(EVENT_IN_ADVANCE.SEQUENCE.ge(write.before().eventsBefore()))
                .and(EVENT_IN_ADVANCE.SEQUENCE.lt(write.after().eventsBefore()))
                .execute();
        database.deleteFrom(EVENT).where(ofWrite).execute();
        if (!codes.isEmpty()) {
            RollupWriter.replace(database, codes);
        }
        afterCommit(written::eventsWritten);
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
