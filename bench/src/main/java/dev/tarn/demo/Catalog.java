package dev.tarn.demo;

import dev.tarn.client.Api;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Lumen AI meters and sells. */
final class Catalog {
    /** What a euro or a dollar costs in Lumen's Japanese price list. */
    private static final int YEN_PER_UNIT = 160;

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

    /** In minor units; the yen has none. */
    private static long price(String currency, long cents) {
        return currency.equals("JPY") ? cents * YEN_PER_UNIT / 100 : cents;
    }

    /** Of a unit, in the currency, as prices of usage are written. */
    private static String unitPrice(String currency, String amount) {
        return currency.equals("JPY")
                ? new BigDecimal(amount)
                        .multiply(BigDecimal.valueOf(YEN_PER_UNIT))
                        .stripTrailingZeros()
                        .toPlainString()
                : amount;
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
                        List.of(
                                tokens(metrics.tokens(), currency),
                                requests(metrics.requests(), currency),
                                seats(metrics.seats(), currency),
                                storage(metrics.storage(), currency)));
    }

    private static Map<String, Object> tokens(JsonNode metric, String currency) {
        return charge(
                metric,
                "package",
                Map.of("amount", unitPrice(currency, "0.40"), "package_size", 1_000_000, "free_units", 1_000_000),
                Map.of(
                        "filters",
                        List.of(
                                Map.of(
                                        "invoice_display_name",
                                        "Lumen Small",
                                        "values",
                                        Map.of("model", List.of("lumen-small")),
                                        "properties",
                                        Map.of(
                                                "amount",
                                                unitPrice(currency, "0.15"),
                                                "package_size",
                                                1_000_000,
                                                "free_units",
                                                1_000_000)),
                                Map.of(
                                        "invoice_display_name",
                                        "Lumen Large",
                                        "values",
                                        Map.of("model", List.of("lumen-large")),
                                        "properties",
                                        Map.of(
                                                "amount",
                                                unitPrice(currency, "2.50"),
                                                "package_size",
                                                1_000_000,
                                                "free_units",
                                                0)))));
    }

    private static Map<String, Object> requests(JsonNode metric, String currency) {
        return charge(
                metric,
                "graduated",
                Map.of(
                        "graduated_ranges",
                        List.of(
                                range(0, 1_000, unitPrice(currency, "0")),
                                range(1_001, 5_000, unitPrice(currency, "0.004")),
                                range(5_001, null, unitPrice(currency, "0.002")))),
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

    private static Map<String, Object> seats(JsonNode metric, String currency) {
        return charge(
                metric,
                "volume",
                Map.of(
                        "volume_ranges",
                        List.of(
                                range(0, 5, unitPrice(currency, "12")),
                                range(6, 20, unitPrice(currency, "10")),
                                range(21, null, unitPrice(currency, "8")))),
                Map.of());
    }

    private static Map<String, Object> storage(JsonNode metric, String currency) {
        return charge(metric, "standard", Map.of("amount", unitPrice(currency, "0.11")), Map.of());
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
