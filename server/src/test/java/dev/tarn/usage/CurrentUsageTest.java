package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CurrentUsageTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    private JsonNode metric(String aggregation, ObjectNode more) {
        return sandbox.metric("tokens", aggregation, more);
    }

    private JsonNode subscribed(ObjectNode... charges) {
        sandbox.plan("pro", 0, charges);
        sandbox.customer("ada", object("timezone", "America/Los_Angeles"));
        return sandbox.subscribe("sub", "ada", "pro");
    }

    private JsonNode usage() {
        return sandbox.usage("ada", "sub");
    }

    private JsonNode usage(String query) {
        return sandbox.get("/customers/ada/current_usage?external_subscription_id=sub&" + query)
                .ok()
                .get("customer_usage");
    }

    private static JsonNode only(JsonNode charges) {
        assertThat(charges.size()).isEqualTo(1);
        return charges.get(0);
    }

    private static JsonNode where(JsonNode entries, String pointer, String value) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.at(pointer).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pointer + " = " + value + " in " + entries));
    }

    @Test
    void the_open_period_begins_with_the_subscription_and_ends_with_the_customers_month_MTR_201() {
        JsonNode metric = metric("count_agg", object());
        subscribed(sandbox.charge(metric, "standard", object("amount", "1")));

        JsonNode usage = usage();

        assertThat(usage.get("from_datetime").asString()).isEqualTo("2024-03-05T00:00:00Z");
        assertThat(usage.get("to_datetime").asString()).isEqualTo("2024-04-01T06:59:59Z");
        assertThat(usage.get("lago_invoice_id").isNull()).isTrue();
    }

    @Test
    void a_charge_without_usage_is_shown_with_zeros_MTR_203() {
        JsonNode metric = metric("sum_agg", object("field_name", "n"));
        subscribed(sandbox.charge(metric, "standard", object("amount", "1", "pricing_group_keys", list("region"))));

        JsonNode charge = only(usage().get("charges_usage"));

        assertThat(charge.get("units").asString()).isEqualTo("0.0");
        assertThat(charge.get("amount_cents").asLong()).isZero();
        assertThat(charge.at("/grouped_usage/0/grouped_by/region").isNull()).isTrue();
    }

    @Test
    void filters_have_prices_of_their_own_and_the_rest_the_default_one_PRC_046() {
        JsonNode metric = metric(
                "sum_agg",
                object("field_name", "n", "filters", list(object("key", "region", "values", list("eu", "us")))));
        ObjectNode charge = sandbox.charge(metric, "standard", object("amount", "1"));
        charge.set(
                "filters",
                list(object(
                        "values",
                        object("region", list("eu")),
                        "properties",
                        object("amount", "2"),
                        "invoice_display_name",
                        "Europe")));
        subscribed(charge);
        sandbox.event("tokens", "sub", object("n", 3, "region", "eu"));
        sandbox.event("tokens", "sub", object("n", 5, "region", "us"));
        sandbox.event("tokens", "sub", object("n", 7));

        JsonNode usage = only(usage().get("charges_usage"));

        assertThat(usage.get("amount_cents").asLong()).isEqualTo(600 + 1200);
        assertThat(usage.get("filters").size()).isEqualTo(2);
        JsonNode europe = where(usage.get("filters"), "/invoice_display_name", "Europe");
        assertThat(europe.get("units").asString()).isEqualTo("3.0");
        assertThat(europe.get("amount_cents").asLong()).isEqualTo(600);
        assertThat(usage.at("/filters/1/units").asString()).isEqualTo("12.0");
        assertThat(usage.at("/filters/1/values").isNull()).isTrue();
    }

    @Test
    void groups_are_priced_each_on_their_own_PRC_050() {
        JsonNode metric = metric("count_agg", object());
        subscribed(sandbox.charge(
                metric,
                "package",
                object("amount", "10", "package_size", 10, "free_units", 0, "pricing_group_keys", list("region"))));
        sandbox.event("tokens", "sub", object("region", "eu"));
        sandbox.event("tokens", "sub", object("region", "us"));
        sandbox.event("tokens", "sub", object("region", ""));
        sandbox.event("tokens", "sub", object());

        JsonNode usage = only(usage().get("charges_usage"));

        // a package each; without a region and with an empty one are the same group (MTR-097)
        assertThat(usage.get("amount_cents").asLong()).isEqualTo(3_000);
        assertThat(usage.get("grouped_usage").size()).isEqualTo(3);
        assertThat(usage.at("/grouped_usage/2/grouped_by/region").isNull()).isTrue();
        assertThat(usage.at("/grouped_usage/2/units").asString()).isEqualTo("2.0");
    }

    @Test
    void usage_is_narrowed_to_a_group_and_to_a_charge_MTR_206() {
        JsonNode metric = metric("count_agg", object());
        subscribed(sandbox.charge(
                metric, "standard", object("amount", "1", "pricing_group_keys", list("region", "cloud"))));
        sandbox.event("tokens", "sub", object("region", "eu", "cloud", "a"));
        sandbox.event("tokens", "sub", object("region", "eu", "cloud", "b"));
        sandbox.event("tokens", "sub", object("region", "us", "cloud", "a"));

        JsonNode narrowed = only(usage("group%5Bregion%5D=eu").get("charges_usage"));
        assertThat(narrowed.get("units").asString()).isEqualTo("2.0");
        assertThat(narrowed.at("/grouped_usage/0/grouped_by").has("region")).isFalse();

        JsonNode together = only(usage("skip_grouping=true").get("charges_usage"));
        assertThat(together.get("units").asString()).isEqualTo("3.0");
        assertThat(together.get("grouped_usage").size()).isZero();

        assertThat(only(usage("billable_metric_code=tokens").get("charges_usage"))
                        .get("units")
                        .asString())
                .isEqualTo("3.0");
        sandbox.get("/customers/ada/current_usage?external_subscription_id=sub&charge_code=none")
                .isRefused(404, "charge_not_found");
        sandbox.get("/customers/ada/current_usage?external_subscription_id=sub&full_usage=true")
                .isRefused(405, "full_usage_not_allowed");
    }

    @Test
    void breakdowns_bear_on_no_price_PRC_052() {
        JsonNode metric = metric("sum_agg", object("field_name", "n"));
        subscribed(sandbox.charge(
                metric, "standard", object("amount", "1", "presentation_group_keys", list(object("value", "team")))));
        sandbox.event("tokens", "sub", object("n", 3, "team", "red"));
        sandbox.event("tokens", "sub", object("n", 4, "team", "blue"));

        JsonNode usage = only(usage().get("charges_usage"));

        assertThat(usage.get("amount_cents").asLong()).isEqualTo(700);
        JsonNode red = where(usage.get("presentation_breakdowns"), "/presentation_by/team", "red");
        assertThat(red.get("units").asString()).isEqualTo("3.0");
    }

    @Test
    void recurring_seats_stay_and_are_weighted_by_days_MTR_114() {
        JsonNode metric = metric("unique_count_agg", object("field_name", "user", "recurring", true));
        ObjectNode charge = sandbox.charge(metric, "standard", object("amount", "31"));
        charge.put("prorated", true);
        subscribed(charge);
        sandbox.event("tokens", "sub", object("user", "grace"));
        sandbox.travelTo("2024-04-16T12:00");
        sandbox.event("tokens", "sub", object("user", "linus"));

        JsonNode usage = only(usage().get("charges_usage"));

        // Los Angeles: all of April for one, fifteen days of thirty for the other
        assertThat(usage.get("units").asString()).isEqualTo("2.0");
        assertThat(usage.get("amount_cents").asLong()).isEqualTo(3_100 + 1_550);
    }

    @Test
    void a_running_total_is_weighted_by_time_and_carried_over_MTR_105_MTR_106() {
        JsonNode metric = metric(
                "weighted_sum_agg", object("field_name", "n", "weighted_interval", "seconds", "recurring", true));
        subscribed(sandbox.charge(metric, "standard", object("amount", "1")));
        sandbox.event("tokens", "sub", object("n", 10));
        sandbox.travelTo("2024-04-10");

        JsonNode usage = only(usage().get("charges_usage"));

        assertThat(usage.get("units").asString()).isEqualTo("10.0");
        assertThat(usage.get("total_aggregated_units").asString()).isEqualTo("10.0");
    }

    @Test
    void usage_is_rounded_by_the_metric_before_it_is_priced_MTR_096() {
        JsonNode metric =
                metric("sum_agg", object("field_name", "n", "rounding_function", "ceil", "rounding_precision", 0));
        subscribed(sandbox.charge(metric, "standard", object("amount", "1")));
        sandbox.event("tokens", "sub", object("n", "2.2"));

        assertThat(only(usage().get("charges_usage")).get("amount_cents").asLong())
                .isEqualTo(300);
    }

    @Test
    void taxes_are_those_of_an_invoice_unless_they_are_not_asked_for_MTR_202() {
        sandbox.tax("vat", "20");
        JsonNode metric = metric("count_agg", object());
        subscribed(sandbox.charge(metric, "standard", object("amount", "1.23")));
        sandbox.event("tokens", "sub", object());

        assertThat(usage().get("taxes_amount_cents").asLong()).isEqualTo(25);
        assertThat(usage().get("total_amount_cents").asLong()).isEqualTo(148);
        assertThat(usage("apply_taxes=false").get("total_amount_cents").asLong())
                .isEqualTo(123);
    }

    @Test
    void without_an_active_subscription_there_is_no_usage_MTR_200() {
        sandbox.customer("ada");

        sandbox.get("/customers/nobody/current_usage?external_subscription_id=x")
                .isRefused(404, "customer_not_found");
        sandbox.get("/customers/ada/current_usage?external_subscription_id=x").isRefused(405, "no_active_subscription");
        sandbox.get("/customers/ada/current_usage").isRefused(405, "no_active_subscription");
    }

    @Test
    void what_is_used_is_billed_with_its_minimum_filled_up_PRC_095() {
        JsonNode metric = metric("count_agg", object());
        ObjectNode charge = sandbox.charge(metric, "standard", object("amount", "1"));
        charge.put("min_amount_cents", 3_100);
        sandbox.plan("pro", 0, charge);
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro", object("subscription_at", "2024-03-05T00:00:00Z"));
        sandbox.event("tokens", "sub", object());
        sandbox.travelTo("2024-04-02");

        JsonNode fees = sandbox.invoices().getFirst().get("fees");

        // 27 of 31 days of the minimum, one of them used
        JsonNode used = where(fees, "/events_count", "1");
        JsonNode filled =
                where(fees, "/lago_true_up_parent_fee_id", used.get("lago_id").asString());
        assertThat(used.get("amount_cents").asLong()).isEqualTo(100);
        assertThat(filled.get("amount_cents").asLong()).isEqualTo(2_600);
    }
}
