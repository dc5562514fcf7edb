package dev.tarn.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What the same database takes in by itself with deduplication: arrays, ON CONFLICT DO NOTHING, 2 connections, 1,000 rows a transaction. */
final class DatabaseAlone {
    private static final int CONNECTIONS = 2;
    private static final int ROWS = 1_000;

    private static final String INSERT = """
            INSERT INTO %s (sequence, "timestamp", created_at, id, organization_id, partition_no, external_subscription_id,
                            transaction_id, code, properties)
            SELECT e.sequence, to_timestamp(e.at), now(), e.id, ?, 1, ?, e.transaction_id, 'unmetered', e.properties::jsonb
              FROM unnest(?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[]) AS e (sequence, at, id, transaction_id, properties)
                ON CONFLICT DO NOTHING
            """;

    private final Server server;
    private final String table;
    private long sequence;

    private DatabaseAlone(Server server, String table) {
        this.server = server;
        this.table = table;
    }

    /** Into a table with the columns and indexes of the store's own partition. */
    static DatabaseAlone likeTarn(Server server) throws Exception {
        return create(server, "limit_same", "(LIKE event_p1 INCLUDING ALL)", List.of());
    }

    /** Into one with no more than two indexes: key, and usage. */
    static DatabaseAlone withTwoIndexes(Server server) throws Exception {
        return create(
                server,
                "limit_two",
                "(LIKE event)",
                List.of(
                        "CREATE UNIQUE INDEX ON limit_two (organization_id, external_subscription_id, transaction_id)",
                        "CREATE INDEX ON limit_two (organization_id, external_subscription_id, code, \"timestamp\")"));
    }

    private static DatabaseAlone create(Server server, String table, String columns, List<String> indexes)
            throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " " + columns);
            for (String index : indexes) {
                statement.execute(index);
            }
        }
        return new DatabaseAlone(server, table);
    }

    /** One transaction's rows, ready to be sent. */
    private record Rows(Long[] sequences, Long[] times, UUID[] ids, String[] transactionIds, String[] properties) {}

    /** Rows a second. What is sent is made before the clock starts, as it is for the server. */
    double rate(int rows) throws Exception {
        var all = new ArrayList<Rows>();
        for (int i = 0; i < rows / ROWS; i++) {
            all.add(make());
        }
        var next = new AtomicInteger();
        long started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var writers = new ArrayList<Future<Void>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                writers.add(threads.submit(() -> write(all, next)));
            }
            for (Future<Void> done : writers) {
                done.get();
            }
        }
        return all.size() * (double) ROWS / ((System.nanoTime() - started) / 1e9);
    }

    private Rows make() {
        var rows = new Rows(new Long[ROWS], new Long[ROWS], new UUID[ROWS], new String[ROWS], new String[ROWS]);
        for (int i = 0; i < ROWS; i++) {
            rows.sequences()[i] = sequence++;
            rows.times()[i] = 1_709_251_200L + i * 86_400L * 28 / ROWS;
            // ids of rows grow with time, as the server's do; transaction ids are random
            rows.ids()[i] = new UUID(sequence << 16 | 0x7000, 0x8000000000000000L);
            rows.transactionIds()[i] = UUID.randomUUID().toString();
            rows.properties()[i] = "{\"value\":" + i % 97 + ",\"region\":\"eu\",\"user\":\"u" + i % 500 + "\"}";
        }
        return rows;
    }

    private Void write(List<Rows> all, AtomicInteger next) throws Exception {
        UUID organization = new UUID(0, 1);
        try (Connection connection = server.database();
                PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table))) {
            for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                insert.setObject(1, organization);
                insert.setString(2, "sub");
                bind(connection, insert, all.get(i));
                insert.executeUpdate();
            }
        }
        return null;
    }

    private static void bind(Connection connection, PreparedStatement insert, Rows rows) throws SQLException {
        insert.setArray(3, connection.createArrayOf("bigint", rows.sequences()));
        insert.setArray(4, connection.createArrayOf("bigint", rows.times()));
        insert.setArray(5, connection.createArrayOf("uuid", rows.ids()));
        insert.setArray(6, connection.createArrayOf("text", rows.transactionIds()));
        insert.setArray(7, connection.createArrayOf("text", rows.properties()));
    }
}
