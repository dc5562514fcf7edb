package dev.tarn.preview;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Fingerprint;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PreviewTest {
    private static final List<String> SAME = List.of(
            "fees_amount_cents",
            "coupons_amount_cents",
            "progressive_billing_credit_amount_cents",
            "credit_notes_amount_cents",
            "sub_total_excluding_taxes_amount_cents",
            "taxes_amount_cents",
            "total_amount_cents",
            "issuing_date",
            "payment_due_date",
            "currency");
    private static final List<String> SAME_PERIOD = List.of(
            "external_subscription_id",
            "subscription_from_datetime",
            "subscription_to_datetime",
            "charges_from_datetime",
            "charges_to_datetime",
            "invoicing_reason");

    private final Sandbox org = Sandbox.at("2024-03-01");

    private Reply preview(ObjectNode body) {
        var fingerprint = new Fingerprint(org.organizationId());
        String before = fingerprint.now();
        Reply reply = org.send("POST", "/invoices/preview", body, Map.of());
        assertThat(fingerprint.now()).isEqualTo(before);
        return reply;
    }

    private JsonNode shown(ObjectNode body) {
        return preview(body).ok().get("invoice");
    }

    private static ObjectNode of(Object... subscriptions) {
        return object("customer", object("external_id", "ada"), "subscriptions", object(subscriptions));
    }

    private JsonNode last() {
        return org.invoices().stream()
                .max(Comparator.comparing(invoice -> invoice.get("lago_id").asString()))
                .orElseThrow();
    }

    private static void assertSame(JsonNode preview, JsonNode made) {
        for (String field : SAME) {
            assertThat(preview.get(field)).as(field).isEqualTo(made.get(field));
        }
        assertThat(preview.get("billing_periods")).hasSameSizeAs(made.get("billing_periods"));
        for (int i = 0; i < made.get("billing_periods").size(); i++) {
            for (String field : SAME_PERIOD) {
                assertThat(preview.at("/billing_periods/" + i).get(field))
                        .isEqualTo(made.at("/billing_periods/" + i).get(field));
            }
        }
        assertThat(preview.get("fees")).hasSameSizeAs(made.get("fees"));
        for (int i = 0; i < made.get("fees").size(); i++) {
            for (String field : List.of("amount_cents", "units", "taxes_amount_cents", "from_date", "to_date")) {
                assertThat(preview.at("/fees/" + i).get(field))
                        .isEqualTo(made.at("/fees/" + i).get(field));
            }
        }
        assertThat(preview.get("lago_id").isNull()).isTrue();
        assertThat(preview.get("number").asString()).isEmpty();
        assertThat(preview.at("/fees/0/lago_id").isNull()).isTrue();
    }

    private void subscribed(ObjectNode plan) {
        JsonNode units = org.metric("units", "sum_agg", object("field_name", "units"));
        org.planWith("basic", 3100, plan, org.charge(units, "standard", object("amount", "0.013")));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
    }

    @Test
    void a_preview_is_the_invoice_that_is_then_made_INV_180_INV_185() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        System.out.println("seed " + seed);
        org.tax("vat", "19");
        subscribed(
                object("pay_in_advance", random.nextBoolean(), "usage_thresholds", list(object("amount_cents", 900))));
        var coupon = object("name", "c", "code", "c", "coupon_type", "percentage", "percentage_rate", "7.5");
        coupon.setAll(object("frequency", "forever", "expiration", "no_expiration"));
        org.post("/coupons", object("coupon", coupon)).ok();
        var given = object("external_customer_id", "ada", "coupon_code", "c");
        org.post("/applied_coupons", object("applied_coupon", given)).ok();
        for (int i = 0; i < 8; i++) {
            org.travelTo("2024-03-%02d".formatted(2 + 3 * i));
            org.event("units", "sub", object("units", random.nextInt(30_000)));
        }
        JsonNode preview = shown(of("external_ids", list("sub")));
        org.travelTo("2024-04-01");
        assertSame(preview, last());
    }

    @Test
    void an_end_is_previewed_as_it_would_be_INV_183() {
        subscribed(object());
        org.event("units", "sub", object("units", 5_000));
        JsonNode preview = shown(of("external_ids", list("sub"), "terminated_at", "2024-03-18T10:00:00Z"));
        org.travelTo("2024-03-18T10:00");
        org.terminate("sub");
        assertSame(preview, last());
        assertThat(preview.at("/billing_periods/0/invoicing_reason").asString()).isEqualTo("subscription_terminating");
    }

    @Test
    void an_end_that_is_agreed_within_the_period_is_previewed_INV_183() {
        subscribed(object());
        org.put("/subscriptions/sub", object("subscription", object("ending_at", "2024-03-20T00:00:00Z")))
                .ok();
        JsonNode preview = shown(of("external_ids", list("sub")));
        org.travelTo("2024-03-20");
        assertSame(preview, last());
    }

    @Test
    void a_change_of_plan_is_previewed_at_its_time_INV_183() {
        subscribed(object());
        org.planWith("dear", 9_000, object("pay_in_advance", true));
        org.planWith("cheap", 500, object("pay_in_advance", true));
        org.travelTo("2024-03-11");
        JsonNode upgrade = shown(of("external_ids", list("sub"), "plan_code", "dear"));
        assertThat(upgrade.get("fees")).hasSize(2);
        JsonNode downgrade = shown(of("external_ids", list("sub"), "plan_code", "cheap"));
        preview(of("external_ids", list("sub"), "plan_code", "basic"))
                .isInvalid("base", "new_plan_should_be_different_from_existing_plan");
        org.subscribe("sub", "ada", "cheap");
        org.travelTo("2024-04-01");
        assertSame(downgrade, last());
    }

    @Test
    void a_plan_is_proposed_to_somebody_new_INV_182_INV_187() {
        org.tax("vat", "20");
        org.planWith("early", 3_000, object("pay_in_advance", true));
        org.planWith("late", 3_100, object());
        var coupon = object("code", "new", "coupon_type", "percentage", "percentage_rate", "10");
        var body = object("customer", object("name", "Ada", "currency", "EUR"), "plan_code", "early");
        body.set("coupons", list(coupon));
        JsonNode early = shown(body);
        assertThat(early.get("fees_amount_cents").asLong()).isEqualTo(3_000);
        assertThat(early.get("coupons_amount_cents").asLong()).isEqualTo(300);
        assertThat(early.get("total_amount_cents").asLong()).isEqualTo(3_240);
        assertThat(early.at("/customer/name").asString()).isEqualTo("Ada");

        var later = object("customer", object("timezone", "America/New_York"), "plan_code", "late");
        later.setAll(object("subscription_at", "2024-03-11T12:00:00Z", "billing_time", "calendar"));
        JsonNode late = shown(later);
        assertThat(late.get("fees_amount_cents").asLong()).isEqualTo(2_100);
        assertThat(late.get("issuing_date").asString()).isEqualTo("2024-04-01");
    }

    @Test
    void wallets_pay_a_preview_and_keep_what_they_hold_INV_E28() {
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 300, "amount_currency", "EUR");
        JsonNode seat = org.post("/add_ons", object("add_on", addOn)).ok().get("add_on");
        var fixed = object("add_on_id", seat.get("lago_id").asString(), "charge_model", "standard", "units", 1);
        fixed.set("properties", object("amount", "3"));
        org.planWith("basic", 2_000, object("fixed_charges", list(fixed)));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        var wallet =
                object("external_customer_id", "ada", "currency", "EUR", "rate_amount", "1", "granted_credits", "5");
        wallet.set("applies_to", object("fee_types", list("fixed_charge")));
        String id = org.post("/wallets", object("wallet", wallet))
                .ok()
                .at("/wallet/lago_id")
                .asString();

        JsonNode invoice = shown(of("external_ids", list("sub")));

        assertThat(invoice.get("prepaid_credit_amount_cents").asLong()).isEqualTo(300);
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(2_000);
        assertThat(org.get("/wallets/" + id).ok().at("/wallet/balance_cents").asLong())
                .isEqualTo(500);
    }

    @Test
    void a_spending_minimum_is_previewed_whole_INV_E27() {
        org.tax("vat", "23");
        JsonNode metric = org.metric("calls", "sum_agg", object("field_name", "n"));
        var charge = org.charge(metric, "standard", object("amount", "1"));
        org.plan("basic", 0, charge.put("min_amount_cents", 233_700));
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        org.travelTo("2024-03-03");
        org.event("calls", "sub", object("n", "16.25"));

        JsonNode invoice = shown(of("external_ids", list("sub")));

        assertThat(invoice.get("fees")
                        .valueStream()
                        .map(fee -> fee.get("amount_cents").asLong()))
                .contains(1_625L, 232_075L);
        assertThat(invoice.get("fees_amount_cents").asLong()).isEqualTo(233_700);
        assertThat(invoice.get("taxes_amount_cents").asLong()).isEqualTo(53_751);
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(287_451);
    }

    @Test
    void a_known_customer_is_previewed_with_other_data_and_keeps_its_own_INV_181() {
        subscribed(object());
        org.planWith("early", 3_000, object("pay_in_advance", true));
        var body = object("customer", object("external_id", "ada", "city", "Oslo"), "plan_code", "early");
        assertThat(shown(body).at("/customer/city").asString()).isEqualTo("Oslo");
        assertThat(org.get("/customers/ada").ok().at("/customer/city").isNull()).isTrue();
    }

    @Test
    void a_draft_is_shown_as_it_ends_INV_187() {
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 5)));
        org.plan("basic", 3_100);
        org.subscribe("sub", "ada", "basic");
        JsonNode preview = shown(of("external_ids", list("sub")));
        org.travelTo("2024-04-06");
        assertSame(preview, last());
    }

    @Test
    void a_preview_is_refused_for_what_it_asks_INV_182_INV_183_INV_184_INV_189() {
        subscribed(object());
        org.planWith("dollars", 100, object("amount_currency", "USD"));
        org.customer("eve");
        org.subscribe("other", "ada", "basic", object("billing_time", "anniversary"));
        preview(object("plan_code", "basic")).isInvalid("customer", "value_is_mandatory");
        preview(object("customer", object("external_id", "nobody"), "plan_code", "basic"))
                .isRefused(404, "customer_not_found");
        preview(object("customer", object(), "plan_code", "no")).isRefused(404, "plan_not_found");
        preview(of("external_ids", list("no"))).isRefused(404, "subscription_not_found");
        preview(object("customer", object("name", "x"), "subscriptions", object("external_ids", list("sub"))))
                .isInvalid("customer", "must_be_persisted");
        preview(of("external_ids", list("sub", "other"), "terminated_at", "2024-05-01"))
                .isInvalid("subscriptions", "only_one_subscription_allowed_for_termination");
        preview(of("external_ids", list("sub", "other"), "plan_code", "dollars"))
                .isInvalid("subscriptions", "only_one_subscription_allowed_for_plan_change");
        preview(of("external_ids", list("sub"), "terminated_at", "2024-02-01"))
                .isInvalid("terminated_at", "cannot_be_in_past");
        preview(of("external_ids", list("sub"), "terminated_at", "soon"))
                .isInvalid("terminated_at", "invalid_timestamp");
        org.travelTo("2024-03-10");
        org.subscribe("later", "ada", "basic", object("billing_time", "anniversary"));
        preview(of("external_ids", list("sub", "later"))).isInvalid("base", "billing_periods_does_not_match");
        preview(object("customer", object("external_id", "ada"), "coupons", object()))
                .isRefused(400);
        preview(object("customer", object("external_id", "ada"), "subscriptions", list()))
                .isRefused(400);
    }
}
