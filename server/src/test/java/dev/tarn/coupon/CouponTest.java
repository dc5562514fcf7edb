package dev.tarn.coupon;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Team;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CouponTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    private Reply create(String code, ObjectNode more) {
        var fields = object("name", code, "code", code, "coupon_type", "fixed_amount", "amount_cents", 1000);
        fields.setAll(object("amount_currency", "EUR", "frequency", "once", "expiration", "no_expiration"));
        fields.setAll(more);
        return org.post("/coupons", object("coupon", fields));
    }

    private Reply apply(String code, Object... more) {
        var fields = object("external_customer_id", "ada", "coupon_code", code);
        fields.setAll(object(more));
        return org.post("/applied_coupons", object("applied_coupon", fields));
    }

    private JsonNode applied(String code) {
        return org.get("/applied_coupons?coupon_code[]=" + code).ok().at("/applied_coupons/0");
    }

    private long coupons(int invoice) {
        return org.invoices().get(invoice).get("coupons_amount_cents").asLong();
    }

    @Test
    void a_coupon_states_an_amount_or_a_rate_and_how_often_CRD_010_CRD_011() {
        assertThat(create("ten", object()).ok().at("/coupon/expiration").asString())
                .isEqualTo("no_expiration");
        create("ten", object()).isInvalid("code", "value_already_exist");
        create("a", object("amount_cents", 0)).isInvalid("amount_cents", "value_is_out_of_range");
        create("a", object("amount_cents", null)).isInvalid("amount_cents", "value_is_mandatory");
        create("a", object("coupon_type", "percentage")).isInvalid("percentage_rate", "value_is_mandatory");
        create("a", object("coupon_type", "percentage", "percentage_rate", "0"))
                .isInvalid("percentage_rate", "value_is_out_of_range");
        create("a", object("frequency", "recurring")).isInvalid("frequency_duration", "value_is_mandatory");
        create("a", object("expiration", "time_limit", "expiration_at", "2024-02-01"))
                .isInvalid("expiration_at", "invalid_date");
        var percentage = object("coupon_type", "percentage", "percentage_rate", "12.5");
        JsonNode coupon = create("rate", percentage).ok().get("coupon");
        assertThat(coupon.get("percentage_rate").asString()).isEqualTo("12.5");
        assertThat(coupon.get("amount_cents").isNull()).isTrue();
    }

    @Test
    void a_coupon_is_limited_to_plans_or_to_metrics_CRD_014() {
        org.metric("calls", "count_agg");
        org.plan("basic", 1000);
        create("a", object("applies_to", object("plan_codes", list("nothing")))).isRefused(404, "plans_not_found");
        create("a", object("applies_to", object("billable_metric_codes", list("nothing"))))
                .isRefused(404, "billable_metrics_not_found");
        var both = object("plan_codes", list("basic"), "billable_metric_codes", list("calls"));
        create("a", object("applies_to", both)).isRefused(405, "only_one_limitation_type_per_coupon_allowed");
        JsonNode coupon = create("a", object("applies_to", object("plan_codes", list("basic"))))
                .ok()
                .get("coupon");
        assertThat(coupon.get("limited_plans").asBoolean()).isTrue();
        assertThat(coupon.get("plan_codes").toString()).isEqualTo("[\"basic\"]");
    }

    @Test
    void what_was_given_out_changes_only_in_name_and_time_CRD_015() {
        org.customer("ada");
        create("ten", object()).ok();
        org.put("/coupons/ten", object("coupon", object("amount_cents", 2000))).ok();
        apply("ten").ok();
        JsonNode coupon = org.put("/coupons/ten", object("coupon", object("amount_cents", 1, "name", "Ten")))
                .ok()
                .get("coupon");
        assertThat(coupon.get("amount_cents").asLong()).isEqualTo(2000);
        assertThat(coupon.get("name").asString()).isEqualTo("Ten");
    }

    @Test
    void an_expired_coupon_is_not_given_out_and_what_was_given_out_stays_CRD_012_CRD_016() {
        org.customer("ada");
        org.customer("bob");
        create("short", object("expiration", "time_limit", "expiration_at", "2024-03-10T12:00:00Z"))
                .ok();
        apply("short").ok();
        org.travelTo("2024-03-10T12:00");
        JsonNode coupon = org.get("/coupons/short").ok().get("coupon");
        assertThat(coupon.get("status").asString()).isEqualTo("terminated");
        assertThat(coupon.get("terminated_at").asString()).isEqualTo("2024-03-10T12:00:00Z");
        apply("short").isRefused(404, "coupon_not_found");
        assertThat(applied("short").get("status").asString()).isEqualTo("active");
    }

    @Test
    void what_was_given_out_ends_with_a_deleted_coupon_CRD_017() {
        org.customer("ada");
        create("ten", object()).ok();
        apply("ten").ok();
        org.delete("/coupons/ten").ok();
        org.get("/coupons/ten").isRefused(404, "coupon_not_found");
        assertThat(applied("ten").get("status").asString()).isEqualTo("terminated");
        assertThat(applied("ten").get("coupon_deleted_at").isNull()).isFalse();
    }

    @Test
    void a_coupon_that_is_not_reusable_is_given_once_CRD_021() {
        org.customer("ada");
        create("once", object("reusable", false)).ok();
        String id = apply("once").ok().at("/applied_coupon/lago_id").asString();
        String path = "/customers/ada/applied_coupons/" + id;
        assertThat(org.delete(path).ok().at("/applied_coupon/status").asString())
                .isEqualTo("terminated");
        org.delete(path).ok();
        apply("once").isInvalid("coupon", "coupon_is_not_reusable");
        apply("unknown").isRefused(404, "coupon_not_found");
        org.customer("bob");
        org.delete("/customers/bob/applied_coupons/" + id).isRefused(404, "applied_coupon_not_found");
    }

    @Test
    void limited_coupons_of_a_customer_do_not_overlap_CRD_022() {
        JsonNode calls = org.metric("calls", "count_agg");
        org.metric("other", "count_agg");
        org.plan("basic", 1000, org.charge(calls, "standard", object("amount", "1")));
        org.plan("pro", 2000);
        org.customer("ada");
        create("basic", object("applies_to", object("plan_codes", list("basic"))))
                .ok();
        create("pro", object("applies_to", object("plan_codes", list("pro")))).ok();
        create("calls", object("applies_to", object("billable_metric_codes", list("calls"))))
                .ok();
        create("other", object("applies_to", object("billable_metric_codes", list("other"))))
                .ok();
        apply("basic").ok();
        apply("basic").isRefused(405, "plan_overlapping");
        apply("calls").isRefused(405, "plan_overlapping");
        apply("pro").ok();
        apply("other").ok();
        apply("other").isRefused(405, "plan_overlapping");
    }

    @Test
    void a_coupon_is_given_out_on_terms_of_its_own_and_brings_its_currency_CRD_020_CRD_023() {
        org.post("/customers", object("customer", object("external_id", "ada"))).ok();
        create("ten", object()).ok();
        apply("ten", "frequency", "recurring").isInvalid("frequency_duration", "value_is_mandatory");
        JsonNode applied = apply("ten", "amount_cents", 700, "frequency", "recurring", "frequency_duration", 3)
                .ok()
                .get("applied_coupon");
        assertThat(applied.get("amount_cents").asLong()).isEqualTo(700);
        assertThat(applied.get("frequency_duration_remaining").asInt()).isEqualTo(3);
        assertThat(applied.get("amount_cents_remaining").isNull()).isTrue();
        assertThat(org.get("/customers/ada").ok().at("/customer/currency").asString())
                .isEqualTo("EUR");
    }

    @Test
    void an_amount_to_be_used_once_lasts_until_it_is_used_up_CRD_030() {
        org.customer("ada");
        org.plan("basic", 600);
        org.subscribe("s", "ada", "basic");
        create("ten", object()).ok();
        apply("ten").ok();

        org.travelTo("2024-04-01");
        assertThat(coupons(0)).isEqualTo(600);
        assertThat(applied("ten").get("amount_cents_remaining").asLong()).isEqualTo(400);
        assertThat(applied("ten").at("/credits/0/amount_cents").asLong()).isEqualTo(600);
        org.travelTo("2024-05-01");
        assertThat(coupons(1)).isEqualTo(400);
        assertThat(applied("ten").get("status").asString()).isEqualTo("terminated");
        org.travelTo("2024-06-01");
        assertThat(coupons(2)).isZero();
    }

    @Test
    void a_recurring_coupon_is_good_for_so_many_invoices_and_a_percentage_for_ever_CRD_031() {
        org.customer("ada");
        org.plan("basic", 1000);
        org.subscribe("s", "ada", "basic");
        create("twice", object("frequency", "recurring", "frequency_duration", 2))
                .ok();
        create("half", object("coupon_type", "percentage", "percentage_rate", "50", "frequency", "forever"))
                .ok();
        apply("half").ok();
        org.travelTo("2024-03-02");
        apply("twice", "amount_cents", 300).ok();

        org.travelTo("2024-06-01");

        assertThat(new long[] {coupons(0), coupons(1), coupons(2)}).containsExactly(800, 800, 500);
        assertThat(applied("twice").get("frequency_duration_remaining").asInt()).isZero();
        assertThat(applied("twice").get("status").asString()).isEqualTo("terminated");
        assertThat(applied("half").get("status").asString()).isEqualTo("active");
    }

    @Test
    void drafts_use_nothing_up_however_often_they_are_computed_INV_071() {
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        org.plan("basic", 600);
        org.subscribe("s", "ada", "basic");
        create("ten", object()).ok();
        apply("ten").ok();
        org.travelTo("2024-04-01");
        String id = org.invoices().getFirst().get("lago_id").asString();
        org.put("/invoices/" + id + "/refresh", null).ok();
        org.put("/invoices/" + id + "/refresh", null).ok();
        assertThat(coupons(0)).isZero();
        assertThat(applied("ten").get("amount_cents_remaining").asLong()).isEqualTo(1000);

        org.put("/invoices/" + id + "/finalize", null).ok();

        assertThat(coupons(0)).isEqualTo(600);
        assertThat(applied("ten").get("amount_cents_remaining").asLong()).isEqualTo(400);
        org.put("/invoices/" + id + "/finalize", null).isRefused(404, "invoice_not_found");
        assertThat(applied("ten").get("amount_cents_remaining").asLong()).isEqualTo(400);
    }

    @Test
    void coupons_in_another_currency_and_one_off_invoices_take_nothing_off_INV_092_INV_011() {
        org.customer("ada");
        org.plan("basic", 600);
        org.subscribe("s", "ada", "basic");
        create("dollars", object("amount_currency", "USD")).ok();
        apply("dollars").ok();
        org.travelTo("2024-04-01");
        assertThat(coupons(0)).isZero();
        create("ten", object()).ok();
        apply("ten").ok();
        var addOn = object("name", "a", "code", "a", "amount_cents", 100, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        var oneOff = object("external_customer_id", "ada", "fees", list(object("add_on_code", "a")));
        JsonNode invoice = org.post("/invoices", object("invoice", oneOff)).ok().get("invoice");
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(100);
        assertThat(applied("ten").get("amount_cents_remaining").asLong()).isEqualTo(1000);
    }

    @Test
    void managers_give_coupons_out_and_take_them_back_but_make_none() {
        org.customer("ada");
        create("ten", object()).ok();
        var team = Team.of(org);
        var manager = team.member("manager");
        var finance = team.member("finance");
        var application = object("applied_coupon", object("external_customer_id", "ada", "coupon_code", "ten"));
        finance.post("/api/v1/applied_coupons", application).isRefused(403, "forbidden");
        String id = manager.post("/api/v1/applied_coupons", application)
                .ok()
                .at("/applied_coupon/lago_id")
                .asString();
        finance.get("/api/v1/coupons").ok();
        manager.post("/api/v1/coupons", object("coupon", object("code", "x"))).isRefused(403, "forbidden");
        manager.post("/api/v1/coupons/ten/terminate", null).isRefused(403, "forbidden");
        manager.delete("/api/v1/customers/ada/applied_coupons/" + id).ok();
        team.owner().post("/api/v1/coupons/ten/terminate", null).ok();
        manager.post("/api/v1/applied_coupons", application).isRefused(404, "coupon_not_found");
    }
}
