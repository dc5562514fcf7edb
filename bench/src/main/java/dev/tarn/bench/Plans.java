package dev.tarn.bench;

import dev.tarn.client.Api;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A plan of five charges on five metrics: count, sum with filters, maximum, unique count, grouped count. */
final class Plans {
    private Plans() {}

    static void fiveCharges(Api api) {
        JsonNode calls = api.metric("calls", "Calls", "count_agg", Map.of());
        JsonNode volume = api.metric(
                "volume",
                "Volume",
                "sum_agg",
                Map.of(
                        "field_name",
                        "value",
                        "filters",
                        List.of(Map.of("key", "region", "values", List.of("eu", "us")))));
        JsonNode peak = api.metric("peak", "Peak", "max_agg", Map.of("field_name", "value"));
        JsonNode users = api.metric("users", "Users", "unique_count_agg", Map.of("field_name", "user"));
        JsonNode regions = api.metric("regions", "Regions", "count_agg", Map.of());
        var charges = List.of(
                charge(calls, Map.of("amount", "0.01"), Map.of()),
                charge(
                        volume,
                        Map.of("amount", "0.02"),
                        Map.of(
                                "filters",
                                List.of(Map.of(
                                        "values",
                                        Map.of("region", List.of("eu")),
                                        "properties",
                                        Map.of("amount", "0.03"))))),
                charge(peak, Map.of("amount", "1"), Map.of()),
                charge(users, Map.of("amount", "2"), Map.of()),
                charge(regions, Map.of("amount", "0.01", "pricing_group_keys", List.of("region")), Map.of()));
        api.create(
                "plans",
                "plan",
                Map.of(
                        "code",
                        "five",
                        "name",
                        "Five charges",
                        "interval",
                        "monthly",
                        "amount_cents",
                        1_000,
                        "amount_currency",
                        "EUR",
                        "pay_in_advance",
                        false,
                        "charges",
                        charges));
    }

    private static Map<String, Object> charge(JsonNode metric, Map<String, ?> properties, Map<String, ?> more) {
        return Api.merge(
                Map.of(
                        "billable_metric_id",
                        metric.path("lago_id").asString(),
                        "charge_model",
                        "standard",
                        "properties",
                        properties),
                more);
    }
}
