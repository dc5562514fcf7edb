package dev.tarn.oneoff;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OneOffTest {
    private final Sandbox org = Sandbox.at("2024-03-05T10:00");

    OneOffTest() {
        org.customer("ada");
        addOn("setup", 6833, object());
    }

    private void addOn(String code, long cents, ObjectNode more) {
        var fields = object("name", code, "code", code, "amount_cents", cents, "amount_currency", "EUR");
        fields.setAll(more);
        org.post("/add_ons", object("add_on", fields)).ok();
    }

    private Reply ask(ObjectNode more, Object... fees) {
        var fields = object("external_customer_id", "ada", "fees", list(fees));
        fields.setAll(more);
        return org.post("/invoices", object("invoice", fields));
    }

    private static ObjectNode setup(Object... namesAndValues) {
        var fee = object("add_on_code", "setup");
        fee.setAll(object(namesAndValues));
        return fee;
    }

    @Test
    void add_ons_are_invoiced_at_once_and_their_taxes_rounded_on_the_invoice_INV_E14() {
        org.tax("vat", "20");

        JsonNode invoice = ask(object(), setup(), setup()).ok().get("invoice");

        assertThat(invoice.get("invoice_type").asString()).isEqualTo("one_off");
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("issuing_date").asString()).isEqualTo("2024-03-05");
        assertThat(invoice.at("/fees/0/taxes_amount_cents").asLong()).isEqualTo(1367);
        assertThat(invoice.get("taxes_amount_cents").asLong()).isEqualTo(2733);
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(16_399);
    }

    @Test
    void what_the_request_leaves_out_comes_from_the_add_on_INV_131() {
        addOn("training", 1000, object("description", "on site", "invoice_display_name", "Training"));
        JsonNode plain = ask(object(), object("add_on_code", "training")).ok().at("/invoice/fees/0");
        assertThat(plain.get("amount_cents").asLong()).isEqualTo(1000);
        assertThat(plain.get("units").asString()).isEqualTo("1.0");
        assertThat(plain.get("description").asString()).isEqualTo("on site");
        assertThat(plain.at("/item/invoice_display_name").asString()).isEqualTo("Training");
        assertThat(plain.get("from_date").asString()).isEqualTo("2024-03-05T10:00:00Z");

        var stated =
                object("add_on_code", "training", "units", "1.5", "unit_amount_cents", 333, "description", "by phone");
        JsonNode fee = ask(object(), stated).ok().at("/invoice/fees/0");
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(500);
        assertThat(fee.get("description").asString()).isEqualTo("by phone");
    }

    @Test
    void taxes_of_the_request_come_before_those_of_the_add_on_before_those_of_the_entity_CRD_060() {
        org.tax("entity", "25");
        for (String code : new String[] {"own", "named"}) {
            var tax = object("name", code, "code", code, "rate", "10", "applied_to_organization", false);
            org.post("/taxes", object("tax", tax)).ok();
        }
        addOn("taxed", 1000, object("tax_codes", list("own")));

        assertThat(taxOf(object("add_on_code", "taxed"))).isEqualTo("own");
        assertThat(taxOf(object("add_on_code", "taxed", "tax_codes", list("named"))))
                .isEqualTo("named");
        assertThat(taxOf(object("add_on_code", "setup"))).isEqualTo("entity");
        // an unknown code names nothing (INV-132)
        assertThat(taxOf(object("add_on_code", "taxed", "tax_codes", list("unheard-of"))))
                .isEqualTo("own");
    }

    private String taxOf(ObjectNode fee) {
        return ask(object(), fee)
                .ok()
                .at("/invoice/fees/0/applied_taxes/0/tax_code")
                .asString();
    }

    @Test
    void the_seller_may_be_another_billing_entity_INV_065() {
        org.post("/billing_entities", object("billing_entity", object("code", "branch", "name", "Branch")))
                .ok();
        JsonNode invoice =
                ask(object("billing_entity_code", "branch"), setup()).ok().get("invoice");
        assertThat(invoice.get("billing_entity_code").asString()).isEqualTo("branch");
        ask(object("billing_entity_code", "nowhere"), setup()).isRefused(404, "billing_entity_not_found");
    }

    @Test
    void an_add_on_is_not_sold_at_its_own_amount_in_another_currency_INV_133() {
        ask(object("currency", "USD"), setup()).isInvalid("unit_amount_cents", "value_is_mandatory");
        JsonNode invoice = ask(object("currency", "USD"), setup("unit_amount_cents", 7000))
                .ok()
                .get("invoice");
        assertThat(invoice.get("currency").asString()).isEqualTo("USD");
        assertThat(org.get("/customers/ada").ok().at("/customer/currency").asString())
                .isEqualTo("EUR");
    }

    @Test
    void what_is_missing_or_wrong_is_refused_INV_130() {
        ask(object()).isRefused(404, "fees_not_found");
        ask(object(), object("add_on_code", "nothing")).isRefused(404, "add_on_not_found");
        ask(object("external_customer_id", "nobody"), setup()).isRefused(404, "customer_not_found");
        ask(object(), setup("units", "-1")).isInvalid("units", "value_is_out_of_range");
        ask(object(), setup("units", "9e20")).isInvalid("units", "value_is_out_of_range");
        ask(object(), setup("from_datetime", "2024-01-01")).isInvalid("boundaries", "values_are_invalid");
        ask(object(), setup("from_datetime", "2024-02-01", "to_datetime", "2024-01-01"))
                .isInvalid("boundaries", "values_are_invalid");
        var foreign = object("payment_method_type", "provider", "payment_method_id", "pm");
        ask(object("payment_method", foreign), setup()).isInvalid("payment_method", "invalid_payment_method");
        assertThat(org.invoices()).isEmpty();
    }
}
