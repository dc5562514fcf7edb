package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT_WRITE;

import dev.tarn.schema.tables.records.EventWriteRecord;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Result;

/** Write transactions whose events are not rolled up yet. */
record PendingWrites(Long[] ids, Integer[] partitions) {

    static PendingWrites read(DSLContext transaction, int limit) {
        return of(transaction
                .selectFrom(EVENT_WRITE)
                .orderBy(EVENT_WRITE.ID)
                .limit(limit)
                .fetch());
    }

    /** Those of these writes that are still pending; they no longer are once the transaction is committed. */
    static PendingWrites take(DSLContext transaction, PendingWrites writes) {
        return of(transaction
                .deleteFrom(EVENT_WRITE)
                .where(EVENT_WRITE.ID.in(List.of(writes.ids())))
                .returning()
                .fetch()
                .sortAsc(EVENT_WRITE.ID));
    }

    private static PendingWrites of(Result<EventWriteRecord> rows) {
        return new PendingWrites(
                rows.getValues(EVENT_WRITE.ID).toArray(Long[]::new),
                new TreeSet<>(rows.getValues(EVENT_WRITE.PARTITION_NO)).toArray(Integer[]::new));
    }

    boolean isEmpty() {
        return ids.length == 0;
    }

    /** Sequence that none of their events comes before. */
    long first() {
        return isEmpty() ? 0 : ids[0] << EventRows.SEQUENCE_BITS;
    }

    /** Sequence that all of their events come before. */
    long end() {
        return isEmpty() ? 0 : (ids[ids.length - 1] + 1) << EventRows.SEQUENCE_BITS;
    }
}
