package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PastAndProjectedUsageTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    private JsonNode past(String query) {
        return org.get("/customers/ada/past_usage?external_subscription_id=sub" + query)
                .ok();
    }

    private JsonNode projected() {
        return org.get("/customers/ada/projected_usage?external_subscription_id=sub")
                .ok()
                .get("customer_projected_usage");
    }

    @Test
    void each_billed_period_is_shown_newest_first_MTR_210() {
        org.tax("vat", "10");
        JsonNode calls = org.metric("calls", "count_agg");
        JsonNode seats = org.metric("seats", "sum_agg", object("field_name", "seats"));
        org.plan(
                "basic",
                1000,
                org.charge(calls, "standard", object("amount", "2")),
                org.charge(seats, "standard", object("amount", "1", "pricing_group_keys", list("team"))));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        org.event("calls", "sub", object());
        org.travelTo("2024-04-10");
        org.event("seats", "sub", object("seats", 3, "team", "a"));
        org.event("seats", "sub", object("seats", 4, "team", "b"));
        org.travelTo("2024-05-01");

        JsonNode page = past("");
        assertThat(page.at("/meta/total_count").asInt()).isEqualTo(2);
        JsonNode april = page.at("/usage_periods/0");
        assertThat(april.get("from_datetime").asString()).isEqualTo("2024-04-01T00:00:00Z");
        assertThat(april.get("to_datetime").asString()).isEqualTo("2024-04-30T23:59:59Z");
        assertThat(april.get("issuing_date").asString()).isEqualTo("2024-05-01");
        assertThat(april.get("amount_cents").asLong()).isEqualTo(1700);
        assertThat(april.get("taxes_amount_cents").asLong()).isEqualTo(170);
        assertThat(april.get("total_amount_cents").asLong()).isEqualTo(1870);
        assertThat(april.get("charges_usage")).hasSize(1);
        JsonNode charge = april.at("/charges_usage/0");
        assertThat(charge.get("units").asString()).isEqualTo("7.0");
        assertThat(charge.get("amount_cents").asLong()).isEqualTo(700);
        assertThat(charge.at("/billable_metric/code").asString()).isEqualTo("seats");
        assertThat(charge.get("grouped_usage")).hasSize(2);
        assertThat(page.at("/usage_periods/1/charges_usage/0/events_count").asLong())
                .isEqualTo(1);
        assertThat(past("&periods_count=1").at("/meta/total_count").asInt()).isEqualTo(1);
        assertThat(past("&per_page=1&page=2")
                        .at("/usage_periods/0/from_datetime")
                        .asString())
                .isEqualTo("2024-03-01T00:00:00Z");
        assertThat(past("&billable_metric_code=calls").at("/usage_periods/0/charges_usage"))
                .isEmpty();
    }

    @Test
    void a_charge_that_is_gone_is_still_named_MTR_210() {
        JsonNode calls = org.metric("calls", "count_agg");
        org.plan("basic", 1000, org.charge(calls, "standard", object("amount", "2")));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        org.event("calls", "sub", object());
        org.travelTo("2024-04-01");
        org.put("/plans/basic", object("plan", object("charges", list()))).ok();

        assertThat(past("").at("/usage_periods/0/charges_usage/0/billable_metric/code")
                        .asString())
                .isEqualTo("calls");
    }

    @Test
    void what_is_asked_for_must_be_named_MTR_210() {
        org.customer("ada");
        org.get("/customers/ada/past_usage").isInvalid("external_subscription_id", "value_is_mandatory");
        org.get("/customers/ada/past_usage?external_subscription_id=sub&billable_metric_code=no")
                .isRefused(404, "billable_metric_not_found");
        assertThat(org.get("/customers/nobody/past_usage?external_subscription_id=sub")
                        .ok()
                        .get("usage_periods"))
                .isEmpty();
    }

    @Test
    void usage_is_projected_to_the_end_of_the_period_MTR_220_MTR_221() {
        var regions = list(object("key", "region", "values", list("eu")));
        JsonNode units = org.metric("units", "sum_agg", object("field_name", "units", "filters", regions));
        JsonNode seats = org.metric("seats", "sum_agg", object("field_name", "seats", "recurring", true));
        var filtered = org.charge(units, "standard", object("amount", "1"));
        filtered.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        org.plan("basic", 1000, filtered, org.charge(seats, "standard", object("amount", "10")));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        org.event("units", "sub", object("units", 5, "region", "eu"));
        org.event("units", "sub", object("units", 7));
        org.event("seats", "sub", object("seats", 2));
        org.travelTo("2024-03-10T12:00");

        JsonNode usage = projected();
        assertThat(usage.get("amount_cents").asLong()).isEqualTo(3700);
        // 15.5 units of the filter at 2 each, and 2 seats as they are; what no filter takes is left out (MTR-222)
        assertThat(usage.get("projected_amount_cents").asLong()).isEqualTo(3100 + 2000);
        JsonNode seatsUsage = usage.at("/charges_usage/0");
        assertThat(seatsUsage.get("projected_units").asString()).isEqualTo("2.0");
        JsonNode unitsUsage = usage.at("/charges_usage/1");
        assertThat(unitsUsage.get("units").asString()).isEqualTo("12.0");
        assertThat(unitsUsage.get("projected_units").asString()).isEqualTo("37.2");
        assertThat(unitsUsage.at("/filters/0/projected_amount_cents").asLong()).isEqualTo(3100);
        assertThat(unitsUsage.has("total_aggregated_units")).isFalse();
        assertThat(unitsUsage.get("charge").has("code")).isFalse();
        org.get("/customers/ada/projected_usage?external_subscription_id=no").isRefused(405, "no_active_subscription");
    }
}
