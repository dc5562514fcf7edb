package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Current usage of a subscription with five charges, at ten thousand and at five million events: the ratio is what counts. */
final class UsageBench {
    private static final String[] CODES = {"calls", "volume", "peak", "users", "regions"};
    private static final long START = 1_709_251_200L; // 2024-03-01
    private static final long SPAN = 28L * 86_400;
    private static final int READS = 300;
    private static final int WARM_UP = 100;

    private UsageBench() {}

    static void run(Server server) throws Exception {
        Api api = server.sandbox("2024-03-01T00:00:00Z");
        Plans.fiveCharges(api);
        for (String subscription : List.of("small", "large")) {
            api.create("customers", "customer", Map.of("external_id", subscription, "currency", "EUR"));
            api.create(
                    "subscriptions",
                    "subscription",
                    Map.of("external_customer_id", subscription, "external_id", subscription, "plan_code", "five"));
        }
        load(api, "small", 100);
        load(api, "large", 50_000);
        var small = new double[READS];
        var large = new double[READS];
        for (int i = 0; i < WARM_UP; i++) {
            read(api, "small", 10_000);
            read(api, "large", 5_000_000);
        }
        // in turns, so that whatever else the machine does is shared by both
        for (int i = 0; i < READS; i++) {
            small[i] = read(api, "small", 10_000);
            large[i] = read(api, "large", 5_000_000);
        }
        Arrays.sort(small);
        Arrays.sort(large);
        report("10 thousand events", small);
        report("5 million events", large);
        System.out.printf("ratio of the medians: %.2f%n", percentile(large, 50) / percentile(small, 50));
        System.out.printf("resident memory of the server: %d MB%n", server.residentMegabytes());
    }

    private static void load(Api api, String subscription, long batches) throws Exception {
        double seconds = Load.send(
                api,
                "/api/v1/events/batch",
                16,
                batches,
                n -> Load.batch(n, subscription, CODES, START, SPAN, batches));
        System.out.printf(
                "%,d events of %s in %.0f s (%,.0f/s)%n",
                batches * 100, subscription, seconds, batches * 100 / seconds);
    }

    /** Milliseconds of one reading. */
    private static double read(Api api, String subscription, long expectedEvents) {
        String path = "/api/v1/customers/" + subscription + "/current_usage?external_subscription_id=" + subscription;
        long started = System.nanoTime();
        JsonNode usage = api.get(path).path("customer_usage");
        double milliseconds = (System.nanoTime() - started) / 1e6;
        requireComplete(usage, expectedEvents);
        return milliseconds;
    }

    /** A fast wrong answer is no answer. */
    private static void requireComplete(JsonNode usage, long expectedEvents) {
        for (JsonNode charge : usage.path("charges_usage")) {
            if (charge.path("billable_metric").path("code").asString().equals("calls")
                    && charge.path("events_count").asLong() != expectedEvents / CODES.length) {
                throw new IllegalStateException("expected " + expectedEvents / CODES.length + " calls: " + charge);
            }
        }
    }

    private static void report(String name, double[] sorted) {
        System.out.printf(
                "current_usage at %-20s p50 %.2f ms, p99 %.2f ms%n",
                name + ":", percentile(sorted, 50), percentile(sorted, 99));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
