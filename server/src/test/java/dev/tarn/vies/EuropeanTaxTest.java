package dev.tarn.vies;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.ViesStandIn;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EuropeanTaxTest {
    private final Sandbox org = Sandbox.at("2024-03-01", object("country", "FR", "eu_tax_management", true));

    EuropeanTaxTest() {
        var addOn = object("name", "Set-up", "code", "setup", "amount_cents", 10_000, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        org.planWith("basic", 10_000, object("pay_in_advance", true));
    }

    private static List<String> codes(JsonNode customer) {
        return StreamSupport.stream(customer.get("taxes").spliterator(), false)
                .map(tax -> tax.get("code").asString())
                .toList();
    }

    private List<String> codesOf(String externalId) {
        return codes(org.get("/customers/" + externalId).ok().get("customer"));
    }

    private JsonNode check(String externalId) {
        return org.get("/customers/" + externalId).ok().at("/customer/vies_check");
    }

    private JsonNode latest() {
        return org.invoices().stream()
                .max(Comparator.comparing(invoice -> invoice.get("lago_id").asString()))
                .orElseThrow();
    }

    private JsonNode oneOff(ObjectNode fee) {
        var fields = object("external_customer_id", "ada", "currency", "EUR", "fees", list(fee));
        return org.post("/invoices", object("invoice", fields)).ok().get("invoice");
    }

    @Test
    void a_seller_in_Europe_can_leave_its_taxes_to_us_and_any_other_cannot_CRD_070_PLT_123() {
        JsonNode standard = org.get("/taxes/lago_eu_it_standard").ok().get("tax");
        assertThat(standard.get("rate").asString()).isEqualTo("22.0");
        assertThat(standard.get("auto_generated").asBoolean()).isTrue();
        assertThat(org.get("/taxes/lago_eu_reverse_charge").ok().at("/tax/name").asString())
                .isEqualTo("Reverse Charge");
        assertThat(org.get("/taxes/lago_eu_fr_exception_reunion")
                        .ok()
                        .at("/tax/rate")
                        .asString())
                .isEqualTo("8.5");

        var american = object("code", "us", "name", "US", "country", "US", "eu_tax_management", true);
        Reply refused = org.post("/billing_entities", object("billing_entity", american));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/error_details/eu_tax_management/0").asString())
                .isEqualTo("billing_entity_must_be_in_eu");
        Reply moved = org.put("/organizations", object("organization", object("country", "US")));
        assertThat(moved.json().at("/error_details/eu_tax_management/0").asString())
                .isEqualTo("org_must_be_in_eu");
        assertThat(org.get("/billing_entities")
                        .ok()
                        .at("/billing_entities/0/eu_tax_management")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_is_known_without_VIES_is_known_at_once_CRD_079() {
        assertThat(codes(org.customer("us", object("country", "US")))).containsExactly("lago_eu_tax_exempt");
        assertThat(codes(org.customer("nowhere"))).containsExactly("lago_eu_fr_standard");
        assertThat(codes(org.customer("it", object("country", "IT")))).containsExactly("lago_eu_it_standard");
        assertThat(codes(org.customer("es", object("country", "ES", "zipcode", "35 001"))))
                .containsExactly("lago_eu_es_exception_canary_islands");
        assertThat(codes(org.customer("fr", object("country", "FR", "zipcode", "97400"))))
                .containsExactly("lago_eu_fr_standard");
        var numbered = object("country", "FR", "zipcode", "97400", "tax_identification_number", "FR12345678901");
        assertThat(codes(org.customer("run", numbered))).containsExactly("lago_eu_fr_exception_reunion");
    }

    @Test
    void what_the_request_names_stays_beside_it_and_a_new_country_replaces_it_CRD_071() {
        org.post("/taxes", object("tax", object("name", "Eco", "code", "eco", "rate", "1")))
                .ok();
        var named = object("country", "IT", "tax_codes", list("eco"));
        assertThat(codes(org.customer("ada", named))).containsExactlyInAnyOrder("eco", "lago_eu_it_standard");
        assertThat(codes(org.customer("ada", object("name", "Ada")))).hasSize(2);
        assertThat(codes(org.customer("ada", object("country", "DE")))).containsExactly("lago_eu_de_standard");

        org.post("/billing_entities", object("billing_entity", object("code", "plain", "name", "Plain")))
                .ok();
        assertThat(codes(org.customer("ada", object("billing_entity_code", "plain"))))
                .isEmpty();
    }

    @Test
    void a_tax_id_that_is_no_VAT_number_is_invalid_at_once_CRD_329() {
        JsonNode ada = org.customer("ada", object("country", "DE", "tax_identification_number", "DE12"));

        assertThat(codes(ada)).containsExactly("lago_eu_de_standard");
        assertThat(ada.at("/vies_check/valid").asBoolean(true)).isFalse();
        assertThat(ada.at("/vies_check/valid_format").asBoolean(true)).isFalse();
        assertThat(oneOff(object("add_on_code", "setup"))
                        .get("taxes_amount_cents")
                        .asLong())
                .isEqualTo(1900);
    }

    @Test
    void invoices_wait_for_VIES_and_are_taxed_paid_and_numbered_once_it_answers_CRD_073_CRD_077_INV_044_INV_045() {
        String number = ViesStandIn.freshNumber("IT");
        JsonNode ada = org.customer("ada", object("country", "IT", "currency", "EUR"));
        assertThat(codes(ada)).containsExactly("lago_eu_it_standard");
        var wallet = object("external_customer_id", "ada", "rate_amount", "1", "granted_credits", "30");
        org.post("/wallets", object("wallet", wallet)).ok();
        var coupon = object("name", "Ten", "code", "ten", "coupon_type", "fixed_amount", "amount_cents", 1000);
        coupon.setAll(object("amount_currency", "EUR", "frequency", "once", "expiration", "no_expiration"));
        org.post("/coupons", object("coupon", coupon)).ok();
        org.post(
                        "/applied_coupons",
                        object("applied_coupon", object("external_customer_id", "ada", "coupon_code", "ten")))
                .ok();
        JsonNode asked = org.customer("ada", object("tax_identification_number", number));
        assertThat(codes(asked)).containsExactly("lago_eu_it_standard");
        assertThat(asked.at("/vies_check/status").asString()).isEqualTo("pending");

        org.subscribe("sub", "ada", "basic");
        org.settle();

        JsonNode waiting = latest();
        assertThat(waiting.get("status").asString()).isEqualTo("pending");
        assertThat(waiting.get("tax_status").asString()).isEqualTo("pending");
        assertThat(waiting.get("number").asString()).endsWith("-DRAFT");
        assertThat(waiting.get("coupons_amount_cents").asLong()).isEqualTo(1000);
        assertThat(waiting.get("taxes_amount_cents").asLong()).isZero();
        assertThat(waiting.get("prepaid_credit_amount_cents").asLong()).isZero();
        assertThat(waiting.get("sequential_id").isNull()).isTrue();

        ViesStandIn.tell(number, true);
        org.travelTo("2024-03-01T00:05:00Z");

        assertThat(codesOf("ada")).containsExactly("lago_eu_reverse_charge");
        assertThat(check("ada").get("valid").asBoolean()).isTrue();
        JsonNode done = org.invoice(waiting.get("lago_id").asString());
        assertThat(done.get("status").asString()).isEqualTo("finalized");
        assertThat(done.get("tax_status").asString()).isEqualTo("succeeded");
        assertThat(done.get("sequential_id").asInt()).isEqualTo(1);
        assertThat(done.at("/applied_taxes/0/tax_code").asString()).isEqualTo("lago_eu_reverse_charge");
        assertThat(done.at("/fees/0/lago_id")).isEqualTo(waiting.at("/fees/0/lago_id"));
        assertThat(done.get("coupons_amount_cents").asLong()).isEqualTo(1000);
        assertThat(done.get("prepaid_credit_amount_cents").asLong()).isEqualTo(3000);
        assertThat(done.get("total_amount_cents").asLong()).isEqualTo(6000);
        assertThat(done.get("payment_status").asString()).isEqualTo("pending");
    }

    @Test
    void the_number_of_the_sellers_own_country_bears_its_rate_and_what_is_invalid_counts_as_none_CRD_075() {
        String own = ViesStandIn.freshNumber("FR");
        ViesStandIn.tell(own, true);
        org.customer("fr", object("country", "FR", "tax_identification_number", own));
        String wrong = ViesStandIn.freshNumber("IT");
        ViesStandIn.tell(wrong, false);
        org.customer("it", object("country", "IT", "tax_identification_number", wrong));

        org.settle();

        assertThat(codesOf("fr")).containsExactly("lago_eu_fr_standard");
        assertThat(codesOf("it")).containsExactly("lago_eu_it_standard");
        assertThat(check("it").get("valid").asBoolean(true)).isFalse();
        assertThat(check("it").get("valid_format").asBoolean()).isTrue();
    }

    @Test
    void VIES_is_asked_again_after_five_five_ten_twenty_and_forty_minutes_then_every_hour_CRD_076() {
        String number = ViesStandIn.freshNumber("IT");
        org.customer("ada", object("country", "IT", "tax_identification_number", number));
        org.settle();

        for (String next : List.of("00:05", "00:10", "00:20", "00:40", "01:20", "02:20", "03:20")) {
            String at = "2024-03-01T" + next + ":00Z";
            assertThat(check("ada").get("next_attempt_at").asString()).isEqualTo(at);
            assertThat(check("ada").get("error").asString()).isEqualTo("ms_unavailable");
            org.travelTo(at);
        }

        assertThat(ViesStandIn.timesAsked(number)).isEqualTo(8);
        assertThat(codesOf("ada")).isEmpty();
    }

    @Test
    void a_draft_without_its_taxes_cannot_be_finalized_by_hand_and_has_them_once_VIES_answers_INV_044() {
        String number = ViesStandIn.freshNumber("FR");
        var grace = object("billing_configuration", object("invoice_grace_period", 3));
        grace.setAll(object("country", "FR", "tax_identification_number", number));
        org.customer("ada", grace);
        org.subscribe("sub", "ada", "basic");
        org.settle();
        JsonNode draft = latest();
        assertThat(draft.get("status").asString()).isEqualTo("draft");
        assertThat(draft.get("tax_status").asString()).isEqualTo("pending");
        String path = "/invoices/" + draft.get("lago_id").asString();

        Reply refused = org.put(path + "/finalize", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("cannot_finalize_with_pending_taxes");
        ViesStandIn.tell(number, true);
        org.travelTo("2024-03-01T00:05:00Z");

        JsonNode taxed = org.invoice(draft.get("lago_id").asString());
        assertThat(taxed.get("status").asString()).isEqualTo("draft");
        assertThat(taxed.get("tax_status").isNull()).isTrue();
        assertThat(taxed.get("taxes_amount_cents").asLong()).isEqualTo(2000);
        JsonNode done = org.put(path + "/finalize", null).ok().get("invoice");
        assertThat(done.get("total_amount_cents").asLong()).isEqualTo(12_000);
    }

    @Test
    void a_draft_waits_at_the_end_of_its_grace_period_and_goes_on_without_a_number_to_ask_about_INV_044() {
        String number = ViesStandIn.freshNumber("IT");
        var grace = object("billing_configuration", object("invoice_grace_period", 3));
        grace.setAll(object("country", "IT", "tax_identification_number", number));
        org.customer("ada", grace);
        org.subscribe("sub", "ada", "basic");
        org.travelTo("2024-03-05");
        JsonNode waiting = latest();
        assertThat(waiting.get("status").asString()).isEqualTo("pending");

        var gone = object("external_id", "ada").putNull("tax_identification_number");
        org.post("/customers", object("customer", gone)).ok();
        org.settle();

        JsonNode done = org.invoice(waiting.get("lago_id").asString());
        assertThat(done.get("status").asString()).isEqualTo("finalized");
        assertThat(done.get("issuing_date").asString()).isEqualTo("2024-03-05");
        assertThat(done.at("/applied_taxes/0/tax_code").asString()).isEqualTo("lago_eu_it_standard");
        assertThat(done.get("total_amount_cents").asLong()).isEqualTo(12_200);
    }

    @Test
    void taxes_that_a_request_names_for_a_fee_outlive_the_wait_and_credits_do_not_wait_CRD_078_INV_101() {
        org.post("/taxes", object("tax", object("name", "Ten", "code", "ten", "rate", "10")))
                .ok();
        String number = ViesStandIn.freshNumber("IT");
        org.customer("ada", object("country", "IT", "tax_identification_number", number, "currency", "EUR"));
        JsonNode named = oneOff(object("add_on_code", "setup", "tax_codes", list("ten")));
        JsonNode plain = oneOff(object("add_on_code", "setup"));
        assertThat(plain.get("status").asString()).isEqualTo("pending");
        var wallet = object("external_customer_id", "ada", "rate_amount", "1", "paid_credits", "30");
        org.post("/wallets", object("wallet", wallet)).ok();
        assertThat(latest().get("status").asString()).isEqualTo("finalized");

        ViesStandIn.tell(number, false);
        org.travelTo("2024-03-01T00:05:00Z");

        assertThat(org.invoice(named.get("lago_id").asString())
                        .get("total_amount_cents")
                        .asLong())
                .isEqualTo(11_000);
        assertThat(org.invoice(plain.get("lago_id").asString())
                        .get("total_amount_cents")
                        .asLong())
                .isEqualTo(12_200);
    }

    @Test
    void only_what_failed_can_be_retried_INV_047() {
        org.customer("ada", object("country", "IT", "currency", "EUR"));
        String id = oneOff(object("add_on_code", "setup")).get("lago_id").asString();

        Reply refused = org.post("/invoices/" + id + "/retry", null);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.json().get("code").asString()).isEqualTo("invalid_status");
        assertThat(org.post("/invoices/retry_all", null)
                        .ok()
                        .get("invoices_count")
                        .asInt())
                .isZero();
    }

    @Test
    void all_drafts_are_finalized_before_their_time_PLT_435() {
        for (String customer : List.of("ada", "bob")) {
            org.customer(customer, object("billing_configuration", object("invoice_grace_period", 3)));
            org.subscribe("sub-" + customer, customer, "basic");
        }
        org.settle();

        assertThat(org.post("/invoices/finalize_all", null)
                        .ok()
                        .get("invoices_count")
                        .asInt())
                .isEqualTo(2);
        org.settle();

        assertThat(org.invoices())
                .hasSize(2)
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("finalized"));
    }
}
