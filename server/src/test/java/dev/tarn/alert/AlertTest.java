package dev.tarn.alert;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AlertTest {
    private static final String PATH = "/subscriptions/sub/alerts";
    private final Sandbox org = Sandbox.at("2024-03-01");

    @BeforeEach
    void subscribe() {
        JsonNode units = org.metric("units", "sum_agg", object("field_name", "units"));
        org.plan("basic", 1000, org.charge(units, "standard", object("amount", "0.01")));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
    }

    private static ObjectNode alert(String code, String type, ObjectNode... thresholds) {
        return object("code", code, "alert_type", type, "thresholds", list((Object[]) thresholds));
    }

    private static ObjectNode at(long value, String code) {
        return object("value", value, "code", code);
    }

    private Reply create(ObjectNode alert) {
        return org.post(PATH, object("alert", alert));
    }

    private void use(long cents) {
        org.event("units", "sub", object("units", cents));
    }

    private JsonNode triggered(String code) {
        return org.get(PATH + "/" + code + "/triggered").ok().get("triggered_alerts");
    }

    private static String values(JsonNode triggered) {
        var values = new StringBuilder();
        triggered
                .get("crossed_thresholds")
                .forEach(one -> values.append(one.get("value").asString()).append(' '));
        return values.toString().strip();
    }

    @Test
    void one_look_tells_everything_that_was_crossed_since_the_last_one_PLT_316_PLT_319() {
        use(8);
        var step = object("value", "100", "recurring", true, "code", "more");
        JsonNode made = create(
                        alert("spent", "current_usage_amount", at(10, "low"), at(30, "mid"), at(50, "high"), step))
                .ok()
                .get("alert");
        assertThat(made.get("direction").asString()).isEqualTo("increasing");
        assertThat(made.at("/thresholds/0/value").asString()).isEqualTo("10.0");
        assertThat(triggered("spent")).isEmpty();

        use(22);
        assertThat(values(triggered("spent").get(0))).isEqualTo("10.0 30.0");
        assertThat(triggered("spent").at("/0/previous_value").asString()).isEqualTo("8.0");
        assertThat(triggered("spent").at("/0/crossed_thresholds/1/code").asString())
                .isEqualTo("mid");
        org.travelTo("2024-03-02");
        use(321);
        JsonNode last = triggered("spent").get(0);
        assertThat(values(last)).isEqualTo("50.0 150.0 250.0 350.0");
        assertThat(last.at("/crossed_thresholds/3/recurring").asBoolean()).isTrue();
        JsonNode now = org.get(PATH + "/spent").ok().get("alert");
        assertThat(now.get("previous_value").decimalValue()).isEqualByComparingTo("351");
        assertThat(now.get("last_processed_at").asString()).isEqualTo("2024-03-02T00:00:00Z");
    }

    @Test
    void what_is_used_already_is_told_at_once_and_a_new_period_begins_again_PLT_320() {
        use(500);
        create(alert("spent", "current_usage_amount", at(400, "a"))).ok();
        assertThat(triggered("spent")).hasSize(1);
        org.travelTo("2024-04-02");
        use(10);
        assertThat(triggered("spent")).hasSize(1);
        use(400);
        assertThat(triggered("spent")).hasSize(2);
    }

    @Test
    void metrics_and_lifetimes_are_looked_at_each_in_its_way_PLT_310_PLT_312() {
        var units = alert("units", "billable_metric_current_usage_units", at(1_000, "a"));
        units.put("billable_metric_code", "units");
        var amount = alert("amount", "billable_metric_current_usage_amount", at(1_000, "a"));
        amount.put("billable_metric_code", "units");
        JsonNode made = org.post(
                        PATH,
                        object("alerts", list(units, amount, alert("life", "lifetime_usage_amount", at(1_500, "a")))))
                .ok()
                .get("alerts");
        assertThat(made).hasSize(3);
        assertThat(made.at("/0/billable_metric/code").asString()).isEqualTo("units");
        use(1_000);
        assertThat(triggered("units")).hasSize(1);
        assertThat(triggered("amount")).hasSize(1);
        assertThat(triggered("life")).isEmpty();
        org.travelTo("2024-04-02");
        use(500);
        assertThat(triggered("life")).hasSize(1);
        assertThat(triggered("units")).hasSize(1);
    }

    @Test
    void an_alert_is_refused_for_what_it_says_PLT_313_PLT_314_PLT_315() {
        create(alert("a", "", at(1, "x"))).isInvalid("alert_type", "value_is_invalid");
        create(alert("a", "wallet_balance_amount", at(1, "x"))).isInvalid("alert_type", "invalid_type");
        create(alert("a", "current_usage_amount")).isInvalid("thresholds", "value_is_mandatory");
        create(alert("a", "current_usage_amount", at(1, "x"), at(1, "y")))
                .isInvalid("thresholds", "duplicate_threshold_values");
        create(alert("a", "current_usage_amount", object("code", "x")))
                .isInvalid("thresholds:value", "value_is_mandatory");
        create(alert("a", "current_usage_amount", object("value", "much")))
                .isInvalid("thresholds:value", "value_is_invalid");
        create(alert("a", "current_usage_amount", object("value", 0, "recurring", true)))
                .isInvalid("thresholds:value", "recurring_value_is_negative");
        var many = new ObjectNode[21];
        for (int i = 0; i < many.length; i++) {
            many[i] = at(i, "t" + i);
        }
        create(alert("a", "current_usage_amount", many)).isInvalid("thresholds", "too_many_thresholds");
        create(alert("a", "billable_metric_current_usage_units", at(1, "x")))
                .isInvalid("billable_metric", "value_is_mandatory");
        create(alert("a", "current_usage_amount", at(1, "x"))).ok();
        create(alert("a", "lifetime_usage_amount", at(1, "x"))).isInvalid("code", "value_already_exist");
        create(alert("b", "current_usage_amount", at(2, "x"))).isInvalid("base", "alert_already_exists");
        org.post(PATH, object()).isRefused(400);
        org.post("/subscriptions/nobody/alerts", object("alert", alert("a", "current_usage_amount", at(1, "x"))))
                .isRefused(404, "subscription_not_found");
    }

    @Test
    void several_are_made_together_or_not_at_all_PLT_322() {
        var good = alert("good", "current_usage_amount", at(1, "x"));
        var bad = alert("bad", "nothing", at(1, "x"));
        JsonNode refused =
                org.post(PATH, object("alerts", list(good, bad))).isRefused(422).get("error_details");
        assertThat(refused.at("/1/errors/alert_type/0").asString()).isEqualTo("invalid_type");
        assertThat(refused.at("/1/params/code").asString()).isEqualTo("bad");
        assertThat(refused.has("0")).isFalse();
        assertThat(org.get(PATH).ok().get("alerts")).isEmpty();
    }

    @Test
    void an_alert_changes_but_for_its_type_and_goes_PLT_322() {
        create(alert("a", "current_usage_amount", at(1, "x"))).ok();
        var change = object("code", "b", "name", "B", "alert_type", "lifetime_usage_amount");
        change.set("thresholds", list(at(5, "y"), at(6, "z")));
        JsonNode changed = org.put(PATH + "/a", object("alert", change)).ok().get("alert");
        assertThat(changed.get("code").asString()).isEqualTo("b");
        assertThat(changed.get("alert_type").asString()).isEqualTo("current_usage_amount");
        assertThat(changed.get("thresholds")).hasSize(2);
        org.get(PATH + "/a").isRefused(404, "alert_not_found");
        org.delete(PATH + "/b").ok();
        create(alert("c", "current_usage_amount", at(1, "x"))).ok();
        assertThat(org.delete(PATH).status()).isEqualTo(200);
        assertThat(org.get(PATH).ok().at("/meta/total_count").asInt()).isZero();
    }

    @Test
    void an_alert_outlives_a_change_of_plan_PLT_313() {
        create(alert("a", "lifetime_usage_amount", at(700, "x"))).ok();
        use(500);
        JsonNode metric = org.get("/billable_metrics/units").ok().get("billable_metric");
        org.plan("pro", 9_000, org.charge(metric, "standard", object("amount", "0.01")));
        org.travelTo("2024-03-02");
        org.subscribe("sub", "ada", "pro");
        org.travelTo("2024-03-03");
        use(200);
        assertThat(triggered("a")).hasSize(1);
    }
}
