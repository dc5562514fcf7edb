package dev.tarn.plan;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a plan was, and what changed when (SUB-037). */
class PlanVersionTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final JsonNode metric = org.metric("calls", "count_agg");

    private JsonNode version(int number) {
        return org.get("/plans/basic/versions/" + number).ok().get("version");
    }

    private static Stream<String> changes(JsonNode version) {
        return version.get("changes")
                .valueStream()
                .map(change ->
                        change.get("field").asString() + ": " + change.get("before") + " to " + change.get("after"));
    }

    @Test
    void each_edit_is_a_version_that_says_what_changed_SUB_037() {
        org.plan("basic", 1000, org.charge(metric, "standard", object("amount", "1")));
        org.travelTo("2024-03-10T08:00");
        org.put("/plans/basic", object("plan", object("amount_cents", 1500, "name", "Basic")))
                .ok();
        org.travelTo("2024-03-20T08:00");
        org.put("/plans/basic/charges/calls", object("charge", object("properties", object("amount", "2"))))
                .ok();

        JsonNode answer = org.get("/plans/basic/versions").ok();
        assertThat(answer.at("/meta/total_count").asInt()).isEqualTo(3);
        JsonNode newest = answer.at("/versions/0");
        assertThat(newest.get("number").asInt()).isEqualTo(3);
        assertThat(newest.get("current").asBoolean()).isTrue();
        assertThat(newest.get("at").asString()).isEqualTo("2024-03-20T08:00:00Z");
        assertThat(newest.get("by").asString()).isNotEmpty();
        assertThat(changes(newest)).containsExactly("charges[calls].properties.amount: \"1\" to \"2\"");
        JsonNode second = answer.at("/versions/1");
        assertThat(second.get("at").asString()).isEqualTo("2024-03-10T08:00:00Z");
        assertThat(changes(second))
                .containsExactlyInAnyOrder("amount_cents: 1000 to 1500", "name: \"basic\" to \"Basic\"");
        JsonNode first = answer.at("/versions/2");
        assertThat(first.get("changes")).isEmpty();
        assertThat(first.get("by").isNull()).isTrue();

        assertThat(version(1).at("/plan/amount_cents").asLong()).isEqualTo(1000);
        assertThat(version(2).at("/plan/charges/0/properties/amount").asString())
                .isEqualTo("1");
        assertThat(version(3).at("/plan/charges/0/properties/amount").asString())
                .isEqualTo("2");
        JsonNode whole = org.get("/plans/basic/versions/3?compared_with=1").ok().get("version");
        assertThat(whole.get("compared_with").asInt()).isEqualTo(1);
        assertThat(changes(whole)).hasSize(3);

        JsonNode page = org.get("/plans/basic/versions?per_page=1&page=2").ok();
        assertThat(page.get("versions")).hasSize(1);
        assertThat(page.at("/versions/0/number").asInt()).isEqualTo(2);
        assertThat(org.get("/plans/basic/versions?per_page=5&page=9").ok().get("versions"))
                .isEmpty();
    }

    @Test
    void what_comes_and_goes_is_shown_whole_SUB_037() {
        org.plan("basic", 1000, org.charge(metric, "standard", object("amount", "1")));
        var tier = object("from_value", 0, "to_value", null, "per_unit_amount", "3", "flat_amount", "0");
        org.post(
                        "/plans/basic/charges",
                        object(
                                "charge",
                                org.charge(metric, "graduated", object("graduated_ranges", list(tier)))
                                        .put("code", "tiers")))
                .ok();
        org.delete("/plans/basic/charges/calls").ok();
        org.put("/plans/basic", object("plan", object("minimum_commitment", object("amount_cents", 5000))))
                .ok();

        JsonNode added = version(2).at("/changes/0");
        assertThat(added.get("field").asString()).isEqualTo("charges[tiers]");
        assertThat(added.get("before").isNull()).isTrue();
        assertThat(added.at("/after/properties/graduated_ranges/0/per_unit_amount")
                        .asString())
                .isEqualTo("3");
        JsonNode removed = version(3).at("/changes/0");
        assertThat(removed.get("field").asString()).isEqualTo("charges[calls]");
        assertThat(removed.get("after").isNull()).isTrue();
        assertThat(version(4).at("/changes/0/after/amount_cents").asLong()).isEqualTo(5000);
    }

    @Test
    void what_is_not_there_is_refused() {
        org.plan("basic", 1000);
        org.get("/plans/basic/versions/2").isRefused(404, "plan_version_not_found");
        org.get("/plans/basic/versions/0").isRefused(404, "plan_version_not_found");
        org.get("/plans/basic/versions/one").isRefused(404, "plan_version_not_found");
        org.get("/plans/none/versions").isRefused(404, "plan_not_found");
        org.get("/plans/none/versions/1").isRefused(404, "plan_not_found");
        org.get("/plans/basic/versions/1?compared_with=7").isInvalid("compared_with", "value_is_invalid");
    }

    @Test
    void fees_name_the_version_they_were_priced_with_SUB_037() {
        org.planWith("basic", 1000, object("pay_in_advance", true));
        org.put("/plans/basic", object("plan", object("amount_cents", 1500))).ok();
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        JsonNode fee = org.get("/fees").ok().at("/fees/0");
        JsonNode explanation = org.get("/fees/" + fee.get("lago_id").asString() + "/explanation")
                .ok()
                .get("explanation");
        assertThat(explanation.get("plan_version").asInt()).isEqualTo(2);
    }
}
