package dev.tarn.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills sealed partitions from within the database, with the rows and indexes that the server would have left: what takes hours over HTTP takes
 * minutes. The newest partition, which takes inserts, stays empty.
 */
final class Preload {
    private static final long ROWS_A_PARTITION = 2_000_000;
    private static final int PLACES_BITS = 20;
    private static final long WRITERS_LOCK = 0x7461726e_00000001L;

    private static final String FILL = """
            INSERT INTO %1$s (sequence, "timestamp", created_at, id, organization_id, partition_no, external_subscription_id,
                              transaction_id, code, properties)
            SELECT ((%2$d::bigint + (n >> 20)) << 20) + (n & 1048575), at, at, gen_random_uuid(), '%3$s', %4$d, '%5$s', gen_random_uuid()::text,
                   (ARRAY[%6$s])[1 + n %% %7$d],
                   jsonb_build_object('value', n %% 97, 'region', CASE WHEN n / %7$d %% 2 = 0 THEN 'eu' ELSE 'us' END,
                                      'user', 'u' || n / %7$d %% %8$d)
              FROM (SELECT n, to_timestamp(%9$d + n * %10$d / %11$d) AS at FROM generate_series(%12$d::bigint, %13$d::bigint) AS n) AS row
            """;

    private final Server server;

    private Preload(Server server) {
        this.server = server;
    }

    /** Events to be there. */
    record Wanted(UUID organizationId, Load.Kind kind, int users, long events) {}

    /** What goes into one partition: some of the events of one kind. */
    private record Part(Wanted wanted, long from, long until, int partition, long firstWrite) {}

    /** Answers the seconds it took. */
    static double into(Server server, List<Wanted> wanted) throws Exception {
        long started = System.nanoTime();
        var preload = new Preload(server);
        List<Part> parts = preload.divide(wanted);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var filling = new ArrayList<Future<Void>>();
            for (Part part : parts) {
                filling.add(threads.submit(() -> preload.fill(part)));
            }
            for (Future<Void> each : filling) {
                each.get();
            }
        }
        preload.attach(parts);
        return (System.nanoTime() - started) / 1e9;
    }

    private List<Part> divide(List<Wanted> wanted) throws Exception {
        var parts = new ArrayList<Part>();
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            int partition = (int) number(statement, "SELECT max(no) FROM event_store_partition");
            for (Wanted each : wanted) {
                for (long from = 0; from < each.events(); from += ROWS_A_PARTITION) {
                    long until = Math.min(each.events(), from + ROWS_A_PARTITION);
                    long writes = (until >> PLACES_BITS) - (from >> PLACES_BITS) + 1;
                    long last = number(
                            statement,
                            "SELECT max(id) FROM (SELECT nextval('event_write_id') AS id FROM generate_series(1, "
                                    + writes + ")) AS ids");
                    // places count from the first event of the kind, so do the writes
                    parts.add(new Part(each, from, until, ++partition, last - writes + 1 - (from >> PLACES_BITS)));
                }
            }
        }
        return parts;
    }

    private Void fill(Part part) throws Exception {
        String table = "event_p" + part.partition();
        Load.Kind kind = part.wanted().kind();
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("SET max_parallel_maintenance_workers = 0");
            statement.execute("CREATE TABLE " + table + " (LIKE event INCLUDING CONSTRAINTS)");
            statement.execute(FILL.formatted(
                    table,
                    part.firstWrite(),
                    part.wanted().organizationId(),
                    part.partition(),
                    kind.subscription(),
                    "'" + String.join("','", kind.codes()) + "'",
                    kind.codes().length,
                    part.wanted().users(),
                    kind.firstSecond(),
                    kind.spanSeconds(),
                    part.wanted().events(),
                    part.from(),
                    part.until() - 1));
            index(statement, table);
            statement.execute("CREATE INDEX " + table + "_time ON " + table
                    + " (organization_id, \"timestamp\" DESC, transaction_id)");
            statement.execute("VACUUM ANALYZE " + table);
        }
        return null;
    }

    private static void index(Statement statement, String table) throws SQLException {
        statement.execute("CREATE UNIQUE INDEX " + table + "_once ON " + table
                + " (organization_id, transaction_id, external_subscription_id)");
        statement.execute("CREATE INDEX " + table + "_usage ON " + table
                + " (organization_id, external_subscription_id, code, \"timestamp\")");
        statement.execute("CREATE INDEX " + table + "_arrival ON " + table + " (sequence)");
    }

    /** All at once, with a new and empty partition behind them. */
    private void attach(List<Part> parts) throws Exception {
        int newest = parts.getLast().partition() + 1;
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + WRITERS_LOCK + ")");
            statement.execute("CREATE TABLE event_p" + newest + " (LIKE event INCLUDING CONSTRAINTS)");
            index(statement, "event_p" + newest);
            for (int no = parts.getFirst().partition(); no <= newest; no++) {
                statement.execute("ALTER TABLE event ATTACH PARTITION event_p" + no + " FOR VALUES IN (" + no + ")");
                statement.execute("INSERT INTO event_store_partition (no) VALUES (" + no + ")");
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("CHECKPOINT");
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
