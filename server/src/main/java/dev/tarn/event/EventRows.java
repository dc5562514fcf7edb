package dev.tarn.event;

import dev.tarn.event.WriteGroup.Row;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of the event table, written as arrays: one statement however many there are. */
@Component
class EventRows {
    /** A write transaction holds at most so many events; their places fill the lower bits of their sequences. */
    static final int SEQUENCE_BITS = 20;

    private static final String INSERT = """
            INSERT INTO %s (sequence, "timestamp", created_at, id, organization_id, partition_no, external_subscription_id,
                            transaction_id, code, precise_total_amount_cents, properties)
            SELECT e.sequence, e.at::timestamptz, e.created::timestamptz, e.id, e.organization, %d, e.subscription,
                   e.transaction_id, e.code, e.amount, e.properties::jsonb
              FROM unnest(?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[])
                   AS e(sequence, at, created, id, organization, subscription, transaction_id, code, amount, properties)
            ON CONFLICT (organization_id, transaction_id, external_subscription_id) DO NOTHING
            RETURNING sequence
            """;

    private static final String SEALED = """
            SELECT k.place
              FROM unnest(?::int[], ?::uuid[], ?::text[], ?::text[]) AS k(place, organization, subscription, transaction_id)
             WHERE EXISTS (SELECT FROM %s e WHERE e.organization_id = k.organization AND e.transaction_id = k.transaction_id
                              AND e.external_subscription_id = k.subscription)
            """;

    /** The same order in every transaction: two that share keys wait for each other instead of locking each other out. */
    private static int byKey(Event one, Event other) {
        int order = one.organizationId().compareTo(other.organizationId());
        if (order == 0) {
            order = subscription(one).compareTo(subscription(other));
        }
        return order == 0 ? one.transactionId().compareTo(other.transactionId()) : order;
    }

    private static String subscription(Event event) {
        return Objects.requireNonNullElse(event.externalSubscriptionId(), "");
    }

    private final SealedKeys sealedKeys;

    EventRows(SealedKeys sealedKeys) {
        this.sealedKeys = sealedKeys;
    }

    /**
     * Writes what is new and has no holder in the group; answers row by row whether it was written.
     *
     * @param copying expects that nothing is stored yet: faster, and fails as a whole where that is wrong
     */
    boolean[] insert(DSLContext transaction, EventPartitions.Layout layout, List<Row> rows, boolean copying) {
        return transaction.connectionResult(connection -> {
            var skipped = new boolean[rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                skipped[i] = rows.get(i).holder() != null;
            }
            long[] hashes = layout.sealed().isEmpty() ? new long[0] : hashes(rows);
            for (int partition : layout.sealed()) {
                skipStored(connection, partition, rows, hashes, skipped);
            }
            return insertNew(connection, layout, rows, skipped, copying);
        });
    }

    /** Which of these events are stored, in whatever partition. */
    boolean[] areStored(DSLContext transaction, List<Event> events) {
        var rows = IntStream.range(0, events.size())
                .mapToObj(place -> new Row(place, 0, events.get(place), null))
                .toList();
        long[] hashes = hashes(rows);
        List<Integer> partitions = EventPartitions.all(transaction);
        return transaction.connectionResult(connection -> {
            var stored = new boolean[rows.size()];
            for (int partition : partitions) {
                if (partition == partitions.getFirst()) {
                    // it takes inserts: nothing in memory knows its keys
                    markStored(connection, partition, rows, stored, place -> true);
                } else {
                    skipStored(connection, partition, rows, hashes, stored);
                }
            }
            return stored;
        });
    }

    private static long[] hashes(List<Row> rows) {
        return rows.stream()
                .map(Row::event)
                .mapToLong(
                        event -> BloomFilter.hash(event.organizationId(), subscription(event), event.transactionId()))
                .toArray();
    }

    private void skipStored(Connection connection, int partition, List<Row> rows, long[] hashes, boolean[] skipped)
            throws SQLException {
        SealedKeys.Keys keys = sealedKeys.of(partition);
        markStored(connection, partition, rows, skipped, place -> keys.mayContain(hashes[place]));
    }

    private static void markStored(
            Connection connection, int partition, List<Row> rows, boolean[] skipped, IntPredicate suspected)
            throws SQLException {
        var suspects = new ArrayList<Integer>();
        for (int i = 0; i < skipped.length; i++) {
            // what belongs to no subscription is never a duplicate
            if (!skipped[i] && rows.get(i).event().externalSubscriptionId() != null && suspected.test(i)) {
                suspects.add(i);
            }
        }
        if (suspects.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(SEALED.formatted(EventPartitions.table(partition)))) {
            List<Event> events = suspects.stream().map(i -> rows.get(i).event()).toList();
            statement.setArray(1, connection.createArrayOf("int4", suspects.toArray()));
            statement.setArray(2, array(connection, "uuid", events, Event::organizationId));
            statement.setArray(3, array(connection, "text", events, Event::externalSubscriptionId));
            statement.setArray(4, array(connection, "text", events, Event::transactionId));
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                skipped[found.getInt(1)] = true;
            }
        }
    }

    private static boolean[] insertNew(
            Connection connection, EventPartitions.Layout layout, List<Row> rows, boolean[] skipped, boolean copying)
            throws SQLException {
        List<Integer> places = IntStream.range(0, skipped.length)
                .filter(place -> !skipped[place])
                .boxed()
                .sorted((one, other) ->
                        byKey(rows.get(one).event(), rows.get(other).event()))
                .toList();
        var inserted = new boolean[rows.size()];
        if (places.isEmpty()) {
            return inserted;
        }
        if (copying) {
            EventCopy.write(connection, layout, rows, places);
            places.forEach(place -> inserted[place] = true);
        } else {
            insertUnlessStored(connection, layout, rows, places, inserted);
        }
        return inserted;
    }

    private static void insertUnlessStored(
            Connection connection,
            EventPartitions.Layout layout,
            List<Row> rows,
            List<Integer> places,
            boolean[] inserted)
            throws SQLException {
        List<Event> events =
                places.stream().map(place -> rows.get(place).event()).toList();
        long base = layout.firstSequence();
        String sql = INSERT.formatted(EventPartitions.table(layout.newest()), layout.newest());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Long[] sequences = places.stream().map(place -> base + place).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("int8", sequences));
            statement.setArray(
                    2,
                    array(connection, "text", events, event -> event.timestamp().toString()));
            statement.setArray(
                    3,
                    array(connection, "text", events, event -> event.createdAt().toString()));
            statement.setArray(4, array(connection, "uuid", events, Event::id));
            statement.setArray(5, array(connection, "uuid", events, Event::organizationId));
            statement.setArray(6, array(connection, "text", events, Event::externalSubscriptionId));
            statement.setArray(7, array(connection, "text", events, Event::transactionId));
            statement.setArray(8, array(connection, "text", events, Event::code));
            statement.setArray(9, array(connection, "numeric", events, Event::preciseTotalAmountCents));
            statement.setArray(
                    10,
                    array(
                            connection,
                            "text",
                            events,
                            event -> event.properties().toString()));
            ResultSet written = statement.executeQuery();
            while (written.next()) {
                inserted[(int) (written.getLong(1) - base)] = true;
            }
        }
    }

    private static Array array(
            Connection connection, String type, List<Event> events, Function<Event, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray());
    }
}
