package dev.tarn.demo;

import dev.tarn.client.Api;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What Lumen AI meters and sells. */
final class Catalog {
    private Catalog() {}

    static void create(Api company) {
        company.create(
                "taxes", "tax", Map.of("code", "vat_fr", "name", "TVA", "rate", "20", "description", "French VAT"));
        JsonNode tokens = company.metric(
                "tokens",
                "Tokens",
                "sum_agg",
                Map.of(
                        "field_name", "tokens",
                        "description", "Tokens read and written by a model",
                        "filters", List.of(Map.of("key", "model", "values", List.of("lumen-small", "lumen-large")))));
        JsonNode requests =
                company.metric("requests", "API requests", "count_agg", Map.of("description", "Calls of the API"));
        JsonNode seats = company.metric("seats", "Active seats", "unique_count_agg", Map.of("field_name", "user_id"));
        JsonNode storage = company.metric("storage", "Storage (GB)", "max_agg", Map.of("field_name", "gb"));
        for (String currency : List.of("EUR", "USD", "JPY")) {
            createPlans(company, currency, new Metrics(tokens, requests, seats, storage));
        }
    }

    private record Metrics(JsonNode tokens, JsonNode requests, JsonNode seats, JsonNode storage) {}

    private static void createPlans(Api company, String currency, Metrics metrics) {
        String suffix = "_" + currency.toLowerCase(java.util.Locale.ROOT);
        company.create(
                "plans",
                "plan",
                plan("scale" + suffix, "Scale", "monthly", price(currency, 49_00), currency, true, metrics));
        company.create(
                "plans",
                "plan",
                plan("team" + suffix, "Team", "quarterly", price(currency, 120_00), currency, false, metrics));
    }

    /** Yen has no minor unit: the same figure of cents would be a hundred times the price. */
    private static long price(String currency, long cents) {
        return currency.equals("JPY") ? cents * 160 / 100 : cents;
    }

    private static Map<String, Object> plan(
            String code,
            String name,
            String interval,
            long amountCents,
            String currency,
            boolean payInAdvance,
            Metrics metrics) {
        return Map.of(
                "code", code,
                "name", name,
                "interval", interval,
                "amount_cents", amountCents,
                "amount_currency", currency,
                "pay_in_advance", payInAdvance,
                "charges",
                        Stream.of(
                                        tokens(metrics.tokens()),
                                        requests(metrics.requests()),
                                        seats(metrics.seats()),
                                        storage(metrics.storage()))
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static Map<String, Object> tokens(JsonNode metric) {
        return charge(
                metric,
                "package",
                Map.of("amount", "0.40", "package_size", 1_000_000, "free_units", 1_000_000),
                Map.of(
                        "filters",
                        List.of(
                                Map.of(
                                        "invoice_display_name",
                                        "Lumen Small",
                                        "values",
                                        Map.of("model", List.of("lumen-small")),
                                        "properties",
                                        Map.of("amount", "0.15", "package_size", 1_000_000, "free_units", 1_000_000)),
                                Map.of(
                                        "invoice_display_name",
                                        "Lumen Large",
                                        "values",
                                        Map.of("model", List.of("lumen-large")),
                                        "properties",
                                        Map.of("amount", "2.50", "package_size", 1_000_000, "free_units", 0)))));
    }

    private static Map<String, Object> requests(JsonNode metric) {
        return charge(
                metric,
                "graduated",
                Map.of(
                        "graduated_ranges",
                        List.of(range(0, 1_000, "0"), range(1_001, 5_000, "0.004"), range(5_001, null, "0.002"))),
                Map.of());
    }

    private static Map<String, Object> range(int from, @org.jspecify.annotations.Nullable Integer to, String perUnit) {
        var range = new java.util.LinkedHashMap<String, Object>();
        range.put("from_value", from);
        if (to != null) {
            range.put("to_value", to);
        } else {
            range.putAll(java.util.Collections.singletonMap("to_value", null));
        }
        range.put("per_unit_amount", perUnit);
        range.put("flat_amount", "0");
        return range;
    }

    private static Map<String, Object> seats(JsonNode metric) {
        return charge(
                metric,
                "volume",
                Map.of("volume_ranges", List.of(range(0, 5, "12"), range(6, 20, "10"), range(21, null, "8"))),
                Map.of());
    }

    private static Map<String, Object> storage(JsonNode metric) {
        return charge(metric, "standard", Map.of("amount", "0.11"), Map.of());
    }

    private static Map<String, Object> charge(
            JsonNode metric, String model, Map<String, ?> properties, Map<String, ?> more) {
        return Api.merge(
                Map.of(
                        "billable_metric_id",
                        metric.path("lago_id").asString(),
                        "charge_model",
                        model,
                        "properties",
                        properties),
                more);
    }
}
