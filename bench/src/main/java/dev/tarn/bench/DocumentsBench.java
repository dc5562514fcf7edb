package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Documents of one-off invoices of five lines, made on demand one after the other on two connections: pages alone, then e-invoices. */
final class DocumentsBench {
    private static final int CONNECTIONS = 2;
    private static final int LINES = 5;
    private static final int WARM_UP = 40;

    private final Api api;
    private final int documents;

    private DocumentsBench(Server server, int documents) throws Exception {
        this.api = server.sandbox("2024-03-01T00:00:00Z");
        this.documents = documents;
    }

    static void run(Server server, Options options) throws Exception {
        var bench = new DocumentsBench(server, (int) options.number("documents", 400));
        bench.sell();
        System.out.printf("pages alone: %.1f documents/s%n", bench.measure("page"));
        bench.startEInvoicing();
        System.out.printf("e-invoices: %.1f documents/s%n", bench.measure("electronic"));
        System.out.printf("memory of the server at its peak: %d MB resident%n", server.peakMegabytes());
    }

    private void sell() {
        for (int i = 0; i < LINES; i++) {
            api.create(
                    "add_ons",
                    "add_on",
                    Map.of(
                            "name",
                            "Item " + i,
                            "code",
                            "item-" + i,
                            "amount_cents",
                            1_000 + i,
                            "amount_currency",
                            "EUR"));
        }
        api.create("customers", "customer", Map.of("external_id", "buyer", "currency", "EUR", "country", "FR"));
    }

    private void startEInvoicing() {
        String code = api.get("/api/v1/billing_entities")
                .at("/billing_entities/0/code")
                .asString();
        api.put(
                "/api/v1/billing_entities/" + code,
                Map.of("billing_entity", Map.of("einvoicing", true, "country", "FR")));
    }

    /** The first documents warm up and are not counted. */
    private double measure(String kind) throws Exception {
        List<String> warmUp = invoices(WARM_UP);
        List<String> counted = invoices(documents);
        make(warmUp, kind);
        long started = System.nanoTime();
        make(counted, kind);
        return documents * 1e9 / (System.nanoTime() - started);
    }

    private List<String> invoices(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var fees = new ArrayList<Map<String, Object>>();
            for (int line = 0; line < LINES; line++) {
                fees.add(Map.of("add_on_code", "item-" + line, "units", 1 + i));
            }
            ids.add(api.create("invoices", "invoice", Map.of("external_customer_id", "buyer", "fees", fees))
                    .path("lago_id")
                    .asString());
        }
        return ids;
    }

    private void make(List<String> ids, String kind) throws Exception {
        var next = new AtomicInteger();
        Callable<Void> work = () -> {
            for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
                var made = api.post("/api/v1/invoices/" + ids.get(i) + "/download", null)
                        .path("invoice");
                boolean electronic = !made.path("xml_url").isNull();
                if (made.path("file_url").isNull() || electronic != kind.equals("electronic")) {
                    throw new IllegalStateException("not the document that was asked for: " + made);
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var done : threads.invokeAll(List.of(work, work))) {
                done.get();
            }
        }
    }
}
