package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT_STORE_PARTITION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * The partitions of the event table, in order of arrival. Writers share a lock for the length of their transaction, a change of partitions
 * takes it alone: so whoever writes to a partition has seen everything that was ever written to the ones before.
 */
@Component
@DependsOnDatabaseInitialization
class EventPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);
    private static final long WRITERS_LOCK = 0x7461726e_00000001L;
    private static final long INDEXING_LOCK = 0x7461726e_00000003L;

    private final EventDatabase database;
    private final long maxBytes;

    EventPartitions(EventDatabase database, @Value("${tarn.events.partition-bytes:536870912}") long maxBytes) {
        this.database = database;
        this.maxBytes = maxBytes;
        roll(0);
        indexSealedLater();
    }

    /**
     * What a write transaction needs to know.
     *
     * @param writeId number of this write transaction
     * @param newest the partition that takes inserts
     * @param sealed the others, which never change again
     */
    record Layout(long writeId, int newest, List<Integer> sealed, boolean full) {

        /** Sequence of the transaction's first event; the others follow. */
        long firstSequence() {
            return writeId << EventRows.SEQUENCE_BITS;
        }
    }

    /** Joins the writers until the end of the transaction. */
    Layout join(DSLContext transaction) {
        transaction.execute("SELECT pg_advisory_xact_lock_shared({0})", DSL.inline(WRITERS_LOCK));
        var row = transaction.fetchSingle("""
                SELECT nextval('event_write_id'), p.nos, pg_relation_size(('event_p' || p.nos[1])::regclass)
                  FROM (SELECT array_agg(no ORDER BY no DESC) AS nos FROM event_store_partition) p
                """);
        Integer[] numbers = row.get(1, Integer[].class);
        List<Integer> newestFirst = List.of(numbers);
        return new Layout(
                row.get(0, Long.class),
                newestFirst.getFirst(),
                newestFirst.subList(1, newestFirst.size()),
                row.get(2, Long.class) >= maxBytes);
    }

    /** Keeps all writers out until the end of the transaction; those at work are waited for. */
    static void excludeWriters(DSLContext transaction) {
        transaction.execute("SELECT pg_advisory_xact_lock({0})", DSL.inline(WRITERS_LOCK));
    }

    /** The same until {@link #letWritersIn}, whatever transactions begin and end meanwhile on the connection. */
    static void lockWritersOut(DSLContext connection) {
        connection.execute("SELECT pg_advisory_lock({0})", DSL.inline(WRITERS_LOCK));
    }

    static void letWritersIn(DSLContext connection) {
        connection.execute("SELECT pg_advisory_unlock({0})", DSL.inline(WRITERS_LOCK));
    }

    /** Seals the given partition by opening the next one, unless another node already has. */
    void roll(int expectedNewest) {
        boolean opened = database.write(transaction -> {
            excludeWriters(transaction);
            boolean first = newest(transaction) == expectedNewest;
            if (first) {
                open(transaction, expectedNewest + 1);
            }
            return first;
        });
        if (opened) {
            LOG.info("events go to partition {} from now on", expectedNewest + 1);
            indexSealedLater();
        }
    }

    private void indexSealedLater() {
        Thread.ofVirtual().name("event-partition-indexes").start(() -> {
            try {
                indexSealed();
            } catch (RuntimeException failure) {
                LOG.warn("lists of events are slower until a sealed partition has its index", failure);
            }
        });
    }

    /**
     * Gives sealed partitions the index that lists in order of time need. Built in bulk it costs little, and writers never carry it: without it
     * a list has to sort no more than the newest partition holds.
     */
    void indexSealed() {
        while (database.write(transaction -> {
            transaction.execute("SELECT pg_advisory_xact_lock({0})", DSL.inline(INDEXING_LOCK));
            var next = transaction.resultQuery("""
                            SELECT min(p.no) FROM event_store_partition p
                             WHERE p.no < (SELECT max(no) FROM event_store_partition)
                               AND to_regclass('event_p' || p.no || '_time') IS NULL""").fetchSingle().get(0, Integer.class);
            if (next != null) {
                transaction.execute("CREATE INDEX " + table(next) + "_time ON " + table(next)
                        + " (organization_id, \"timestamp\" DESC, transaction_id)");
            }
            return next != null;
        })) {
            LOG.debug("a sealed partition got its index");
        }
    }

    /** The newest first. */
    static List<Integer> all(DSLContext transaction) {
        return transaction
                .select(EVENT_STORE_PARTITION.NO)
                .from(EVENT_STORE_PARTITION)
                .orderBy(EVENT_STORE_PARTITION.NO.desc())
                .fetch(EVENT_STORE_PARTITION.NO);
    }

    static int newest(DSLContext transaction) {
        Integer newest = transaction
                .select(DSL.max(EVENT_STORE_PARTITION.NO))
                .from(EVENT_STORE_PARTITION)
                .fetchSingle()
                .value1();
        return newest == null ? 0 : newest;
    }

    /** Attached when ready: that, unlike making it in place, lets readers of the whole table go on. */
    private static void open(DSLContext transaction, int no) {
        String name = table(no);
        transaction.execute("CREATE TABLE " + name + " (LIKE event INCLUDING CONSTRAINTS)");
        // the transaction id before the subscription: so it finds events by transaction id alone, too, and is never
        // taken for a usage query
        transaction.execute("CREATE UNIQUE INDEX " + name + "_once ON " + name
                + " (organization_id, transaction_id, external_subscription_id)");
        transaction.execute("CREATE INDEX " + name + "_usage ON " + name
                + " (organization_id, external_subscription_id, code, \"timestamp\")");
        // finds what is not rolled up yet; grows at its end only, which costs little
        transaction.execute("CREATE INDEX " + name + "_arrival ON " + name + " (sequence)");
        transaction.execute("ALTER TABLE event ATTACH PARTITION " + name + " FOR VALUES IN (" + no + ")");
        transaction
                .insertInto(EVENT_STORE_PARTITION, EVENT_STORE_PARTITION.NO)
                .values(no)
                .execute();
    }

    static String table(int no) {
        return "event_p" + no;
    }
}
