package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Month end over two thousand subscriptions of five charges each, with usage. */
final class BillingBench {
    private static final int SUBSCRIPTIONS = 2_000;
    private static final String[] CODES = {"calls", "volume", "peak", "users", "regions"};

    private BillingBench() {}

    static void run(Server server) throws Exception {
        Api api = server.sandbox("2024-03-01T00:00:00Z");
        Plans.fiveCharges(api);
        subscribeAll(api);
        Load.send(
                api,
                "/api/v1/events/batch",
                16,
                SUBSCRIPTIONS,
                n -> Load.batch(
                        n,
                        "sub-" + n,
                        CODES,
                        1_709_300_000L - n * 1_000,
                        1_000_000L * SUBSCRIPTIONS / 1_000,
                        SUBSCRIPTIONS));
        api.moveClockTo("2024-03-31T23:00:00Z");
        long started = System.nanoTime();
        api.moveClockTo("2024-04-01T01:00:00Z");
        double seconds = (System.nanoTime() - started) / 1e9;
        long invoices = api.get("/api/v1/invoices?per_page=1")
                .path("meta")
                .path("total_count")
                .asLong();
        if (invoices != SUBSCRIPTIONS) {
            throw new IllegalStateException("expected " + SUBSCRIPTIONS + " invoices, got " + invoices);
        }
        System.out.printf(
                "month end: %,d invoices in %.2f s = %,.0f invoices/s%n", invoices, seconds, invoices / seconds);
        System.out.printf("resident memory of the server: %d MB%n", server.residentMegabytes());
    }

    private static void subscribeAll(Api api) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<?>>();
            for (int worker = 0; worker < 8; worker++) {
                int first = worker;
                done.add(threads.submit(() -> {
                    for (int i = first; i < SUBSCRIPTIONS; i += 8) {
                        subscribe(api, i);
                    }
                }));
            }
            for (Future<?> each : List.copyOf(done)) {
                each.get();
            }
        }
    }

    private static void subscribe(Api api, int number) {
        api.create("customers", "customer", Map.of("external_id", "cust-" + number, "currency", "EUR"));
        api.create(
                "subscriptions",
                "subscription",
                Map.of("external_customer_id", "cust-" + number, "external_id", "sub-" + number, "plan_code", "five"));
    }
}
