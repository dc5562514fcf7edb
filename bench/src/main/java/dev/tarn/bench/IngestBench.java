package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Durable, deduplicated ingestion through HTTP. Short rounds of the server and of its limit take turns, and the medians of their ratios are told, so
 * that what else the machine does cancels out.
 */
final class IngestBench {
    private static final int BULK = 10_000;
    private static final int CONNECTIONS = 8;
    private static final int ROUND = 200_000;
    private static final int LIMIT_ROUND = 200_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int SINGLE_ROUND = 8_000;
    private static final int SINGLE_CONNECTIONS = 64;
    private static final long START = 1_709_251_200L; // 2024-03-01
    private static final long SPAN = 28L * 86_400;
    private static final Load.Kind UNMETERED = new Load.Kind("sub", new String[] {"unmetered"}, START, SPAN);
    private static final Load.Kind METERED =
            new Load.Kind("metered", new String[] {"calls", "volume", "peak", "users", "regions"}, START, SPAN);

    private final Server server;
    private final String key;

    private IngestBench(Server server) {
        this.server = server;
        this.key = server.live().keyText();
    }

    static void run(Server server, Options options) throws Exception {
        int rounds = (int) options.number("rounds", 5);
        long stored = options.number("stored", 0);
        var bench = new IngestBench(server);
        bench.warmUp();
        if (stored > 0) {
            bench.besideFull(options, stored * 1_000_000, rounds);
        } else {
            bench.besideLimits(rounds);
            bench.singleEvents(rounds);
            bench.rolledUp(rounds);
        }
        System.out.printf("resident memory of the server: %d MB%n", server.residentMegabytes());
    }

    private void warmUp() throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            bulk(UNMETERED);
        }
    }

    private void besideLimits(int rounds) throws Exception {
        double processor = 0;
        var same = DatabaseAlone.likeTarn(server);
        var two = DatabaseAlone.withTwoIndexes(server);
        var bulk = new Samples();
        var sameLimit = new Samples();
        var twoLimit = new Samples();
        for (int i = 0; i < rounds; i++) {
            sameLimit.add(same.rate(LIMIT_ROUND));
            double before = server.processorSeconds();
            bulk.add(bulk(UNMETERED));
            processor += server.processorSeconds() - before;
            twoLimit.add(two.rate(LIMIT_ROUND));
        }
        System.out.printf("database alone, columns and indexes of the store: %,.0f rows/s%n", sameLimit.median());
        System.out.printf("database alone, two indexes:                      %,.0f rows/s%n", twoLimit.median());
        System.out.printf(
                "POST /events/bulk, NDJSON, %,d a request, %d connections: %,.0f events/s = %.0f %% of the first, %.0f %% of the second%n",
                BULK,
                CONNECTIONS,
                bulk.median(),
                100 * bulk.medianRatioTo(sameLimit),
                100 * bulk.medianRatioTo(twoLimit));
        System.out.printf(
                "processor time of the server, its database apart: %.1f microseconds an event%n",
                1e6 * processor / rounds / ROUND);
    }

    private void singleEvents(int rounds) throws Exception {
        singles(SINGLE_CONNECTIONS, SINGLE_ROUND);
        var one = new Samples();
        var many = new Samples();
        for (int i = 0; i < rounds; i++) {
            one.add(singles(1, SINGLE_ROUND / 16));
            many.add(singles(SINGLE_CONNECTIONS, SINGLE_ROUND));
        }
        System.out.printf(
                "POST /events, one event each: 1 connection %,.0f/s, %d connections %,.0f/s = %.1f times%n",
                one.median(), SINGLE_CONNECTIONS, many.median(), many.medianRatioTo(one));
    }

    private void rolledUp(int rounds) throws Exception {
        Plans.fiveCharges(Api.key(server.url(), key));
        bulk(METERED);
        var plain = new Samples();
        var metered = new Samples();
        for (int i = 0; i < rounds; i++) {
            awaitRolledUp();
            plain.add(bulk(UNMETERED));
            metered.add(bulk(METERED));
        }
        System.out.printf(
                "of five metrics, rolled up at the same time: %,.0f events/s = %.0f %% of events that nothing meters%n",
                metered.median(), 100 * metered.medianRatioTo(plain));
        System.out.printf("all of them rolled up %.1f s after the last answer%n", awaitRolledUp());
    }

    /** The same rounds by a server that is empty and one that holds many events. */
    private void besideFull(Options options, long events, int rounds) throws Exception {
        try (Server other = Server.start(options.jar())) {
            var full = new IngestBench(other);
            UUID organization = UUID.fromString(Api.key(other.url(), full.key)
                    .get("/api/v1/organizations")
                    .path("organization")
                    .path("lago_id")
                    .asString());
            double seconds = Preload.into(other, List.of(new Preload.Wanted(organization, UNMETERED, 500, events)));
            System.out.printf("%,d events put into sealed partitions in %.0f s%n", events, seconds);
            // the first event has the server read the keys of all sealed partitions
            Load.send(other, 1, List.of(full.request(UNMETERED, 1)));
            full.awaitKeysRead();
            full.warmUp();
            var empty = new Samples();
            var filled = new Samples();
            for (int i = 0; i < rounds; i++) {
                empty.add(bulk(UNMETERED));
                filled.add(full.bulk(UNMETERED));
            }
            System.out.printf(
                    "POST /events/bulk: %,.0f events/s into an empty store, %,.0f with %,d events stored = %.0f %%%n",
                    empty.median(), filled.median(), events, 100 * filled.medianRatioTo(empty));
            System.out.printf("resident memory of the full server: %d MB%n", other.residentMegabytes());
        }
    }

    private double bulk(Load.Kind kind) throws Exception {
        return ROUND / Load.send(server, CONNECTIONS, requests(ROUND / BULK, () -> request(kind, BULK)));
    }

    private byte[] request(Load.Kind kind, int events) {
        return Wire.post("/api/v1/events/bulk", key, Load.LINES, Load.lines(kind, events));
    }

    private double singles(int connections, int events) throws Exception {
        var requests = requests(events, () -> Wire.post("/api/v1/events", key, Load.JSON, Load.single(UNMETERED)));
        return events / Load.send(server, connections, requests);
    }

    private static List<byte[]> requests(int count, Supplier<byte[]> request) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            requests.add(request.get());
        }
        return requests;
    }

    private double awaitRolledUp() throws Exception {
        return server.secondsUntilNone("SELECT count(*) FROM event_write");
    }

    /** Until the keys of the sealed partitions have been read, one after the other. */
    private void awaitKeysRead() throws Exception {
        String reading = "SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND pid <> pg_backend_pid() "
                + "AND query LIKE 'SELECT%FROM event_p%'";
        for (int quiet = 0; quiet < 3; quiet++) {
            Thread.sleep(1_000);
            if (server.secondsUntilNone(reading) > 0.1) {
                quiet = -1;
            }
        }
    }
}
