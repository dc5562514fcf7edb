package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventErrorTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    @BeforeEach
    void a_subscription_to_three_metrics() {
        JsonNode tokens = sandbox.metric(
                "tokens",
                "sum_agg",
                object("field_name", "n", "filters", list(object("key", "region", "values", list("eu", "us")))));
        JsonNode users = sandbox.metric("users", "unique_count_agg", object("field_name", "id"));
        JsonNode seats = sandbox.metric("seats", "sum_agg", object("field_name", "n", "recurring", true));
        var price = object("amount", "1");
        sandbox.plan(
                "pro",
                0,
                sandbox.charge(tokens, "standard", price),
                sandbox.charge(users, "standard", price),
                sandbox.charge(seats, "standard", price));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private void sent(String id, String code, String subscription, ObjectNode properties) {
        sandbox.event(code, subscription, properties, object("transaction_id", id));
    }

    private void sentAt(String id, String code, String timestamp) {
        var at = object(
                "transaction_id", id, "timestamp", Sandbox.instant(timestamp).getEpochSecond());
        sandbox.event(code, "sub", object("n", 1), at);
    }

    private JsonNode listed(String query) {
        return sandbox.get("/event_errors?" + query).ok();
    }

    /** Reasons by transaction id. */
    private Map<String, String> reasons(String query) {
        var reasons = new TreeMap<String, String>();
        for (JsonNode error : listed(query).get("event_errors")) {
            reasons.put(
                    error.get("transaction_id").asString(), error.get("reasons").toString());
        }
        return reasons;
    }

    @Test
    void events_that_count_nowhere_say_why_MTR_043() {
        sent("fine", "tokens", "sub", object("n", "-2.5", "region", "eu"));
        sent("fine2", "users", "sub", object("id", "u1"));
        sent("metric", "nothing", "sub", object());
        sent("stranger", "tokens", "other", object("n", 1));
        sent("missing", "tokens", "sub", object("m", 1));
        sent("text", "tokens", "sub", object("n", "1e3"));
        sent("filter", "tokens", "sub", object("n", 1, "region", "mars"));
        sent("operation", "users", "sub", object("id", "u1", "operation_type", "toggle"));
        sentAt("early", "tokens", "2024-03-04");
        sentAt("back-dated seat", "seats", "2024-03-04");

        assertThat(reasons(""))
                .isEqualTo(Map.of(
                        "metric", "[\"unknown_metric\"]",
                        "stranger", "[\"unknown_subscription\"]",
                        "missing", "[\"missing_property\"]",
                        "text", "[\"unusable_value\"]",
                        "filter", "[\"invalid_filter_value\"]",
                        "operation", "[\"unusable_value\"]",
                        "early", "[\"no_subscription_at_that_time\"]"));
    }

    @Test
    void the_list_is_judged_anew_when_it_is_asked_for_MTR_043() {
        sent("soon", "later", "sub", object());
        assertThat(reasons("")).containsOnlyKeys("soon");
        sandbox.metric("later", "count_agg");
        assertThat(reasons("")).isEmpty();
    }

    @Test
    void what_comes_after_the_invoice_of_its_period_is_listed_MTR_043() {
        sandbox.travelTo("2024-04-02");
        sentAt("late", "tokens", "2024-03-20");
        sentAt("in time", "tokens", "2024-04-01T12:00");
        assertThat(reasons("")).isEqualTo(Map.of("late", "[\"arrived_after_invoice\"]"));
    }

    @Test
    void lists_are_filtered_and_paged_MTR_043() {
        for (int i = 0; i < 5; i++) {
            sent("m" + i, "nothing", "sub", object());
        }
        sent("text", "tokens", "sub", object("n", "x"));
        assertThat(reasons("reason=unusable_value")).containsOnlyKeys("text");
        assertThat(reasons("code=tokens")).containsOnlyKeys("text");
        assertThat(reasons("external_subscription_id=none")).isEmpty();
        assertThat(reasons("timestamp_from=2024-03-06")).isEmpty();
        assertThat(listed("per_page=2&page=3").get("event_errors").size()).isEqualTo(2);
        assertThat(listed("per_page=2&page=9").at("/meta/total_count").asInt()).isEqualTo(6);
        sandbox.get("/event_errors?timestamp_to=noon").isInvalid("timestamp_to", "invalid_date");
    }

    @Test
    void events_of_others_are_not_listed() {
        sent("mine", "nothing", "sub", object());
        var other = Sandbox.at("2024-03-05");
        assertThat(other.get("/event_errors").ok().get("event_errors").size()).isZero();
    }
}
