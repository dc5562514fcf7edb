package dev.tarn.section;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CustomSectionTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final String entity =
            org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();

    CustomSectionTest() {
        for (String code : List.of("bank", "legal", "thanks")) {
            var fields = object("code", code, "name", "About " + code, "details", "Text of " + code);
            org.post("/invoice_custom_sections", object("invoice_custom_section", fields))
                    .ok();
        }
        var addOn = object("name", "Set-up", "code", "setup", "amount_cents", 1000, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        org.planWith("basic", 1000, object("pay_in_advance", true));
    }

    private static ObjectNode codes(String... codes) {
        return object("invoice_custom_section_codes", list((Object[]) codes));
    }

    private static ObjectNode skipping() {
        return object("skip_invoice_custom_sections", true);
    }

    private void sellerPrints(String... codes) {
        org.put("/billing_entities/" + entity, object("billing_entity", codes(codes)))
                .ok();
    }

    private static List<String> codesIn(JsonNode sections) {
        return StreamSupport.stream(sections.spliterator(), false)
                .map(section -> section.has("invoice_custom_section") ? section.get("invoice_custom_section") : section)
                .map(section -> section.get("code").asString())
                .toList();
    }

    private static List<String> printed(JsonNode invoice) {
        return codesIn(invoice.get("applied_invoice_custom_sections"));
    }

    private JsonNode oneOff(ObjectNode more) {
        var fields = object("external_customer_id", "ada", "fees", list(object("add_on_code", "setup")));
        fields.setAll(more);
        return org.post("/invoices", object("invoice", fields)).ok().get("invoice");
    }

    private JsonNode latest() {
        return org.invoices().stream()
                .max(Comparator.comparing(invoice -> invoice.get("lago_id").asString()))
                .orElseThrow();
    }

    private JsonNode billed(String subscription, ObjectNode more) {
        org.subscribe(subscription, "ada", "basic", more);
        org.settle();
        return latest();
    }

    @Test
    void a_section_is_made_shown_changed_and_deleted_INV_190_PLT_464() {
        var fields = object("name", "Terms", "code", "terms", "display_name", "Our terms", "details", "Pay.");
        fields.put("description", "for lawyers");
        JsonNode made = org.post("/invoice_custom_sections", object("invoice_custom_section", fields))
                .ok()
                .get("invoice_custom_section");
        assertThat(made.get("organization_id").asString()).isEqualTo(org.organizationId());
        assertThat(made.get("display_name").asString()).isEqualTo("Our terms");
        assertThat(made.get("description").asString()).isEqualTo("for lawyers");

        Reply again = org.post("/invoice_custom_sections", object("invoice_custom_section", fields));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/error_details/code/0").asString()).isEqualTo("value_already_exist");
        Reply nameless = org.post("/invoice_custom_sections", object("invoice_custom_section", object("code", "x")));
        assertThat(nameless.json().at("/error_details/name/0").asString()).isEqualTo("value_is_mandatory");

        org.put("/invoice_custom_sections/terms", object("invoice_custom_section", object("details", "Pay now.")))
                .ok();
        assertThat(org.get("/invoice_custom_sections/terms")
                        .ok()
                        .at("/invoice_custom_section/details")
                        .asString())
                .isEqualTo("Pay now.");
        assertThat(codesIn(org.get("/invoice_custom_sections").ok().get("invoice_custom_sections")))
                .containsExactlyInAnyOrder("terms", "thanks", "legal", "bank");

        org.delete("/invoice_custom_sections/terms").ok();
        assertThat(org.get("/invoice_custom_sections/terms").status()).isEqualTo(404);
    }

    @Test
    void the_customers_own_sections_come_before_those_of_its_seller_and_it_can_want_none_INV_192_PLT_152() {
        sellerPrints("bank", "legal");
        JsonNode inherits = org.customer("ada");
        assertThat(codesIn(inherits.get("applicable_invoice_custom_sections"))).containsExactly("bank", "legal");

        JsonNode chooses = org.customer("ada", codes("thanks"));
        assertThat(codesIn(chooses.get("applicable_invoice_custom_sections"))).containsExactly("thanks");
        assertThat(printed(oneOff(object()))).containsExactly("thanks");

        JsonNode skips = org.customer("ada", skipping());
        assertThat(skips.get("skip_invoice_custom_sections").asBoolean()).isTrue();
        assertThat(skips.get("applicable_invoice_custom_sections")).isEmpty();
        assertThat(printed(oneOff(object()))).isEmpty();

        // to select is to want them again, and to want none clears what was selected
        JsonNode back = org.customer("ada", codes("legal"));
        assertThat(back.get("skip_invoice_custom_sections").asBoolean()).isFalse();
        assertThat(codesIn(back.get("applicable_invoice_custom_sections"))).containsExactly("legal");
    }

    @Test
    void what_contradicts_itself_or_is_unknown_is_refused_PLT_152() {
        var both = codes("bank").put("skip_invoice_custom_sections", true).put("external_id", "ada");
        Reply refused = org.post("/customers", object("customer", both));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/error_details/invoice_custom_sections/0").asString())
                .isEqualTo("skip_sections_and_selected_ids_sent_together");

        Reply unknown =
                org.post("/customers", object("customer", codes("nowhere").put("external_id", "ada")));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("code").asString()).isEqualTo("invoice_custom_section_not_found");
        assertThat(org.get("/customers/ada").status()).isEqualTo(404);
    }

    @Test
    void a_one_off_request_decides_alone_INV_135_INV_192() {
        org.customer("ada", skipping());

        JsonNode invoice = oneOff(object("invoice_custom_section", codes("thanks", "bank")));

        assertThat(printed(invoice)).containsExactly("bank", "thanks");
        JsonNode section = invoice.at("/applied_invoice_custom_sections/0");
        assertThat(section.get("lago_invoice_id")).isEqualTo(invoice.get("lago_id"));
        assertThat(section.get("name").asString()).isEqualTo("About bank");
        assertThat(section.get("details").asString()).isEqualTo("Text of bank");
        assertThat(section.get("display_name").isNull()).isTrue();
        sellerPrints("legal");
        org.customer("ada", object("skip_invoice_custom_sections", false));
        assertThat(printed(oneOff(object("invoice_custom_section", skipping()))))
                .isEmpty();
        assertThat(printed(oneOff(object()))).containsExactly("legal");
    }

    @Test
    void subscriptions_add_up_and_one_without_a_choice_brings_the_customers_INV_192_INV_193() {
        org.customer("ada", codes("legal"));
        JsonNode first = billed("one", object("invoice_custom_section", codes("bank")));
        assertThat(printed(first)).containsExactly("bank");
        JsonNode shown = org.get("/subscriptions/one").ok().get("subscription");
        assertThat(codesIn(shown.get("applied_invoice_custom_sections"))).containsExactly("bank");
        assertThat(printed(billed("two", object()))).containsExactly("legal");
        assertThat(printed(billed("three", object("invoice_custom_section", skipping()))))
                .isEmpty();

        org.travelTo("2024-04-01");

        JsonNode together = latest();
        assertThat(together.get("billing_periods")).hasSize(3);
        assertThat(printed(together)).containsExactly("bank", "legal");
    }

    @Test
    void purchases_print_what_the_transaction_chooses_else_the_wallet_INV_192() {
        org.customer("ada", codes("legal"));
        var fields = object("external_customer_id", "ada", "rate_amount", "1", "currency", "EUR", "paid_credits", "10");
        fields.set("invoice_custom_section", codes("bank"));
        JsonNode wallet = org.post("/wallets", object("wallet", fields)).ok().get("wallet");
        assertThat(codesIn(wallet.get("applied_invoice_custom_sections"))).containsExactly("bank");
        assertThat(printed(latest())).containsExactly("bank");

        var purchase = object("wallet_id", wallet.get("lago_id").asString(), "paid_credits", "5");
        purchase.set("invoice_custom_section", codes("thanks"));
        JsonNode made = org.post("/wallet_transactions", object("wallet_transaction", purchase))
                .ok();
        assertThat(codesIn(made.at("/wallet_transactions/0/applied_invoice_custom_sections")))
                .containsExactly("thanks");
        String sold = made.at("/wallet_transactions/0/lago_invoice_id").asString();
        assertThat(printed(org.invoice(sold))).containsExactly("thanks");

        purchase.set("invoice_custom_section", skipping());
        String silent = org.post("/wallet_transactions", object("wallet_transaction", purchase))
                .ok()
                .at("/wallet_transactions/0/lago_invoice_id")
                .asString();
        assertThat(printed(org.invoice(silent))).isEmpty();
    }

    @Test
    void a_rule_hands_its_choice_to_what_it_buys_CRD_256() {
        org.customer("ada");
        var rule = object("trigger", "interval", "interval", "weekly", "paid_credits", "7");
        rule.set("invoice_custom_section", codes("thanks"));
        var fields = object("external_customer_id", "ada", "rate_amount", "1", "currency", "EUR");
        fields.set("recurring_transaction_rules", list(rule));
        JsonNode wallet = org.post("/wallets", object("wallet", fields)).ok().get("wallet");
        assertThat(codesIn(wallet.at("/recurring_transaction_rules/0/applied_invoice_custom_sections")))
                .containsExactly("thanks");

        org.travelTo("2024-03-09");

        assertThat(printed(latest())).containsExactly("thanks");
    }

    @Test
    void invoices_keep_copies_and_drafts_are_printed_anew_INV_194_PLT_383() {
        sellerPrints("legal");
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        JsonNode finished = oneOff(object());
        JsonNode draft = billed("one", object());
        assertThat(draft.get("status").asString()).isEqualTo("draft");
        assertThat(printed(draft)).containsExactly("legal");

        org.delete("/invoice_custom_sections/legal").ok();
        sellerPrints("thanks");
        String id = draft.get("lago_id").asString();
        JsonNode refreshed = org.put("/invoices/" + id + "/refresh", null).ok().get("invoice");

        assertThat(printed(refreshed)).containsExactly("thanks");
        assertThat(printed(org.invoice(finished.get("lago_id").asString()))).containsExactly("legal");
    }

    @Test
    void who_may_edit_payment_terms_may_choose_sections_of_a_customer_PLT_428() {
        org.customer("ada");
        JsonNode settings = org.put("/customers/ada/settings/custom_sections", object("settings", codes("bank")))
                .ok()
                .get("settings");
        assertThat(codesIn(settings.get("applicable_invoice_custom_sections"))).containsExactly("bank");
        assertThat(codesIn(settings.get("invoice_custom_section_choices")))
                .containsExactlyInAnyOrder("bank", "legal", "thanks");
    }
}
