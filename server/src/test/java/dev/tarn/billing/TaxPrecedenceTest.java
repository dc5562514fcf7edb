package dev.tarn.billing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The taxes of the nearest level that has any; levels are never mixed (CRD-060). */
class TaxPrecedenceTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    @BeforeEach
    void taxes() {
        tax("entity", "1", true);
        tax("customer", "2", false);
        tax("plan", "4", false);
        tax("charge", "8", false);
        tax("fixed", "16", false);
    }

    @Test
    void the_charge_comes_before_the_plan_before_the_customer_before_the_billing_entity() {
        org.customer("taxed", object("tax_codes", list("customer")));
        org.customer("plain");
        plan("plain", false);
        plan("taxed", true);
        org.subscribe("a", "plain", "plain");
        org.subscribe("b", "taxed", "plain");
        org.subscribe("c", "taxed", "taxed");
        for (String subscription : new String[] {"a", "b", "c"}) {
            org.event("calls", subscription, object());
        }
        org.travelTo("2024-04-01");

        assertThat(rates("a"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("charge", "1.0", "fixed_charge", "1.0", "subscription", "1.0"));
        assertThat(rates("b"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("charge", "2.0", "fixed_charge", "2.0", "subscription", "2.0"));
        assertThat(rates("c"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("charge", "8.0", "fixed_charge", "16.0", "subscription", "4.0"));
    }

    @Test
    void a_finalized_invoice_keeps_its_taxes_whatever_becomes_of_them_INV_106() {
        org.plan("basic", 1000);
        org.subscribe("a", "ada", "basic");
        org.travelTo("2024-04-01");
        JsonNode before = org.invoices().getFirst();
        org.put("/taxes/entity", object("tax", object("rate", "50", "name", "Other")))
                .ok();
        org.delete("/taxes/entity").ok();

        assertThat(org.invoices().getFirst()).isEqualTo(before);
        assertThat(before.at("/applied_taxes/0/tax_code").asString()).isEqualTo("entity");
        assertThat(before.get("taxes_amount_cents").asLong()).isEqualTo(10);
        org.travelTo("2024-05-01");
        assertThat(org.invoices().getLast().get("taxes_amount_cents").asLong()).isZero();
    }

    private void tax(String code, String rate, boolean organization) {
        var fields = object("name", code, "code", code, "rate", rate, "applied_to_organization", organization);
        org.post("/taxes", object("tax", fields)).ok();
    }

    private void plan(String code, boolean taxed) {
        JsonNode calls = taxed
                ? org.get("/billable_metrics/calls").ok().get("billable_metric")
                : org.metric("calls", "count_agg");
        ObjectNode charge = org.charge(calls, "standard", object("amount", "1"));
        var addOn = object("name", code, "code", code, "amount_cents", 100, "amount_currency", "EUR");
        var fixed = object(
                "add_on_id",
                org.post("/add_ons", object("add_on", addOn))
                        .ok()
                        .at("/add_on/lago_id")
                        .asString(),
                "charge_model",
                "standard",
                "units",
                1,
                "properties",
                object("amount", "1"));
        ObjectNode fields = object();
        if (taxed) {
            charge.set("tax_codes", list("charge"));
            fixed.set("tax_codes", list("fixed"));
            fields.set("tax_codes", list("plan"));
        }
        fields.set("fixed_charges", list(fixed));
        org.planWith(code, 1000, fields, charge);
    }

    private TreeMap<String, String> rates(String subscription) {
        var rates = new TreeMap<String, String>();
        for (JsonNode fee :
                org.get("/fees?external_subscription_id=" + subscription).ok().get("fees")) {
            rates.put(fee.at("/item/type").asString(), fee.get("taxes_rate").asString());
        }
        return rates;
    }
}
