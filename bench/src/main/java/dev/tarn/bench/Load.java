package dev.tarn.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Events as they are sent, and many connections that send them. */
final class Load {
    static final String LINES = "application/x-ndjson";
    static final String JSON = "application/json";

    private Load() {}

    /** Of which subscription, which codes in turn, from when on, over how many seconds. */
    record Kind(String subscription, String[] codes, long firstSecond, long spanSeconds) {}

    /** Sends all of them; any refusal ends it. Answers the seconds it took. */
    static double send(Server server, int connections, List<byte[]> requests) throws Exception {
        var next = new AtomicInteger();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                workers.add(threads.submit(() -> work(server, requests, next)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static Void work(Server server, List<byte[]> requests, AtomicInteger next) throws Exception {
        try (var wire = new Wire(server.port())) {
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                wire.send(requests.get(i));
            }
        }
        return null;
    }

    /** An event a line. */
    static String lines(Kind kind, int events) {
        var lines = new StringBuilder(events * 180);
        for (int i = 0; i < events; i++) {
            event(lines, kind, i, events).append('\n');
        }
        return lines.toString();
    }

    /** The body of a batch. */
    static String batch(Kind kind, int events) {
        var json = new StringBuilder(events * 180).append("{\"events\":[");
        for (int i = 0; i < events; i++) {
            event(json.append(i == 0 ? "" : ","), kind, i, events);
        }
        return json.append("]}").toString();
    }

    static String single(Kind kind) {
        return event(new StringBuilder("{\"event\":"), kind, 0, 1).append('}').toString();
    }

    /** Transaction ids are random, times spread evenly. */
    private static StringBuilder event(StringBuilder json, Kind kind, int place, int of) {
        return json.append("{\"code\":\"")
                .append(kind.codes()[place % kind.codes().length])
                .append("\",\"transaction_id\":\"")
                .append(UUID.randomUUID())
                .append("\",\"external_subscription_id\":\"")
                .append(kind.subscription())
                .append("\",\"timestamp\":")
                .append(kind.firstSecond() + place * kind.spanSeconds() / of)
                .append(",\"properties\":{\"value\":")
                .append(place % 97)
                .append(",\"region\":\"")
                .append(place / kind.codes().length % 2 == 0 ? "eu" : "us")
                .append("\",\"user\":\"u")
                .append(place % 500)
                .append("\"}}");
    }
}
