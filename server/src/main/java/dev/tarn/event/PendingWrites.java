package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT_WRITE;

import java.util.List;
import org.jooq.DSLContext;

/** Write transactions whose events are not rolled up yet. */
record PendingWrites(Long[] ids, Integer[] partitions) {

    static PendingWrites read(DSLContext transaction, int limit) {
        var rows = transaction
                .selectFrom(EVENT_WRITE)
                .orderBy(EVENT_WRITE.ID)
                .limit(limit)
                .fetch();
        return new PendingWrites(
                rows.getValues(EVENT_WRITE.ID).toArray(Long[]::new),
                List.copyOf(new java.util.TreeSet<>(rows.getValues(EVENT_WRITE.PARTITION_NO)))
                        .toArray(Integer[]::new));
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
