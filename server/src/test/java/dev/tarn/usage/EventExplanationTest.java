package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventExplanationTest {
    private static final long MARCH_5 = 1_709_596_800;
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    private void subscribed() {
        JsonNode metric = sandbox.metric(
                "tokens",
                "sum_agg",
                object("field_name", "n", "filters", list(object("key", "region", "values", list("eu", "us")))));
        ObjectNode charge =
                sandbox.charge(metric, "standard", object("amount", "1", "pricing_group_keys", list("team")));
        charge.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        sandbox.metric("other", "count_agg");
        sandbox.plan("pro", 0, charge);
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private JsonNode explanation(JsonNode event) {
        return sandbox.get(
                        "/events/" + Sandbox.encode(event.get("transaction_id").asString()) + "/explanation")
                .ok()
                .get("explanation");
    }

    private void isNotCounted(JsonNode event, String reason) {
        JsonNode explanation = explanation(event);
        assertThat(explanation.get("counted").asBoolean()).isFalse();
        assertThat(explanation.get("reasons").toString()).contains('"' + reason + '"');
    }

    @Test
    void a_counted_event_names_its_charge_filter_and_group() {
        subscribed();

        JsonNode ofFilter = explanation(sandbox.event("tokens", "sub", object("n", 1, "region", "eu")));
        assertThat(ofFilter.get("counted").asBoolean()).isTrue();
        assertThat(ofFilter.at("/charges/0/filter_values/region/0").asString()).isEqualTo("eu");
        assertThat(ofFilter.get("invoice").isNull()).isTrue();

        JsonNode ofGroup = explanation(sandbox.event("tokens", "sub", object("n", 1, "team", "red")));
        assertThat(ofGroup.at("/charges/0/lago_charge_filter_id").isNull()).isTrue();
        assertThat(ofGroup.at("/charges/0/grouped_by/team").asString()).isEqualTo("red");
    }

    @Test
    void an_event_that_is_not_counted_says_why() {
        subscribed();

        isNotCounted(sandbox.event("unheard", "sub", object()), "unknown_metric");
        isNotCounted(sandbox.event("tokens", "nobody", object("n", 1)), "unknown_subscription");
        isNotCounted(sandbox.event("tokens", "sub", object("n", "many")), "unusable_value");
        isNotCounted(sandbox.event("tokens", "sub", object()), "missing_property");
        isNotCounted(sandbox.event("other", "sub", object()), "no_charge");
        isNotCounted(
                sandbox.event("tokens", "sub", object("n", 1), object("timestamp", 1_600_000_000)),
                "no_subscription_at_that_time");
        sandbox.get("/events/none/explanation").isRefused(404, "event_not_found");
    }

    @Test
    void a_billed_event_names_its_invoice_and_a_late_one_that_it_came_too_late() {
        subscribed();
        JsonNode inTime = sandbox.event("tokens", "sub", object("n", 1));
        sandbox.travelTo("2024-04-02");
        JsonNode invoice = sandbox.invoices().getFirst();

        assertThat(explanation(inTime).at("/invoice/lago_id").asString())
                .isEqualTo(invoice.get("lago_id").asString());
        isNotCounted(
                sandbox.event("tokens", "sub", object("n", 1), object("timestamp", MARCH_5)), "arrived_after_invoice");
    }
}
