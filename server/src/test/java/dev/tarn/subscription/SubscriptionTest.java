package dev.tarn.subscription;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How subscriptions come, change and go (section 3). */
class SubscriptionTest {
    private final Sandbox org = Sandbox.at("2024-03-10T10:00");

    @BeforeEach
    void plans() {
        org.plan("basic", 1000);
        org.plan("pro", 2000);
        org.planWith("yearly", 12_000, object("interval", "yearly"));
        org.planWith("advance", 1000, object("pay_in_advance", true));
    }

    @Test
    void the_same_plan_again_changes_nothing_SUB_112() {
        JsonNode first = org.subscribe("sub", "ada", "basic", object("name", "One"));
        JsonNode again = org.subscribe("sub", "ada", "basic", object("name", "Two"));

        assertThat(again.get("lago_id")).isEqualTo(first.get("lago_id"));
        assertThat(again.get("name").asString()).isEqualTo("One");
    }

    @Test
    void an_external_id_in_force_belongs_to_its_customer_SUB_111() {
        org.subscribe("sub", "ada", "basic");
        subscribe("sub", "ben", "basic", object()).isInvalid("external_id", "value_already_exist");
        org.terminate("sub");
        subscribe("sub", "ben", "basic", object()).ok();
    }

    @Test
    void the_same_price_a_year_is_an_upgrade_and_takes_place_at_once_SUB_113() {
        JsonNode before = org.subscribe("sub", "ada", "basic");
        JsonNode after = org.subscribe("sub", "ada", "yearly");

        assertThat(after.get("lago_id")).isNotEqualTo(before.get("lago_id"));
        assertThat(after.get("status").asString()).isEqualTo("active");
        assertThat(after.get("previous_plan_code").asString()).isEqualTo("basic");
        assertThat(after.get("subscription_at")).isEqualTo(before.get("subscription_at"));
        assertThat(shown("terminated").get("terminated_at").asString()).isEqualTo("2024-03-10T10:00:00Z");
    }

    @Test
    void a_cheaper_plan_waits_for_the_billing_day_SUB_130() {
        org.subscribe("sub", "ada", "pro");
        JsonNode current = org.subscribe("sub", "ada", "basic");

        assertThat(current.get("plan_code").asString()).isEqualTo("pro");
        assertThat(current.get("next_plan_code").asString()).isEqualTo("basic");
        assertThat(current.get("downgrade_plan_date").asString()).isEqualTo("2024-04-01");
        org.travelTo("2024-03-31T23:59:59Z");
        assertThat(shown("active").get("plan_code").asString()).isEqualTo("pro");
        org.travelTo("2024-04-01");
        assertThat(shown("active").get("plan_code").asString()).isEqualTo("basic");
        assertThat(shown("active").get("started_at").asString()).isEqualTo("2024-04-01T00:00:00Z");
    }

    @Test
    void another_change_replaces_the_one_that_waits_SUB_164() {
        org.subscribe("sub", "ada", "pro");
        org.subscribe("sub", "ada", "basic");
        org.subscribe("sub", "ada", "yearly");
        assertThat(shown("active").get("next_plan_code").asString()).isEqualTo("yearly");

        org.terminate("sub");

        assertThat(org.get("/subscriptions?status[]=pending".replace("[", "%5B").replace("]", "%5D"))
                        .ok()
                        .get("subscriptions"))
                .isEmpty();
        org.travelTo("2024-06-01");
        assertThat(org.invoices()).hasSize(1);
    }

    @Test
    void what_has_not_begun_simply_begins_with_the_other_plan_SUB_120() {
        ObjectNode later = object("subscription_at", "2024-03-20T00:00:00Z");
        JsonNode first = org.subscribe("sub", "ada", "pro", later);
        JsonNode other = org.subscribe("sub", "ada", "basic");

        assertThat(other.get("lago_id")).isEqualTo(first.get("lago_id"));
        assertThat(other.get("plan_code").asString()).isEqualTo("basic");
        assertThat(other.get("status").asString()).isEqualTo("pending");
        org.travelTo("2024-03-20");
        assertThat(shown("active").get("started_at").asString()).isEqualTo("2024-03-20T00:00:00Z");
    }

    @Test
    void what_waits_can_be_canceled_and_is_never_billed_SUB_163() {
        org.subscribe("sub", "ada", "pro", object("subscription_at", "2024-03-20T00:00:00Z"));
        JsonNode canceled = org.delete("/subscriptions/sub?status=pending").ok().get("subscription");

        assertThat(canceled.get("status").asString()).isEqualTo("canceled");
        org.travelTo("2024-06-01");
        assertThat(org.invoices()).isEmpty();
    }

    @Test
    void the_end_can_be_planned_moved_and_taken_back_SUB_155() {
        org.subscribe("sub", "ada", "basic", object("ending_at", "2024-04-11T12:00:00Z"));
        org.put("/subscriptions/sub", object("subscription", object("ending_at", "2024-04-21T06:00:00Z")))
                .ok();
        org.travelTo("2024-04-15");
        assertThat(shown("active").get("ending_at").asString()).isEqualTo("2024-04-21T06:00:00Z");
        org.travelTo("2024-05-15");
        assertThat(shown("terminated").get("terminated_at").asString()).isEqualTo("2024-04-21T06:00:00Z");

        org.subscribe("other", "ada", "basic", object("ending_at", "2024-05-20T00:00:00Z"));
        org.put("/subscriptions/other", object("subscription", object("ending_at", null)))
                .ok();
        org.travelTo("2024-07-01");
        assertThat(org.get("/subscriptions/other")
                        .ok()
                        .at("/subscription/status")
                        .asString())
                .isEqualTo("active");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "ending_at, 2024-03-10T23:00:00Z, invalid_date",
        "ending_at, tomorrow, invalid_date",
        "subscription_at, tomorrow, invalid_date",
        "billing_time, daily, value_is_invalid",
        "on_termination_invoice, perhaps, invalid_value",
        "on_termination_credit_note, perhaps, invalid_value",
    })
    void what_cannot_be_is_refused(String field, String value, String code) {
        Object sent = value.equals("{}") ? object("amount_cents", 1) : value;
        subscribe("sub", "ada", "basic", object(field, sent)).isInvalid(field, code);
        assertThat(org.get("/customers").ok().get("customers")).isEmpty();
    }

    @Test
    void what_does_not_exist_is_a_404() {
        subscribe("sub", "ada", "nothing", object()).isRefused(404, "plan_not_found");
        subscribe("sub", "ada", "basic", object("billing_entity_code", "nobody"))
                .isRefused(404, "billing_entity_not_found");
        org.get("/subscriptions/sub").isRefused(404, "subscription_not_found");
        org.delete("/subscriptions/sub").isRefused(404, "subscription_not_found");
        org.put("/subscriptions/sub", object("subscription", object("name", "x")))
                .isRefused(404, "subscription_not_found");
    }

    @Test
    void an_end_keeps_what_it_was_asked_to_do_about_a_credit_note_SUB_150() {
        org.subscribe("sub", "ada", "advance");

        org.delete("/subscriptions/sub?on_termination_credit_note=skip").ok();

        assertThat(shown("terminated").get("on_termination_credit_note").asString())
                .isEqualTo("skip");
    }

    @Test
    void an_end_without_an_invoice_bills_nothing_SUB_153() {
        org.subscribe("sub", "ada", "basic");
        org.travelTo("2024-03-20");
        org.delete("/subscriptions/sub?on_termination_invoice=skip").ok();

        assertThat(org.invoices()).isEmpty();
    }

    private Reply subscribe(String externalId, String customer, String plan, ObjectNode more) {
        var fields = object("external_id", externalId, "external_customer_id", customer, "plan_code", plan);
        fields.setAll(more);
        return org.post("/subscriptions", object("subscription", fields));
    }

    private JsonNode shown(String status) {
        return org.get("/subscriptions/sub?status=" + status).ok().get("subscription");
    }
}
