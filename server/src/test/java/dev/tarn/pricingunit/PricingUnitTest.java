package dev.tarn.pricingunit;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PricingUnitTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-01");

    @BeforeEach
    void credits() {
        create(object("code", "credits", "name", "Credits", "short_name", "CR", "description", "What is spent"));
    }

    @AfterEach
    void nothing_that_must_hold_is_broken() {
        assertThat(TarnServer.violations()).isEmpty();
    }

    private JsonNode create(ObjectNode unit) {
        return sandbox.post("/pricing_units", object("pricing_unit", unit)).ok().get("pricing_unit");
    }

    private void isInvalid(ObjectNode unit, String field, String code) {
        sandbox.post("/pricing_units", object("pricing_unit", unit)).isInvalid(field, code);
    }

    private ObjectNode charge(String model, ObjectNode properties, String rate, ObjectNode more) {
        JsonNode metric = sandbox.metric("tokens", "sum_agg", object("field_name", "n"));
        var unit = object("applied_pricing_unit", object("code", "credits", "conversion_rate", rate));
        return with(with(sandbox.charge(metric, model, properties), unit), more);
    }

    private void subscribed(ObjectNode charge) {
        sandbox.plan("pro", 0, charge);
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private JsonNode usage() {
        return sandbox.usage("ada", "sub").at("/charges_usage/0");
    }

    /** The fees of usage of the first period. */
    private List<JsonNode> billed() {
        sandbox.travelTo("2024-04-01T01:00");
        return sandbox.invoices()
                .getLast()
                .get("fees")
                .valueStream()
                .filter(fee -> fee.at("/item/type").asString().equals("charge"))
                .toList();
    }

    @Test
    void a_pricing_unit_is_made_listed_shown_and_changed_PLT_464() {
        JsonNode unit = sandbox.get("/pricing_units/credits").ok().get("pricing_unit");
        assertThat(unit.get("name").asString()).isEqualTo("Credits");
        assertThat(unit.get("short_name").asString()).isEqualTo("CR");
        assertThat(unit.get("description").asString()).isEqualTo("What is spent");

        var change = object("pricing_unit", object("name", "Points", "code", "points", "short_name", "P"));
        JsonNode changed = sandbox.put("/pricing_units/credits", change).ok().get("pricing_unit");

        assertThat(changed.get("lago_id")).isEqualTo(unit.get("lago_id"));
        assertThat(sandbox.get("/pricing_units?search_term=poi")
                        .ok()
                        .at("/pricing_units/0/code")
                        .asString())
                .isEqualTo("points");
        sandbox.get("/pricing_units/credits").isRefused(404, "pricing_unit_not_found");
        sandbox.put("/pricing_units/credits", change).isRefused(404, "pricing_unit_not_found");
        sandbox.delete("/pricing_units/points").isRefused(405, "method_not_allowed");
    }

    @Test
    void what_a_pricing_unit_needs_is_asked_for_PLT_382() {
        isInvalid(object("code", "credits", "name", "Other", "short_name", "O"), "code", "value_already_exist");
        isInvalid(object("name", "Other", "short_name", "O"), "code", "value_is_mandatory");
        isInvalid(object("code", "o", "short_name", "O"), "name", "value_is_mandatory");
        isInvalid(object("code", "o", "name", "Other"), "short_name", "value_is_mandatory");
        isInvalid(object("code", "o", "name", "Other", "short_name", "LONG"), "short_name", "value_is_too_long");
        var wordy = object("code", "o", "name", "Other", "short_name", "O", "description", "x".repeat(601));
        isInvalid(wordy, "description", "value_is_too_long");
        create(object("code", "points", "name", "Points", "short_name", "P"));
        sandbox.put("/pricing_units/points", object("pricing_unit", object("code", "credits")))
                .isInvalid("code", "value_already_exist");
    }

    @Test
    void a_charge_says_what_its_unit_is_worth_PRC_053() {
        var charge = charge("standard", object("amount", "1.0"), "0.5", object());
        sandbox.plan("pro", 0, charge);
        JsonNode shown = sandbox.get("/plans/pro").ok().at("/plan/charges/0/applied_pricing_unit");
        assertThat(shown).isEqualTo(object("code", "credits", "conversion_rate", "0.5"));

        for (String rate : new String[] {"0", "-1", "0.0000000000000001"}) {
            refused(charge, object("code", "credits", "conversion_rate", rate))
                    .isInvalid("conversion_rate", "value_is_out_of_range");
        }
        refused(charge, object("code", "credits")).isInvalid("conversion_rate", "value_is_mandatory");
        refused(charge, object("code", "credits", "conversion_rate", "much"))
                .isInvalid("conversion_rate", "value_is_invalid");
        refused(charge, object("conversion_rate", "1")).isInvalid("applied_pricing_unit", "value_is_mandatory");
        refused(charge, object("code", "shells", "conversion_rate", "1")).isRefused(404, "pricing_unit_not_found");
    }

    private dev.tarn.testing.Reply refused(ObjectNode charge, ObjectNode unit) {
        var body = with(charge.deepCopy(), object("applied_pricing_unit", unit, "code", "more"));
        return sandbox.post("/plans/pro/charges", object("charge", body));
    }

    @Test
    void only_the_rate_of_a_unit_changes_PRC_008() {
        subscribed(charge("standard", object("amount", "1"), "0.5", object()));
        create(object("code", "points", "name", "Points", "short_name", "P"));
        String path = "/plans/pro/charges/tokens";
        var other = object("applied_pricing_unit", object("code", "points", "conversion_rate", "2"));

        JsonNode changed = sandbox.put(path, object("charge", with(other, object("properties", object("amount", "1")))))
                .ok()
                .get("charge");
        JsonNode kept = sandbox.put(
                        path, object("charge", with(nothing(), object("properties", object("amount", "1")))))
                .ok()
                .get("charge");

        var expected = object("code", "credits", "conversion_rate", "2.0");
        assertThat(changed.get("applied_pricing_unit")).isEqualTo(expected);
        assertThat(kept.get("applied_pricing_unit")).isEqualTo(expected);
    }

    private static ObjectNode nothing() {
        ObjectNode nothing = object();
        nothing.putNull("applied_pricing_unit");
        return nothing;
    }

    @Test
    void usage_and_fees_are_in_both_CASE_126() {
        subscribed(charge("standard", object("amount", "1.0"), "0.5", object()));
        sandbox.event("tokens", "sub", object("n", 300));

        JsonNode used = usage();
        assertThat(used.get("amount_cents").asLong()).isEqualTo(15000);
        assertThat(used.get("pricing_unit_details"))
                .isEqualTo(object("amount_cents", 30000, "short_name", "CR", "conversion_rate", "0.5"));

        JsonNode fee = billed().getFirst();
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(15000);
        assertThat(fee.get("precise_unit_amount").asString()).isEqualTo("0.5");
        JsonNode details = fee.get("pricing_unit_details");
        assertThat(details.get("pricing_unit_code").asString()).isEqualTo("credits");
        assertThat(details.get("short_name").asString()).isEqualTo("CR");
        assertThat(details.get("amount_cents").asLong()).isEqualTo(30000);
        assertThat(details.get("precise_amount_cents").asString()).isEqualTo("30000.0");
        assertThat(details.get("unit_amount_cents").asLong()).isEqualTo(100);
        assertThat(details.get("precise_unit_amount").asString()).isEqualTo("1.0");
        assertThat(details.get("conversion_rate").asString()).isEqualTo("0.5");
        JsonNode past = sandbox.get("/customers/ada/past_usage?external_subscription_id=sub")
                .ok()
                .at("/usage_periods/0/charges_usage/0/pricing_unit_details");
        assertThat(past).isEqualTo(object("amount_cents", 30000, "short_name", "CR", "conversion_rate", "0.5"));
    }

    @Test
    void a_fee_keeps_the_name_and_the_rate_it_was_billed_with_PRC_053() {
        subscribed(charge("standard", object("amount", "1.0"), "0.5", object()));
        sandbox.event("tokens", "sub", object("n", 300));
        String id = billed().getFirst().get("lago_id").asString();

        sandbox.put("/pricing_units/credits", object("pricing_unit", object("code", "points", "short_name", "P")))
                .ok();

        JsonNode details = sandbox.get("/fees/" + id).ok().at("/fee/pricing_unit_details");
        assertThat(details.get("pricing_unit_code").asString()).isEqualTo("credits");
        assertThat(details.get("short_name").asString()).isEqualTo("CR");
    }

    @Test
    void an_event_in_advance_is_rounded_in_the_unit_and_estimated_alike_PRC_053() {
        subscribed(charge("standard", object("amount", "0.005"), "3", object("pay_in_advance", true)));
        var event = object("code", "tokens", "external_subscription_id", "sub", "properties", object("n", 3));

        JsonNode estimated = sandbox.post("/events/estimate_fees", object("event", event))
                .ok()
                .at("/fees/0");
        sandbox.event("tokens", "sub", object("n", 3));
        JsonNode fee = sandbox.get("/fees?fee_type=charge").ok().at("/fees/0");

        // 0.015 of the unit are 0.02, which are worth 0.06
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(6);
        assertThat(fee.at("/pricing_unit_details/amount_cents").asLong()).isEqualTo(2);
        assertThat(fee.at("/pricing_unit_details/precise_amount_cents").asString())
                .isEqualTo("1.5");
        assertThat(estimated.get("amount_cents")).isEqualTo(fee.get("amount_cents"));
        assertThat(estimated.get("pricing_unit_details")).isEqualTo(fee.get("pricing_unit_details"));
        JsonNode instant = sandbox.post("/events/estimate_instant_fees", object("event", event))
                .ok()
                .at("/fees/0");
        assertThat(instant.get("pricing_unit_details")).isEqualTo(fee.get("pricing_unit_details"));
    }

    @Test
    void the_minimum_is_in_the_unit_PRC_096() {
        subscribed(charge("standard", object("amount", "1"), "0.25", object("min_amount_cents", 1000)));
        sandbox.event("tokens", "sub", object("n", 7));

        List<JsonNode> fees = billed();

        assertThat(fees).hasSize(2);
        JsonNode trueUp = fees.get(1);
        assertThat(trueUp.get("amount_cents").asLong()).isEqualTo(75);
        assertThat(trueUp.at("/pricing_unit_details/amount_cents").asLong()).isEqualTo(300);
        assertThat(trueUp.get("lago_true_up_parent_fee_id"))
                .isEqualTo(fees.getFirst().get("lago_id"));
    }

    @Test
    void a_subscription_may_have_a_rate_of_its_own_SUB_071() {
        sandbox.plan("pro", 0, charge("standard", object("amount", "1"), "0.5", object()));
        String id = sandbox.get("/plans/pro").ok().at("/plan/charges/0/lago_id").asString();
        sandbox.customer("ada");
        var charge = object("id", id, "applied_pricing_unit", object("conversion_rate", "0.1"));
        sandbox.subscribe("sub", "ada", "pro", object("plan_overrides", object("charges", list(charge))));
        sandbox.event("tokens", "sub", object("n", 300));

        assertThat(usage().get("amount_cents").asLong()).isEqualTo(3000);
        cascade("0.8");
        assertThat(usage().at("/pricing_unit_details/conversion_rate").asString())
                .isEqualTo("0.1");
    }

    @Test
    void a_rate_that_was_the_plans_follows_it_SUB_053() {
        sandbox.plan("pro", 0, charge("standard", object("amount", "1"), "0.5", object()));
        String id = sandbox.get("/plans/pro").ok().at("/plan/charges/0/lago_id").asString();
        sandbox.customer("ada");
        var charge = object("id", id, "applied_pricing_unit", object("conversion_rate", "0.50"));
        sandbox.subscribe("sub", "ada", "pro", object("plan_overrides", object("charges", list(charge))));

        cascade("0.8");

        sandbox.event("tokens", "sub", object("n", 300));
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(24000);
    }

    private void cascade(String rate) {
        var change = object(
                "cascade_updates",
                true,
                "properties",
                object("amount", "1"),
                "applied_pricing_unit",
                object("code", "credits", "conversion_rate", rate));
        sandbox.put("/plans/pro/charges/tokens", object("charge", change)).ok();
    }

    @Test
    void projected_usage_is_in_both_MTR_220() {
        subscribed(charge("standard", object("amount", "1"), "0.5", object()));
        sandbox.event("tokens", "sub", object("n", 10));

        JsonNode projected = sandbox.get("/customers/ada/projected_usage?external_subscription_id=sub")
                .ok()
                .at("/customer_projected_usage/charges_usage/0");

        assertThat(projected.get("projected_amount_cents").asLong()).isEqualTo(15500);
        assertThat(projected.get("pricing_unit_details"))
                .isEqualTo(object(
                        "amount_cents",
                        1000,
                        "projected_amount_cents",
                        31000,
                        "short_name",
                        "CR",
                        "conversion_rate",
                        "0.5"));
    }

    @Test
    void fees_show_what_their_units_are_made_up_of_by_the_keys_for_documents_PRC_052() {
        var keys =
                list(object("value", "team", "options", object("display_in_invoice", true)), object("value", "user"));
        subscribed(charge("standard", object("amount", "1", "presentation_group_keys", keys), "1", object()));
        sandbox.event("tokens", "sub", object("n", 3, "team", "red", "user", "ada"));
        sandbox.event("tokens", "sub", object("n", 4, "team", "red", "user", "bob"));
        assertThat(usage().get("presentation_breakdowns").size()).isEqualTo(2);

        JsonNode fee = billed().getFirst();

        assertThat(fee.get("presentation_breakdowns"))
                .isEqualTo(list(object("presentation_by", object("team", "red"), "units", "7.0")));
        JsonNode past = sandbox.get("/customers/ada/past_usage?external_subscription_id=sub")
                .ok()
                .at("/usage_periods/0/charges_usage/0/presentation_breakdowns");
        assertThat(past.size()).isEqualTo(2);
    }

    @Test
    void a_fee_in_advance_shows_the_values_of_its_event_PRC_052() {
        var keys = list(object("value", "team", "options", object("display_in_invoice", true)));
        var properties = object("amount", "1", "presentation_group_keys", keys);
        subscribed(charge("standard", properties, "1", object("pay_in_advance", true)));
        sandbox.event("tokens", "sub", object("n", 3, "team", "red"));

        JsonNode fee = sandbox.get("/fees?fee_type=charge").ok().at("/fees/0");

        assertThat(fee.get("presentation_breakdowns"))
                .isEqualTo(list(object("presentation_by", object("team", "red"), "units", "3.0")));
    }
}
