package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/**
 * Current usage of subscriptions with five charges, from ten thousand to ten million events, read in turns so that whatever else the machine does is
 * shared by all; then again while events come in. The ratios are what counts.
 */
final class UsageBench {
    private static final String[] CODES = {"calls", "volume", "peak", "users", "regions"};
    private static final long START = 1_709_251_200L; // 2024-03-01
    private static final long SPAN = 28L * 86_400;
    private static final int WARM_UP = 100;
    /** So many distinct values take their time, so these are read less often. */
    private static final int MANY_VALUES = 10_000;

    private static final int MANY_VALUES_TURN = 5;
    private static final int INGESTED_A_REQUEST = 100;

    private final Server server;
    private final Api api;
    private final List<Subject> subjects;

    private UsageBench(Server server, long largest) {
        this.server = server;
        this.api = server.sandbox("2024-03-01T00:00:00Z");
        this.subjects = List.of(
                new Subject("small", 10_000, 500),
                new Subject("medium", Math.min(largest, 1_000_000), 500),
                new Subject("large", largest, 500),
                // its unique count has a hundred thousand values
                new Subject("distinct", 1_000_000, 100_000));
    }

    /** A subscription, its events, and how many values its unique count has. */
    private record Subject(String subscription, long events, int users) {
        Load.Kind kind() {
            return new Load.Kind(subscription, CODES, START, SPAN);
        }
    }

    static void run(Server server, Options options) throws Exception {
        var bench = new UsageBench(server, options.number("largest", 10) * 1_000_000);
        bench.load();
        int reads = (int) options.number("reads", 300);
        bench.read(WARM_UP);
        bench.report("alone", bench.read(reads));
        long rate = options.number("rate", 2_000);
        var stopped = new AtomicBoolean();
        Thread background = Thread.ofPlatform().start(() -> bench.ingest(rate, stopped));
        bench.read(WARM_UP / 2);
        bench.report("while %,d events/s come in".formatted(rate), bench.read(reads));
        stopped.set(true);
        background.join();
        System.out.printf("resident memory of the server: %d MB%n", server.residentMegabytes());
    }

    private void load() throws Exception {
        UUID organization = UUID.fromString(api.get("/api/v1/organizations")
                .path("organization")
                .path("lago_id")
                .asString());
        double seconds = Preload.into(
                server,
                subjects.stream()
                        .map(subject ->
                                new Preload.Wanted(organization, subject.kind(), subject.users(), subject.events()))
                        .toList());
        Plans.fiveCharges(api);
        for (Subject subject : subjects) {
            api.create("customers", "customer", Map.of("external_id", subject.subscription(), "currency", "EUR"));
            api.create(
                    "subscriptions",
                    "subscription",
                    Map.of(
                            "external_customer_id",
                            subject.subscription(),
                            "external_id",
                            subject.subscription(),
                            "plan_code",
                            "five"));
        }
        // the first event of a code has it rolled up, what was there before included
        var first = new Load.Kind("other", CODES, START, SPAN);
        Load.send(
                server,
                1,
                List.of(Wire.post("/api/v1/events/bulk", api.keyText(), Load.LINES, Load.lines(first, CODES.length))));
        double building =
                server.secondsUntilNone("SELECT " + CODES.length + " - count(*) FROM rollup_definition WHERE built")
                        + server.secondsUntilNone("SELECT count(*) FROM rollup_retired");
        long events = subjects.stream().mapToLong(Subject::events).sum();
        System.out.printf("%,d events stored in %.0f s, rolled up in %.0f s%n", events, seconds, building);
    }

    /** Milliseconds of so many readings of each. */
    private List<Samples> read(int times) {
        var samples = subjects.stream().map(subject -> new Samples()).toList();
        for (int i = 0; i < times; i++) {
            for (int which = 0; which < subjects.size(); which++) {
                Subject subject = subjects.get(which);
                if (subject.users() < MANY_VALUES || i % MANY_VALUES_TURN == 0) {
                    samples.get(which).add(read(subject));
                }
            }
        }
        return samples;
    }

    private double read(Subject subject) {
        String path = "/api/v1/customers/" + subject.subscription() + "/current_usage?external_subscription_id="
                + subject.subscription();
        long started = System.nanoTime();
        JsonNode usage = api.get(path).path("customer_usage");
        double milliseconds = (System.nanoTime() - started) / 1e6;
        requireComplete(usage, subject);
        return milliseconds;
    }

    /** A fast wrong answer is no answer. */
    private static void requireComplete(JsonNode usage, Subject subject) {
        for (JsonNode charge : usage.path("charges_usage")) {
            String code = charge.path("billable_metric").path("code").asString();
            boolean complete = switch (code) {
                case "calls" -> charge.path("events_count").asLong() >= subject.events() / CODES.length;
                case "users" -> charge.path("units").asString().equals(subject.users() + ".0");
                default -> true;
            };
            if (!complete) {
                throw new IllegalStateException("not the usage of " + subject + ": " + charge);
            }
        }
    }

    /** Sends events at a steady rate: nearly all of another subscription, and one in each request of every one that is read. */
    private void ingest(long rate, AtomicBoolean stopped) {
        var other = new Load.Kind("other", CODES, START, SPAN);
        long pause = 1_000_000_000L * INGESTED_A_REQUEST / rate;
        try (var wire = new Wire(server.port())) {
            for (long at = System.nanoTime(); !stopped.get(); at += pause) {
                var lines = new StringBuilder(Load.lines(other, INGESTED_A_REQUEST - subjects.size()));
                subjects.forEach(subject -> lines.append(Load.lines(subject.kind(), 1)));
                wire.send(Wire.post("/api/v1/events/bulk", api.keyText(), Load.LINES, lines.toString()));
                long left = at + pause - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
            }
        } catch (Exception failure) {
            throw new IllegalStateException("ingestion in the background failed", failure);
        }
    }

    private void report(String when, List<Samples> samples) {
        System.out.println("current_usage, " + when);
        for (int i = 0; i < subjects.size(); i++) {
            Samples of = samples.get(i);
            System.out.printf(
                    "  %-9s %,11d events, %,7d distinct values: p50 %6.2f ms, p99 %6.2f ms = %.1f times; p50 to that of the smallest: %.2f%n",
                    subjects.get(i).subscription(),
                    subjects.get(i).events(),
                    subjects.get(i).users(),
                    of.median(),
                    of.percentile(99),
                    of.percentile(99) / of.median(),
                    of.median() / samples.getFirst().median());
        }
    }
}
