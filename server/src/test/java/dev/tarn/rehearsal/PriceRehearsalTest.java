package dev.tarn.rehearsal;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PriceRehearsalTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final JsonNode calls = org.metric("calls", "count_agg");

    private ObjectNode charge(String amount) {
        return org.charge(calls, "standard", object("amount", amount));
    }

    private Reply rehearse(String planCode, String... customers) {
        var fields = object("plan_code", planCode, "external_customer_ids", list((Object[]) customers));
        return org.post("/price_rehearsals", object("price_rehearsal", fields));
    }

    @Test
    void past_periods_are_priced_by_another_plan_and_no_money_moves() {
        org.plan("now", 1000, charge("2"));
        org.plan("then", 3000, charge("0.5"));
        org.customer("ada");
        org.customer("eve");
        org.subscribe("a", "ada", "now");
        org.subscribe("e", "eve", "now");
        for (int i = 0; i < 10; i++) {
            org.event("calls", "a", object());
        }
        org.event("calls", "e", object());
        org.travelTo("2024-05-01");
        int invoices = org.invoices().size();

        JsonNode made = rehearse("then", "ada", "eve").ok().get("price_rehearsal");
        assertThat(made.get("periods_count").asInt()).isEqualTo(4);
        assertThat(made.get("billed_amount_cents").asLong()).isEqualTo(4 * 1000 + 2000 + 200);
        assertThat(made.get("rehearsed_amount_cents").asLong()).isEqualTo(4 * 3000 + 500 + 50);
        assertThat(made.get("difference_amount_cents").asLong()).isEqualTo(8000 - 1500 - 150);
        String path = "/price_rehearsals/" + made.get("lago_id").asString();
        assertThat(org.get(path).ok().get("price_rehearsal")).isEqualTo(made);
        JsonNode page = org.get(path + "/results?per_page=3").ok();
        assertThat(page.at("/meta/total_count").asInt()).isEqualTo(4);
        JsonNode ada = page.at("/results/0");
        assertThat(ada.get("external_customer_id").asString()).isEqualTo("ada");
        assertThat(ada.get("difference_amount_cents").asLong()).isEqualTo(500);
        assertThat(ada.at("/fees/0/fee_type").asString()).isEqualTo("subscription");
        assertThat(ada.at("/fees/0/difference_amount_cents").asLong()).isEqualTo(2000);
        assertThat(ada.at("/fees/1/item_code").asString()).isEqualTo("calls");
        assertThat(ada.at("/fees/1/billed_amount_cents").asLong()).isEqualTo(2000);
        assertThat(ada.at("/fees/1/rehearsed_amount_cents").asLong()).isEqualTo(500);
        assertThat(org.invoices()).hasSize(invoices);
    }

    @Test
    void the_same_plan_costs_the_same() {
        org.plan("now", 1000, charge("2"));
        org.customer("ada");
        org.travelTo("2024-03-07");
        org.subscribe("a", "ada", "now");
        org.event("calls", "a", object());
        org.travelTo("2024-04-15");
        org.terminate("a");

        JsonNode made = rehearse("now", "ada").ok().get("price_rehearsal");
        assertThat(made.get("periods_count").asInt()).isEqualTo(2);
        assertThat(made.get("billed_amount_cents").asLong()).isPositive();
        assertThat(made.get("difference_amount_cents").asLong()).isZero();
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        org.plan("now", 1000, charge("2"));
        org.planWith("yearly", 1000, object("interval", "yearly"));
        org.planWith("dollars", 1000, object("amount_currency", "USD"));
        JsonNode seats = org.metric("seats", "unique_count_agg", object("field_name", "seat", "recurring", true));
        org.plan(
                "renewed",
                1000,
                org.charge(seats, "standard", object("amount", "1")).put("pay_in_advance", true));
        org.customer("ada");
        org.subscribe("a", "ada", "now");
        org.travelTo("2024-04-01");
        rehearse("yearly", "ada").isInvalid("plan_code", "interval_does_not_match");
        rehearse("dollars", "ada").isInvalid("plan_code", "currencies_does_not_match");
        rehearse("renewed", "ada").isInvalid("plan_code", "recurring_charges_in_advance_not_comparable");
        rehearse("none", "ada").isRefused(404, "plan_not_found");
        rehearse("now", "nobody").isRefused(404, "customer_not_found");
        rehearse("now").isInvalid("external_customer_ids", "value_is_mandatory");
        org.get("/price_rehearsals/none").isRefused(404, "price_rehearsal_not_found");
    }

    /** A price, a fixed charge and a charge, all in advance. */
    private void inAdvance(String code, long amountCents, String fixedAmount, String amount) {
        var fixed = object("add_on_code", "desks", "charge_model", "standard", "units", 4, "pay_in_advance", true);
        fixed.setAll(object("prorated", true, "properties", object("amount", fixedAmount)));
        org.planWith(
                code,
                amountCents,
                object("pay_in_advance", true, "fixed_charges", list(fixed)),
                charge(amount).put("pay_in_advance", true));
    }

    @Test
    void what_was_billed_in_advance_is_compared_with_the_period_it_was_for() {
        org.post(
                        "/add_ons",
                        object(
                                "add_on",
                                object("name", "Desks", "code", "desks", "amount_cents", 1, "amount_currency", "EUR")))
                .ok();
        inAdvance("now", 3100, "31", "2");
        inAdvance("then", 6200, "62", "3");
        org.customer("ada");
        org.travelTo("2024-03-07");
        org.subscribe("a", "ada", "now");
        org.event("calls", "a", object());
        org.event("calls", "a", object());
        org.travelTo("2024-04-10");
        org.event("calls", "a", object());
        org.travelTo("2024-04-15");
        org.terminate("a");
        int invoices = org.invoices().size();

        JsonNode same = rehearse("now", "ada").ok().get("price_rehearsal");
        JsonNode results = org.get("/price_rehearsals/" + same.get("lago_id").asString() + "/results")
                .ok()
                .get("results");
        assertThat(results).hasSize(2);
        assertThat(results.at("/0/billed_amount_cents").asLong()).isEqualTo(2500 + 4 * 2500 + 400);
        assertThat(results.at("/0/difference_amount_cents").asLong()).isZero();
        assertThat(billed(results.get(1), "subscription")).isEqualTo(1550);
        assertThat(rehearsed(results.get(1), "subscription")).isEqualTo(1550);
        assertThat(billed(results.get(1), "charge")).isEqualTo(200);

        JsonNode dearer = rehearse("then", "ada").ok().get("price_rehearsal");
        JsonNode first = org.get("/price_rehearsals/" + dearer.get("lago_id").asString() + "/results")
                .ok()
                .at("/results/0");
        assertThat(first.get("rehearsed_amount_cents").asLong()).isEqualTo(5000 + 4 * 5000 + 600);
        assertThat(org.invoices()).hasSize(invoices);
    }

    @Test
    void a_plan_in_arrears_is_rehearsed_as_one_in_advance_and_back() {
        org.plan("now", 3100, charge("2"));
        org.planWith("early", 6200, object("pay_in_advance", true), charge("2"));
        org.customer("ada");
        org.travelTo("2024-03-07");
        org.subscribe("a", "ada", "now");
        org.travelTo("2024-05-01");
        JsonNode made = rehearse("early", "ada").ok().get("price_rehearsal");
        assertThat(made.get("billed_amount_cents").asLong()).isEqualTo(2500 + 3100);
        assertThat(made.get("rehearsed_amount_cents").asLong()).isEqualTo(5000 + 6200);
    }

    private static long billed(JsonNode result, String type) {
        return amount(result, type, "billed_amount_cents");
    }

    private static long rehearsed(JsonNode result, String type) {
        return amount(result, type, "rehearsed_amount_cents");
    }

    private static long amount(JsonNode result, String type, String field) {
        return result.get("fees")
                .valueStream()
                .filter(fee -> fee.get("fee_type").asString().equals(type))
                .mapToLong(fee -> fee.get(field).asLong())
                .sum();
    }
}
