package dev.tarn.bench;

import dev.tarn.client.Api;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Durable, deduplicated ingestion through HTTP, beside what the same database does with an equally indexed table and no server. */
final class IngestBench {
    private static final String BATCH = "/api/v1/events/batch";
    private static final int CONNECTIONS = 16;
    private static final int BULK = 1_000;
    private static final int BULK_CONNECTIONS = 8;
    private static final int WARM_UP_BATCHES = 4_000;
    private static final int BATCHES = 5_000;
    private static final int ROWS_A_STATEMENT = 1_000;
    private static final int STATEMENTS = BATCHES * 100 / ROWS_A_STATEMENT;
    private static final long START = 1_709_251_200L; // 2024-03-01
    private static final long SPAN = 28L * 86_400;
    private static final String[] UNMETERED = {"unmetered"};
    private static final String[] METERED = {"calls", "volume", "peak", "users", "regions"};

    private IngestBench() {}

    static void run(Server server) throws Exception {
        Api api = server.live();
        send(api, "warm-up", UNMETERED, WARM_UP_BATCHES);
        double limit = databaseAlone(server);
        double rate = send(api, "sub", UNMETERED, BATCHES);
        System.out.printf("database alone (unnest, on conflict do nothing, 2 connections): %,.0f events/s%n", limit);
        report("POST /events/batch (100 a request, 16 connections)", rate, limit);
        report("POST /events/bulk (1,000 a request, 8 connections)", sendBulk(api, "bulk"), limit);
        Plans.fiveCharges(api);
        send(api, "metered-warm-up", METERED, WARM_UP_BATCHES / 4);
        report("the same, of five metrics, rolled up at the same time", send(api, "metered", METERED, BATCHES), limit);
        System.out.printf("all of them rolled up %.1f s later%n", secondsUntilRolledUp(server));
        report("database alone, again", databaseAgain(server), limit);
        singleEvents(api);
        System.out.printf("resident memory of the server: %d MB%n", server.residentMegabytes());
    }

    private static void report(String what, double rate, double limit) {
        System.out.printf("%-62s: %,.0f events/s = %.0f %% of the limit%n", what, rate, 100 * rate / limit);
    }

    private static double send(Api api, String subscription, String[] codes, int batches) throws Exception {
        double seconds = Load.send(
                api, BATCH, CONNECTIONS, batches, n -> Load.batch(n, subscription, codes, START, SPAN, batches));
        return batches * 100 / seconds;
    }

    private static double sendBulk(Api api, String subscription) throws Exception {
        int requests = BATCHES * 100 / BULK;
        sendBulk(api, subscription + "-warm-up", requests / 5);
        return requests * (double) BULK / sendBulk(api, subscription, requests);
    }

    private static double sendBulk(Api api, String subscription, int requests) throws Exception {
        return Load.send(
                api,
                "/api/v1/events/bulk",
                BULK_CONNECTIONS,
                requests,
                n -> Load.batch(n, BULK, subscription, UNMETERED, START, SPAN, requests));
    }

    private static double secondsUntilRolledUp(Server server) throws Exception {
        long started = System.nanoTime();
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            while (count(statement, "SELECT count(*) FROM event_write") > 0) {
                Thread.sleep(10);
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void singleEvents(Api api) throws Exception {
        double one = 500 / Load.send(api, "/api/v1/events", 1, 500, n -> single("one", n));
        double many = 20_000 / Load.send(api, "/api/v1/events", 64, 20_000, n -> single("many", n));
        System.out.printf(
                "POST /events: 1 connection %,.0f/s, 64 connections %,.0f/s = %.1f times%n", one, many, many / one);
    }

    private static String single(String subscription, long number) {
        return "{\"event\":{\"code\":\"calls\",\"transaction_id\":\"" + UUID.randomUUID()
                + "\",\"external_subscription_id\":\"" + subscription + "\",\"timestamp\":" + (1_709_251_200L + number)
                + ",\"properties\":{\"value\":1}}}";
    }

    private static double databaseAlone(Server server) throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA limits");
            statement.execute(
                    "CREATE TABLE limits.event (organization_id uuid, external_subscription_id text, transaction_id text, code text, "
                            + "at timestamptz, properties jsonb)");
            statement.execute(
                    "CREATE UNIQUE INDEX ON limits.event (organization_id, external_subscription_id, transaction_id)");
            statement.execute("CREATE INDEX ON limits.event (organization_id, external_subscription_id, code, at)");
        }
        insert(server, 50, "warm-up");
        return insert(server, STATEMENTS, "sub");
    }

    /** Into an empty table, as before: shows how much of a difference is the machine's. */
    private static double databaseAgain(Server server) throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE limits.event");
        }
        return insert(server, STATEMENTS, "again");
    }

    private static double insert(Server server, int statements, String subscription) throws Exception {
        var next = new AtomicLong();
        UUID organization = UUID.randomUUID();
        long started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var writers = new ArrayList<Future<Void>>();
            Callable<Void> writer = () -> {
                write(server, next, statements, organization, subscription);
                return null;
            };
            for (int i = 0; i < 2; i++) {
                writers.add(threads.submit(writer));
            }
            for (Future<Void> done : writers) {
                done.get();
            }
        }
        return statements * (double) ROWS_A_STATEMENT / ((System.nanoTime() - started) / 1e9);
    }

    private static void write(Server server, AtomicLong next, int statements, UUID organization, String subscription)
            throws Exception {
        try (Connection connection = server.database();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO limits.event SELECT ?, ?, id, 'calls', to_timestamp(at), properties::jsonb "
                                + "FROM unnest(?::text[], ?::bigint[], ?::text[]) AS row (id, at, properties) ON CONFLICT DO NOTHING")) {
            for (long number = next.getAndIncrement(); number < statements; number = next.getAndIncrement()) {
                bind(connection, insert, number, organization, subscription);
                insert.executeUpdate();
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement insert, long number, UUID organization, String subscription)
            throws SQLException {
        var ids = new String[ROWS_A_STATEMENT];
        var times = new Long[ROWS_A_STATEMENT];
        var properties = new String[ROWS_A_STATEMENT];
        for (int i = 0; i < ROWS_A_STATEMENT; i++) {
            long index = number * ROWS_A_STATEMENT + i;
            ids[i] = new UUID(Load.mix(index), Load.mix(~index)).toString();
            times[i] = 1_709_251_200L + index;
            properties[i] = "{\"value\":" + index % 97 + ",\"region\":\"eu\",\"user\":\"u" + index % 500 + "\"}";
        }
        insert.setObject(1, organization);
        insert.setString(2, subscription);
        insert.setArray(3, connection.createArrayOf("text", ids));
        insert.setArray(4, connection.createArrayOf("bigint", times));
        insert.setArray(5, connection.createArrayOf("text", properties));
    }
}
