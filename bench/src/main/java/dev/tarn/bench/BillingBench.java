package dev.tarn.bench;

import dev.tarn.client.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Month end over subscriptions of five charges each with usage, at a tenth of them and at all; beside it a plain program that writes the same rows.
 * Month by month the three take turns.
 */
final class BillingBench {
    private static final String[] CODES = {"calls", "volume", "peak", "users", "regions"};
    private static final int EVENTS_A_SUBSCRIPTION = 20;
    private static final int SUBSCRIPTIONS_A_REQUEST = 500;
    private static final List<String> MONTHS = List.of("2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01");

    private final Server server;
    private final Api api;
    private final int subscriptions;

    private BillingBench(Server server, int subscriptions) throws Exception {
        this.server = server;
        this.api = server.sandbox(MONTHS.getFirst() + "T00:00:00Z");
        this.subscriptions = subscriptions;
        Plans.fiveCharges(api);
        subscribeAll();
    }

    static void run(Server server, Options options) throws Exception {
        int many = (int) options.number("subscriptions", 10_000);
        var small = new BillingBench(server, many / 10);
        var large = new BillingBench(server, many);
        var smallRates = new Samples();
        var rates = new Samples();
        var limits = new Samples();
        var plain = new PlainInvoices(server, large.organizationId());
        for (int month = 1; month < MONTHS.size(); month++) {
            double smallRate = small.billMonth(month);
            double statements = server.statements();
            double rate = large.billMonth(month);
            double statementsAnInvoice = (server.statements() - statements) / many;
            double limit = plain.write(MONTHS.get(month));
            System.out.printf(
                    "%s: %,.0f invoices/s at %,d, %,.0f at %,d with %.2f statements an invoice; the plain program %,.0f%n",
                    MONTHS.get(month), smallRate, many / 10, rate, many, statementsAnInvoice, limit);
            if (month > 1) { // the first is the warm-up
                smallRates.add(smallRate);
                rates.add(rate);
                limits.add(limit);
            }
        }
        System.out.printf(
                "month end: %,.0f invoices/s = %.0f %% of the plain program; one of %,d costs %.2f times one of %,d%n",
                rates.median(), 100 * rates.medianRatioTo(limits), many, smallRates.medianRatioTo(rates), many / 10);
        System.out.printf("memory of the server at its peak: %d MB resident%n", server.peakMegabytes());
    }

    private UUID organizationId() {
        return UUID.fromString(api.get("/api/v1/organizations")
                .path("organization")
                .path("lago_id")
                .asString());
    }

    /** Sends the month's usage, then lets the month end. Invoices a second. */
    private double billMonth(int month) throws Exception {
        sendUsage(month - 1);
        Instant end = Instant.parse(MONTHS.get(month) + "T00:00:00Z");
        long before = invoices();
        api.moveClockTo(end.minusSeconds(3_600).toString());
        long started = System.nanoTime();
        api.moveClockTo(end.plusSeconds(3_600).toString());
        double seconds = (System.nanoTime() - started) / 1e9;
        if (invoices() - before != subscriptions) {
            throw new IllegalStateException(
                    "expected " + subscriptions + " invoices more, got " + (invoices() - before));
        }
        return subscriptions / seconds;
    }

    private long invoices() {
        return api.get("/api/v1/invoices?per_page=1")
                .path("meta")
                .path("total_count")
                .asLong();
    }

    private void sendUsage(int month) throws Exception {
        long start = Instant.parse(MONTHS.get(month) + "T00:00:00Z").getEpochSecond();
        var requests = new ArrayList<byte[]>();
        for (int first = 0; first < subscriptions; first += SUBSCRIPTIONS_A_REQUEST) {
            var lines = new StringBuilder();
            for (int i = first; i < Math.min(subscriptions, first + SUBSCRIPTIONS_A_REQUEST); i++) {
                lines.append(Load.lines(new Load.Kind("sub-" + i, CODES, start, 27L * 86_400), EVENTS_A_SUBSCRIPTION));
            }
            requests.add(Wire.post("/api/v1/events/bulk", api.keyText(), Load.LINES, lines.toString()));
        }
        Load.send(server, 4, requests);
        server.secondsUntilNone("SELECT count(*) FROM event_write");
    }

    private void subscribeAll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<?>>();
            for (int worker = 0; worker < 8; worker++) {
                int first = worker;
                done.add(threads.submit(() -> {
                    for (int i = first; i < subscriptions; i += 8) {
                        subscribe(i);
                    }
                }));
            }
            for (Future<?> each : List.copyOf(done)) {
                each.get();
            }
        }
    }

    /** The customer comes into being with its subscription. */
    private void subscribe(int number) {
        api.create(
                "subscriptions",
                "subscription",
                Map.of("external_customer_id", "cust-" + number, "external_id", "sub-" + number, "plan_code", "five"));
    }
}
