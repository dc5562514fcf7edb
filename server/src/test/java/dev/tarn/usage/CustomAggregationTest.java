package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CustomAggregationTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-01");

    @AfterEach
    void nothing_that_must_hold_is_broken() {
        assertThat(TarnServer.violations()).isEmpty();
    }

    /** Gigabytes moved, twice as much for uploads. */
    private static ObjectNode weighted() {
        return object(
                "state",
                object("total", "0"),
                "step",
                object("total", "state.total + event.properties.down + 2 * event.properties.up"),
                "result",
                "state.total / 1000");
    }

    private Reply create(ObjectNode more) {
        var metric = with(object("name", "Traffic", "code", "traffic", "aggregation_type", "custom_agg"), more);
        return sandbox.post("/billable_metrics", object("billable_metric", metric));
    }

    private JsonNode metric() {
        return create(object("custom_aggregator", weighted())).ok().get("billable_metric");
    }

    private void subscribed(ObjectNode charge) {
        sandbox.plan("pro", 0, charge);
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private JsonNode used() {
        return sandbox.usage("ada", "sub").at("/charges_usage/0");
    }

    @Test
    void a_custom_aggregation_needs_its_expressions_MTR_073() {
        create(object()).isRefused(403, "feature_unavailable");
        JsonNode metric = metric();
        assertThat(metric.get("custom_aggregator"))
                .isEqualTo(with(weighted(), object("state", object("total", "0.0"))));
        sandbox.metric("plain", "count_agg");
        sandbox.put("/billable_metrics/plain", object("billable_metric", object("aggregation_type", "custom_agg")))
                .isRefused(403, "feature_unavailable");
    }

    @Test
    void what_is_no_aggregation_is_refused_PLT_467() {
        create(object("custom_aggregator", object("state", object("a", "0"))))
                .isInvalid("custom_aggregator", "value_is_invalid");
        create(object("custom_aggregator", with(weighted(), object("state", object("total", "much")))))
                .isInvalid("custom_aggregator", "value_is_invalid");
        create(object("custom_aggregator", with(weighted(), object("result", "state.other"))))
                .isInvalid("custom_aggregator", "invalid_expression");
        create(object("custom_aggregator", with(weighted(), object("step", object("total", "1 / state.total")))))
                .isInvalid("custom_aggregator", "invalid_expression");
        create(object("custom_aggregator", weighted(), "recurring", true))
                .isInvalid("recurring", "not_compatible_with_aggregation_type");
    }

    @Test
    void events_are_taken_in_one_by_one_and_billed_PLT_467() {
        subscribed(sandbox.charge(metric(), "standard", object("amount", "10")));
        sandbox.event("traffic", "sub", object("down", 500, "up", 250));
        sandbox.event("traffic", "sub", object("down", "1000.5", "up", 0));

        assertThat(used().get("units").asString()).isEqualTo("2.0005");
        assertThat(used().get("amount_cents").asLong()).isEqualTo(2001);
        assertThat(used().get("events_count").asLong()).isEqualTo(2);
        sandbox.travelTo("2024-04-01T01:00");
        JsonNode fee = sandbox.get("/fees?fee_type=charge").ok().at("/fees/0");
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(2001);
        assertThat(fee.get("units").asString()).isEqualTo("2.0005");
        assertThat(fee.get("precise_amount").asString()).isEqualTo("20.005");
    }

    @Test
    void filters_and_groups_each_start_anew_PLT_467() {
        var filters = object("filters", list(object("key", "tier", "values", list("hot", "cold"))));
        JsonNode metric = create(with(object("custom_aggregator", weighted()), filters))
                .ok()
                .get("billable_metric");
        var charge = sandbox.charge(metric, "standard", object("amount", "1", "pricing_group_keys", list("region")));
        var cold = object("values", object("tier", list("cold")), "properties", object("amount", "0.1"));
        subscribed(with(charge, object("filters", list(cold))));
        sandbox.event("traffic", "sub", object("down", 1000, "up", 0, "region", "eu"));
        sandbox.event("traffic", "sub", object("down", 2000, "up", 0, "region", "us"));
        sandbox.event("traffic", "sub", object("down", 4000, "up", 3000, "region", "us", "tier", "cold"));

        assertThat(used().get("units").asString()).isEqualTo("13.0");
        assertThat(used().get("amount_cents").asLong()).isEqualTo(100 + 200 + 100);
    }

    @Test
    void an_event_without_a_number_it_needs_is_listed_PLT_467() {
        subscribed(sandbox.charge(metric(), "standard", object("amount", "10")));
        sandbox.event("traffic", "sub", object("down", 1000), object("transaction_id", "lacks"));
        sandbox.event("traffic", "sub", object("down", 1000, "up", "much"), object("transaction_id", "wrong"));
        sandbox.event("traffic", "sub", object("down", 1000, "up", 0), object("transaction_id", "fine"));

        assertThat(used().get("units").asString()).isEqualTo("1.0");
        assertThat(reason("lacks")).isEqualTo("missing_property");
        assertThat(reason("wrong")).isEqualTo("unusable_value");
        assertThat(sandbox.get("/events/fine/explanation").ok().toString()).doesNotContain("missing_property");
        String listed = sandbox.get("/event_errors").ok().toString();
        assertThat(listed)
                .contains("lacks", "wrong", "missing_property", "unusable_value")
                .doesNotContain("fine");
    }

    private String reason(String transactionId) {
        String explained =
                sandbox.get("/events/" + transactionId + "/explanation").ok().toString();
        return explained.contains("missing_property")
                ? "missing_property"
                : explained.contains("unusable_value") ? "unusable_value" : explained;
    }

    @Test
    void what_is_not_billed_by_it_is_refused_by_name_PLT_467() {
        JsonNode metric = metric();
        refused(sandbox.charge(metric, "custom", object())).isInvalid("charge_model", "not_supported_yet");
        refused(sandbox.charge(metric, "percentage", object("rate", "1")))
                .isInvalid("charge_model", "not_supported_yet");
        refused(with(sandbox.charge(metric, "standard", object("amount", "1")), object("pay_in_advance", true)))
                .isInvalid("pay_in_advance", "not_supported_yet");
        refused(sandbox.charge(metric, "dynamic", object()))
                .isInvalid("charge_model", "invalid_aggregation_type_or_charge_model");
    }

    private Reply refused(ObjectNode charge) {
        var plan = object("name", "P", "code", "p", "interval", "monthly", "amount_cents", 0);
        return sandbox.post(
                "/plans",
                object(
                        "plan",
                        with(
                                plan,
                                object("amount_currency", "EUR", "pay_in_advance", false, "charges", list(charge)))));
    }

    @Test
    void the_expressions_of_a_metric_in_use_stay_MTR_074() {
        subscribed(sandbox.charge(metric(), "standard", object("amount", "10")));
        var other = with(weighted(), object("result", "0"));

        JsonNode kept = sandbox.put(
                        "/billable_metrics/traffic", object("billable_metric", object("custom_aggregator", other)))
                .ok()
                .at("/billable_metric/custom_aggregator/result");

        assertThat(kept.asString()).isEqualTo("state.total / 1000");
    }
}
