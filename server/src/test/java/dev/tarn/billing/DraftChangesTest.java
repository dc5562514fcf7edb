package dev.tarn.billing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A draft of 1 April, in a grace period of five days, follows what changes around it (INV-068, INV-069, INV-072). */
class DraftChangesTest {
    private World world = World.at("2024-03-01");

    @BeforeEach
    void a_draft() {
        world.plan("plan", 1000, "monthly", false);
        customer("invoice_grace_period", 5);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-02");
        assertThat(draft().get("status").asString()).isEqualTo("draft");
        assertThat(draft().get("issuing_date").asString()).isEqualTo("2024-04-06");
    }

    @Test
    void a_new_tax_of_the_organization_a_changed_one_and_a_deleted_one_are_taken_in() {
        world.org().tax("vat", "20");
        assertThat(draft().get("taxes_amount_cents").asLong()).isEqualTo(200);

        world.org().put("/taxes/vat", object("tax", object("rate", "10"))).ok();
        assertThat(draft().get("taxes_amount_cents").asLong()).isEqualTo(100);

        world.org().delete("/taxes/vat").ok();
        assertThat(draft().get("taxes_amount_cents").asLong()).isZero();
    }

    @Test
    void the_customers_own_taxes_are_taken_in() {
        var tax = object("name", "reduced", "code", "reduced", "rate", "7");
        world.org().post("/taxes", object("tax", tax)).ok();
        world.org().customer("ada", object("tax_codes", list("reduced")));

        assertThat(draft().get("taxes_amount_cents").asLong()).isEqualTo(70);
    }

    @Test
    void a_longer_grace_period_moves_the_draft_and_a_shorter_one_finalizes_it() {
        customer("invoice_grace_period", 9);
        assertThat(draft().get("issuing_date").asString()).isEqualTo("2024-04-10");
        world.travelTo("2024-04-09");
        assertThat(draft().get("status").asString()).isEqualTo("draft");

        customer("invoice_grace_period", 2);

        assertThat(draft().get("status").asString()).isEqualTo("finalized");
        assertThat(draft().get("finalized_at").asString()).isEqualTo("2024-04-09T00:00:00Z");
        assertThat(draft().get("issuing_date").asString()).isEqualTo("2024-04-09");
    }

    @Test
    void a_draft_that_was_moved_is_finalized_on_its_new_day() {
        customer("invoice_grace_period", 9);
        world.travelTo("2024-04-09T23:59:59Z");
        assertThat(draft().get("status").asString()).isEqualTo("draft");
        world.travelTo("2024-04-10");
        assertThat(draft().get("status").asString()).isEqualTo("finalized");
    }

    @Test
    void the_payment_term_moves_the_due_date_of_drafts_only() {
        world.org().customer("ada", object("net_payment_term", 30));
        assertThat(draft().get("payment_due_date").asString()).isEqualTo("2024-05-06");
        world.travelTo("2024-04-20");
        world.org().customer("ada", object("net_payment_term", 10));

        assertThat(draft().get("payment_due_date").asString()).isEqualTo("2024-05-06");
        assertThat(draft().get("net_payment_term").asInt()).isEqualTo(30);
    }

    @Test
    void settings_of_the_billing_entity_reach_drafts_of_customers_that_have_none_of_their_own() {
        String entity = world.org()
                .get("/billing_entities")
                .ok()
                .at("/billing_entities/0/code")
                .asString();
        var edit = object("net_payment_term", 14, "billing_configuration", object("invoice_grace_period", 1));
        world.org()
                .put("/billing_entities/" + entity, object("billing_entity", edit))
                .ok();

        assertThat(draft().get("status").asString()).isEqualTo("draft"); // the customer's five days hold
        assertThat(draft().get("payment_due_date").asString()).isEqualTo("2024-04-20");
    }

    private void customer(String setting, Object value) {
        world.org().customer("ada", object("billing_configuration", object(setting, value)));
    }

    private JsonNode draft() {
        return world.invoices().getFirst();
    }
}
