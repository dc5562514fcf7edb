package dev.tarn.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05T00:00:00Z");

    private static Map<String, Object> event(String transactionId) {
        var event = new LinkedHashMap<String, Object>();
        event.put("transaction_id", transactionId);
        event.put("code", "calls");
        event.put("external_subscription_id", "sub");
        return event;
    }

    private static Map<String, Object> event(String transactionId, String field, Object value) {
        Map<String, Object> event = event(transactionId);
        event.put(field, value);
        return event;
    }

    private Reply post(Map<String, Object> event) {
        return sandbox.post("/events", Map.of("event", event));
    }

    private Reply batch(List<?> events) {
        return sandbox.post("/events/batch", Map.of("events", events));
    }

    @Test
    void an_event_comes_back_as_it_was_sent() { // MTR-010, MTR-015, MTR-016
        Map<String, Object> sent = event("t1");
        sent.put("timestamp", 1709632800);
        sent.put("precise_total_amount_cents", "123.45");
        sent.put("properties", Map.of("foo", "bar", "number", 3, "nested", Map.of("list", List.of(1, true))));
        sent.put("unknown", "dropped");
        for (JsonNode shown : List.of(post(sent).ok(), sandbox.get("/events/t1").ok())) {
            JsonNode event = shown.path("event");
            assertThat(event.path("timestamp").asString()).isEqualTo("2024-03-05T10:00:00.000Z");
            assertThat(event.path("created_at").asString()).isEqualTo("2024-03-05T00:00:00Z");
            assertThat(event.path("precise_total_amount_cents").asString()).isEqualTo("123.45");
            assertThat(event.path("properties").toString()).contains("\"number\":3", "\"list\":[1,true]");
            assertThat(event.path("lago_subscription_id").isNull()).isTrue();
            assertThat(event.path("lago_customer_id").isNull()).isTrue();
            assertThat(event.has("unknown")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1709632800, 2024-03-05T10:00:00.000Z",
        "'\"1709632800\"', 2024-03-05T10:00:00.000Z",
        "'\"1709632800.1234567\"', 2024-03-05T10:00:00.123Z",
        "1709632800.5, 2024-03-05T10:00:00.500Z",
        "0, 1970-01-01T00:00:00.000Z",
        "253402300799, 9999-12-31T23:59:59.000Z",
        "null, 2024-03-05T00:00:00.000Z"
    })
    void timestamps_are_seconds_in_any_form(String json, String shown) { // MTR-013
        String body = "{\"event\":{\"transaction_id\":\"t\",\"code\":\"calls\",\"timestamp\":" + json + "}}";
        assertThat(sandbox.post("/events", body)
                        .ok()
                        .path("event")
                        .path("timestamp")
                        .asString())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2024-03-05\"",
                "\"2024-03-05T10:00:00Z\"",
                "\"\"",
                "\" 1709632800\"",
                "\"1e9\"",
                "-1",
                "253402300800",
                "true",
                "{}",
                "[1]",
                "1e400",
                "1e999999999",
                "\"NaN\"",
                "\"\\u0661\""
            })
    void what_is_no_time_is_refused(String json) { // MTR-013
        String body = "{\"event\":{\"transaction_id\":\"t\",\"code\":\"calls\",\"timestamp\":" + json + "}}";
        Reply answer = sandbox.post("/events", body);
        assertThat(answer.status()).as(answer.json().toString()).isIn(400, 422);
        if (answer.status() == 422) {
            assertThat(answer.details("timestamp")).isEqualTo("[\"invalid_format\"]");
        }
    }

    @Test
    void nothing_else_is_checked() { // MTR-011, MTR-014
        Map<String, Object> event = event("t1");
        event.remove("external_subscription_id");
        event.put("precise_total_amount_cents", "many");
        JsonNode kept = post(event).ok().path("event");
        assertThat(kept.path("external_subscription_id").isNull()).isTrue();
        assertThat(kept.path("precise_total_amount_cents").asString()).isEqualTo("0.0");
        post(event).ok(); // without subscription never a duplicate (MTR-012)
    }

    @Test
    void a_transaction_id_is_taken_once_per_subscription() { // MTR-012
        post(event("t1")).ok();
        assertThat(post(event("t1")).details("transaction_id")).isEqualTo("[\"value_already_exist\"]");
        post(event("t1", "external_subscription_id", "other")).ok();
        assertThat(Sandbox.at("2024-03-05")
                        .post("/events", Map.of("event", event("t1")))
                        .status())
                .isEqualTo(200);
    }

    /** Anything may come; it is stored, or refused with a reason, and never breaks the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"event\":null}",
                "{\"event\":{}}",
                "{\"event\":[]}",
                "{\"event\":\"x\"}",
                "{\"event\":{\"transaction_id\":\"t\"}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"  \"}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":{\"a\":1}}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"a\\u0000b\"}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"\\ud800\"}}",
                "{\"event\":{\"code\":[],\"transaction_id\":\"t\"}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":[]}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":\"x\"}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":{\"a\\u0000\":1}}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":{\"a\":\"\\u0000\"}}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":{\"a\":1e999999}}}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\",\"properties\":{\"a\":1e-999999}}}",
                "{\"events\":[]}",
                "{\"event\":{\"code\":\"c\",\"transaction_id\":\"t\"}} {}"
            })
    void bad_input_is_told_what_is_wrong(String body) {
        Reply answer = sandbox.post("/events", body);
        assertThat(answer.status()).as(answer.json().toString()).isIn(400, 422);
        assertThat(sandbox.get("/events").ok().path("events")).isEmpty();
    }

    @Test
    void properties_have_bounds() {
        var many = new HashMap<String, Object>();
        for (int i = 0; i <= 500; i++) {
            many.put("k" + i, i);
        }
        Object deep = "x";
        for (int i = 0; i < 16; i++) {
            deep = Map.of("a", deep);
        }
        assertThat(post(event("t", "properties", many)).details("properties")).isEqualTo("[\"value_is_too_long\"]");
        assertThat(post(event("t", "properties", Map.of("a", "x".repeat(65_536))))
                        .details("properties"))
                .isEqualTo("[\"value_is_too_long\"]");
        assertThat(post(event("t", "properties", Map.of("a", deep))).details("properties"))
                .isEqualTo("[\"value_is_invalid\"]");
        assertThat(post(event("x".repeat(256))).details("transaction_id")).isEqualTo("[\"value_is_too_long\"]");
        post(event("\ud83d\ude00".repeat(127), "external_subscription_id", "\ud83d\ude00".repeat(127)))
                .ok();
        many.remove("k500");
        post(event("t", "properties", many)).ok();
        post(event("u", "properties", Map.of("a", "x".repeat(65_000), "n", new BigDecimal("1e30"))))
                .ok();
    }

    @Test
    void a_batch_is_stored_whole_or_not_at_all() { // MTR-020 to MTR-023
        var hundred = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 100; i++) {
            hundred.add(event("t" + i));
        }
        JsonNode stored = batch(hundred).ok().path("events");
        assertThat(stored).hasSize(100);
        assertThat(stored.path(7).path("transaction_id").asString()).isEqualTo("t7");

        List<Map<String, Object>> more = new ArrayList<>(hundred);
        more.add(event("t100"));
        assertThat(batch(more).details("events")).isEqualTo("[\"too_many_events\"]");
        assertThat(batch(List.of()).details("events")).isEqualTo("[\"no_events\"]");
        assertThat(sandbox.post("/events/batch", Map.of()).details("events")).isEqualTo("[\"no_events\"]");
        assertThat(batch(List.of(event("n1"), event("n2", "timestamp", "x")))
                        .json()
                        .path("error_details")
                        .toString())
                .isEqualTo("{\"1\":{\"timestamp\":[\"invalid_format\"]}}");
        assertThat(batch(List.of(event("n1"), event("t3")))
                        .json()
                        .path("error_details")
                        .toString())
                .isEqualTo("{\"1\":{\"transaction_id\":[\"value_already_exist\"]}}");
        assertThat(batch(List.of(event("n1"), event("n1", "external_subscription_id", "other")))
                        .json()
                        .path("error_details")
                        .toString())
                .isEqualTo("{\"1\":{\"transaction_id\":[\"value_already_exist\"]}}");
        batch(List.of("x")).isRefused(400);
        assertThat(sandbox.get("/events").ok().path("meta").path("total_count").asInt())
                .isEqualTo(100);
    }

    @Test
    void events_are_listed_by_code_subscription_and_time() { // MTR-051, MTR-052
        post(event("a", "timestamp", 1710028800)).ok(); // 10 March
        post(event("b", "timestamp", 1710201600)).ok(); // 12 March
        post(event("c", "external_subscription_id", "other")).ok();
        assertThat(ids("")).containsExactly("b", "a", "c");
        assertThat(ids("?code=none")).isEmpty();
        assertThat(ids("?external_subscription_id=sub")).containsExactly("b", "a");
        assertThat(ids("?timestamp_from=2024-03-09&timestamp_to=2024-03-10T00:00:00Z"))
                .containsExactly("a");
        assertThat(ids("?per_page=2&page=2")).containsExactly("c");
        assertThat(sandbox.get("/events?timestamp_from=yesterday").details("timestamp_from"))
                .isEqualTo("[\"invalid_date\"]");
        assertThat(sandbox.get("/events?timestamp_from_started_at=true").details("external_subscription_id"))
                .isEqualTo("[\"required with timestamp_from_started_at\"]");
        assertThat(sandbox.get("/events?timestamp_from_started_at=true&timestamp_from=2024-01-01")
                        .details("timestamp_from"))
                .isEqualTo("[\"cannot be used with timestamp_from_started_at\"]");
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        sandbox.get("/events" + query)
                .ok()
                .path("events")
                .forEach(event -> ids.add(event.path("transaction_id").asString()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1Az()[]?# ._-", "a/b", "a%2Fb", "..", "\u00e9\ud83d\ude00", "a;b"})
    void a_transaction_id_may_hold_any_characters(String id) { // MTR-050
        post(event(id)).ok();
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("..", "%2E%2E");
        assertThat(sandbox.get("/events/" + path)
                        .ok()
                        .path("event")
                        .path("transaction_id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void an_unknown_event_is_not_found() { // MTR-050
        assertThat(sandbox.get("/events/unknown").code()).isEqualTo("event_not_found");
    }

    @Test
    void an_expression_is_evaluated_when_the_event_arrives() { // MTR-072
        sandbox.post(
                        "/billable_metrics",
                        Map.of(
                                "billable_metric",
                                Map.of(
                                        "name",
                                        "Calls",
                                        "code",
                                        "calls",
                                        "aggregation_type",
                                        "sum_agg",
                                        "field_name",
                                        "total",
                                        "expression",
                                        "event.properties.a * 2 + event.properties.b")))
                .ok();
        JsonNode kept = post(event("t1", "properties", Map.of("a", 3, "b", "0.5", "total", "sent")))
                .ok()
                .path("event");
        assertThat(kept.path("properties").path("total").asString()).isEqualTo("6.5");
        assertThat(post(event("t2", "properties", Map.of("a", 3)))
                        .json()
                        .path("error_details")
                        .asString())
                .isEqualTo("expression_evaluation_failed: Variable: b not found");
        assertThat(batch(List.of(event("t3", "properties", Map.of("a", 3))))
                        .json()
                        .path("error_details")
                        .toString())
                .isEqualTo("{\"0\":\"expression_evaluation_failed: Variable: b not found\"}");
    }
}
