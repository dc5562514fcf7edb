package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PastAndProjectedUsageTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-01");

    private JsonNode subscribed(long amountCents, ObjectNode... charges) {
        sandbox.plan("pro", amountCents, charges);
        sandbox.customer("ada");
        return sandbox.subscribe("sub", "ada", "pro");
    }

    private JsonNode metric() {
        return sandbox.metric(
                "tokens",
                "sum_agg",
                object("field_name", "n", "filters", list(object("key", "region", "values", list("eu", "us")))));
    }

    private JsonNode past(String query) {
        return sandbox.get("/customers/ada/past_usage?external_subscription_id=sub" + query)
                .ok();
    }

    private JsonNode projected() {
        return sandbox.get("/customers/ada/projected_usage?external_subscription_id=sub")
                .ok()
                .get("customer_projected_usage");
    }

    @Test
    void invoiced_periods_are_shown_latest_first_as_they_were_billed_MTR_210() {
        sandbox.tax("vat", "10");
        subscribed(1000, sandbox.charge(metric(), "standard", object("amount", "2")));
        sandbox.event("tokens", "sub", object("n", 5));
        sandbox.travelTo("2024-04-10");
        sandbox.event("tokens", "sub", object("n", 7));
        sandbox.travelTo("2024-05-10");

        JsonNode periods = past("").get("usage_periods");

        assertThat(periods.size()).isEqualTo(2);
        JsonNode april = periods.get(0);
        assertThat(april.get("from_datetime").asString()).isEqualTo("2024-04-01T00:00:00Z");
        assertThat(april.get("to_datetime").asString()).isEqualTo("2024-04-30T23:59:59Z");
        assertThat(april.get("issuing_date").asString()).isEqualTo("2024-05-01");
        assertThat(april.get("amount_cents").asLong()).isEqualTo(1000 + 1400);
        assertThat(april.get("taxes_amount_cents").asLong()).isEqualTo(240);
        assertThat(april.get("total_amount_cents").asLong()).isEqualTo(2640);
        assertThat(april.get("lago_invoice_id").asString())
                .isEqualTo(sandbox.invoices().getLast().get("lago_id").asString());
        assertThat(april.at("/charges_usage/0/units").asString()).isEqualTo("7.0");
        assertThat(april.at("/charges_usage/0/amount_cents").asLong()).isEqualTo(1400);
        assertThat(april.at("/charges_usage/0/billable_metric/code").asString()).isEqualTo("tokens");
        assertThat(periods.get(1).at("/charges_usage/0/units").asString()).isEqualTo("5.0");
        assertThat(past("&periods_count=1").get("usage_periods").size()).isEqualTo(1);
        JsonNode second = past("&per_page=1&page=2");
        assertThat(second.at("/usage_periods/0/charges_usage/0/units").asString())
                .isEqualTo("5.0");
        assertThat(second.at("/meta/total_count").asInt()).isEqualTo(2);
        assertThat(past("&billable_metric_code=tokens").get("usage_periods").size())
                .isEqualTo(2);
    }

    @Test
    void filters_and_groups_of_a_past_period_are_told_apart_even_when_they_are_gone_MTR_210() {
        ObjectNode charge =
                sandbox.charge(metric(), "standard", object("amount", "1", "pricing_group_keys", list("team")));
        charge.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        subscribed(0, charge);
        sandbox.event("tokens", "sub", object("n", 3, "region", "eu"));
        sandbox.event("tokens", "sub", object("n", 5, "team", "a"));
        sandbox.travelTo("2024-04-10");
        sandbox.delete("/plans/pro/charges/tokens").ok();

        JsonNode usage = past("").at("/usage_periods/0/charges_usage/0");

        assertThat(usage.get("amount_cents").asLong()).isEqualTo(600 + 500);
        assertThat(usage.get("filters").size()).isEqualTo(2);
        assertThat(usage.at("/filters/0/values/region/0").asString()).isEqualTo("eu");
        assertThat(usage.at("/grouped_usage").toString()).contains("\"team\":\"a\"");
    }

    @Test
    void past_usage_of_nobody_is_empty_and_what_is_asked_wrongly_is_refused_MTR_210() {
        assertThat(sandbox.get("/customers/nobody/past_usage?external_subscription_id=sub")
                        .ok()
                        .get("usage_periods")
                        .size())
                .isZero();
        sandbox.get("/customers/ada/past_usage").isInvalid("external_subscription_id", "value_is_mandatory");
        sandbox.get("/customers/ada/past_usage?external_subscription_id=sub&billable_metric_code=none")
                .isRefused(404, "billable_metric_not_found");
    }

    @Test
    void usage_is_projected_by_the_days_of_the_window_MTR_220_MTR_221() {
        subscribed(0, sandbox.charge(metric(), "standard", object("amount", "2")));
        sandbox.event("tokens", "sub", object("n", 4));
        sandbox.travelTo("2024-03-10T12:00");

        JsonNode usage = projected();

        assertThat(usage.get("amount_cents").asLong()).isEqualTo(800);
        assertThat(usage.get("projected_amount_cents").asLong()).isEqualTo(2480);
        JsonNode charge = usage.at("/charges_usage/0");
        assertThat(charge.get("units").asString()).isEqualTo("4.0");
        assertThat(charge.get("projected_units").asString()).isEqualTo("12.4");
        assertThat(charge.get("projected_amount_cents").asLong()).isEqualTo(2480);
        assertThat(charge.has("total_aggregated_units")).isFalse();
        assertThat(charge.get("charge").has("code")).isFalse();
    }

    @Test
    void filters_are_projected_without_the_rest_and_groups_added_up_MTR_222() {
        JsonNode metric = metric();
        ObjectNode filtered = sandbox.charge(metric, "standard", object("amount", "1"));
        filtered.put("code", "filtered");
        filtered.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        ObjectNode grouped =
                sandbox.charge(metric, "standard", object("amount", "1", "pricing_group_keys", list("team")));
        subscribed(0, filtered, grouped);
        sandbox.event("tokens", "sub", object("n", 1, "region", "eu", "team", "a"));
        sandbox.event("tokens", "sub", object("n", 2, "team", "b"));

        JsonNode usage = projected();

        assertThat(usage.at("/charges_usage/0/projected_amount_cents").asLong()).isEqualTo(31 * 200);
        assertThat(usage.at("/charges_usage/0/filters/1/projected_amount_cents").asLong())
                .isEqualTo(62 * 100);
        assertThat(usage.at("/charges_usage/1/projected_amount_cents").asLong()).isEqualTo(93 * 100);
        assertThat(usage.at("/charges_usage/1/grouped_usage/1/projected_units").asString())
                .isEqualTo("62.0");
        assertThat(usage.get("projected_amount_cents").asLong()).isEqualTo(31 * 200 + 93 * 100);
    }

    @Test
    void what_recurs_stays_as_it_is_MTR_221() {
        JsonNode seats = sandbox.metric("seats", "sum_agg", object("field_name", "n", "recurring", true));
        subscribed(0, sandbox.charge(seats, "standard", object("amount", "10")));
        sandbox.event("seats", "sub", object("n", 3));

        assertThat(projected().get("projected_amount_cents").asLong()).isEqualTo(3000);
    }

    @Test
    void projections_are_refused_as_current_usage_is_MTR_220() {
        sandbox.get("/customers/nobody/projected_usage?external_subscription_id=sub")
                .isRefused(404, "customer_not_found");
        sandbox.customer("ada");
        sandbox.get("/customers/ada/projected_usage").isRefused(405, "no_active_subscription");
    }
}
