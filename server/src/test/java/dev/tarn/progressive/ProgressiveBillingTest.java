package dev.tarn.progressive;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ProgressiveBillingTest {
    private final Sandbox org = Sandbox.at("2024-12-01");

    /** One cent for each unit, a monthly price of 31.00. */
    private void subscribe(ObjectNode... thresholds) {
        subscribeAs(object(), thresholds);
    }

    private void subscribeAs(ObjectNode customer, ObjectNode... thresholds) {
        JsonNode metric = org.metric("units", "sum_agg", object("field_name", "units"));
        var more = object("usage_thresholds", list((Object[]) thresholds));
        org.planWith("basic", 3100, more, org.charge(metric, "standard", object("amount", "0.01")));
        org.customer("ada", customer);
        org.subscribe("sub", "ada", "basic");
    }

    private static ObjectNode at(long cents) {
        return object("amount_cents", cents);
    }

    private static ObjectNode every(long cents) {
        return object("amount_cents", cents, "recurring", true);
    }

    private void use(long cents) {
        org.event("units", "sub", object("units", cents));
    }

    private List<JsonNode> progressive() {
        return org.invoices("invoice_type=progressive_billing").stream()
                .sorted(Comparator.comparingInt(
                        invoice -> invoice.get("sequential_id").asInt()))
                .toList();
    }

    private List<Long> progressiveTotals() {
        return progressive().stream()
                .map(invoice -> invoice.get("total_amount_cents").asLong())
                .toList();
    }

    private JsonNode last(String type) {
        return org.invoices("invoice_type=" + type).getLast();
    }

    private static void assertTotals(JsonNode invoice, long fees, long credit, long total) {
        assertThat(invoice.get("fees_amount_cents").asLong()).isEqualTo(fees);
        assertThat(invoice.get("progressive_billing_credit_amount_cents").asLong())
                .isEqualTo(credit);
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(total);
    }

    @Test
    void usage_is_billed_at_its_threshold_and_taken_off_at_the_end_of_the_period_INV_E16() {
        subscribe(at(20_000));
        org.travelTo("2024-12-05T10:00");
        use(19_999);
        assertThat(progressive()).isEmpty();
        use(1);

        JsonNode invoice = progressive().getFirst();
        assertTotals(invoice, 20_000, 0, 20_000);
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("issuing_date").asString()).isEqualTo("2024-12-05");
        assertThat(invoice.at("/billing_periods/0/invoicing_reason").asString()).isEqualTo("progressive_billing");
        assertThat(invoice.at("/applied_usage_thresholds/0/lifetime_usage_amount_cents")
                        .asLong())
                .isEqualTo(20_000);
        assertThat(invoice.at("/applied_usage_thresholds/0/usage_threshold/amount_cents")
                        .asLong())
                .isEqualTo(20_000);

        org.travelTo("2024-12-15");
        use(20_000);
        org.travelTo("2025-01-01");
        JsonNode periodic = last("subscription");
        assertThat(progressive()).hasSize(1);
        assertTotals(periodic, 43_100, 20_000, 23_100);
        assertThat(periodic.at("/credits/0/item/type").asString()).isEqualTo("invoice");
        assertThat(periodic.at("/credits/0/item/code").asString())
                .isEqualTo(invoice.get("number").asString());
        assertThat(periodic.at("/credits/0/before_taxes").asBoolean()).isTrue();
    }

    @Test
    void an_end_takes_off_what_was_billed_of_its_period_EX_72() {
        subscribe(at(20_000));
        use(20_000);
        org.travelTo("2024-12-18T10:00");
        org.terminate("sub");
        assertTotals(last("subscription"), 21_800, 20_000, 1_800);
    }

    @Test
    void an_upgrade_takes_off_what_was_billed_under_the_plan_before_EX_72() {
        subscribe(at(20_000));
        use(20_000);
        org.plan("dear", 9_000);
        org.travelTo("2024-12-18T10:00");
        org.subscribe("sub", "ada", "dear");
        assertTotals(last("subscription"), 21_700, 20_000, 1_700);
    }

    @Test
    void each_progressive_invoice_holds_the_whole_period_and_takes_off_the_one_before_INV_E17() {
        subscribe(at(20_000), at(50_000));
        use(20_000);
        use(20_000);
        use(20_000);

        assertThat(progressive()).hasSize(2);
        assertTotals(progressive().getFirst(), 20_000, 0, 20_000);
        assertTotals(progressive().getLast(), 60_000, 20_000, 40_000);
        org.travelTo("2025-01-01");
        assertTotals(last("subscription"), 63_100, 60_000, 3_100);
    }

    @Test
    void a_recurring_threshold_goes_on_over_the_life_of_the_subscription_EX_74() {
        subscribe(at(200), at(500), at(700), every(1000));
        for (long cents : List.of(220, 220, 220, 220, 2_200, 2_200)) {
            use(cents);
        }
        assertThat(progressiveTotals()).containsExactly(220L, 440L, 220L, 2_200L, 2_200L);
        org.travelTo("2025-01-01");
        assertTotals(last("subscription"), 8_380, 5_280, 3_100);
        org.travelTo("2025-01-10");
        use(2_200);
        assertThat(progressiveTotals().getLast()).isEqualTo(2_200);
        assertThat(progressive()).hasSize(6);
    }

    @Test
    void several_thresholds_at_once_make_one_invoice_BIL_172_BIL_173() {
        subscribe(at(100), at(200), every(50));
        use(1_000);
        assertThat(progressiveTotals()).containsExactly(1_000L);
        assertThat(progressive().getFirst().get("applied_usage_thresholds")).hasSize(3);
    }

    @Test
    void a_fixed_threshold_is_passed_once_in_a_life_and_an_upgrade_goes_on_counting_BIL_171() {
        subscribe(at(1_000));
        use(1_000);
        org.travelTo("2025-01-02");
        use(1_500);
        assertThat(progressive()).hasSize(1);
        var thresholds = object("usage_thresholds", list(at(2_000), at(3_000)));
        JsonNode metric = org.get("/billable_metrics/units").ok().get("billable_metric");
        org.planWith("pro", 9_000, thresholds, org.charge(metric, "standard", object("amount", "0.01")));
        org.travelTo("2025-01-03");
        org.subscribe("sub", "ada", "pro");
        JsonNode usage = org.get("/subscriptions/sub/lifetime_usage").ok().get("lifetime_usage");
        assertThat(usage.get("invoiced_usage_amount_cents").asLong()).isEqualTo(2_500);
        org.travelTo("2025-01-04");
        use(400);
        assertThat(progressive()).hasSize(1);
        use(100);
        assertThat(progressiveTotals()).containsExactly(1_000L, 500L);
    }

    @Test
    void drafts_take_it_off_too_and_coupons_come_after_it_INV_071() {
        org.tax("vat", "10");
        subscribeAs(object("billing_configuration", object("invoice_grace_period", 3)), at(20_000));
        use(20_000);
        JsonNode progressive = progressive().getFirst();
        assertThat(progressive.get("status").asString()).isEqualTo("finalized");
        assertTotals(progressive, 20_000, 0, 22_000);
        use(20_000);
        var coupon = object("name", "c", "code", "c", "coupon_type", "percentage", "percentage_rate", "10");
        coupon.setAll(object("frequency", "forever", "expiration", "no_expiration"));
        org.post("/coupons", object("coupon", coupon)).ok();
        org.post(
                        "/applied_coupons",
                        object("applied_coupon", object("external_customer_id", "ada", "coupon_code", "c")))
                .ok();

        org.travelTo("2025-01-01");
        JsonNode draft = last("subscription");
        assertThat(draft.get("status").asString()).isEqualTo("draft");
        assertTotals(draft, 43_100, 20_000, 25_410);
        org.put("/invoices/" + draft.get("lago_id").asString() + "/refresh", null)
                .ok();
        assertTotals(last("subscription"), 43_100, 20_000, 25_410);
        org.travelTo("2025-01-04");
        JsonNode periodic = last("subscription");
        assertThat(periodic.get("status").asString()).isEqualTo("finalized");
        assertThat(periodic.get("coupons_amount_cents").asLong()).isEqualTo(2_310);
        assertTotals(periodic, 43_100, 20_000, 22_869);
    }

    @Test
    void usage_that_falls_after_it_was_billed_is_given_back_by_a_credit_note_INV_085() {
        subscribe(at(20_000));
        use(20_000);
        use(-15_000);
        org.travelTo("2025-01-01");

        assertTotals(last("subscription"), 8_100, 5_000, 3_100);
        JsonNode note = org.get("/credit_notes").ok().at("/credit_notes/0");
        assertThat(note.get("credit_amount_cents").asLong()).isEqualTo(15_000);
        assertThat(note.get("reason").asString()).isEqualTo("other");
        assertThat(note.get("lago_invoice_id").asString())
                .isEqualTo(progressive().getFirst().get("lago_id").asString());
    }

    @Test
    void what_fell_below_an_earlier_progressive_invoice_is_given_back_too_INV_085() {
        subscribe(at(20_000), at(50_000));
        use(20_000);
        use(40_000);
        use(-55_000);
        org.travelTo("2025-01-01");

        assertTotals(last("subscription"), 8_100, 5_000, 3_100);
        long given = 0;
        for (JsonNode note : org.get("/credit_notes").ok().get("credit_notes")) {
            given += note.get("credit_amount_cents").asLong();
        }
        assertThat(given).isEqualTo(55_000);
    }

    @Test
    void a_voided_invoice_bills_nothing_and_its_crossing_makes_no_other_one_INV_141() {
        subscribe(at(1_000));
        use(1_000);
        org.post("/invoices/" + progressive().getFirst().get("lago_id").asString() + "/void", object())
                .ok();
        use(100);
        assertThat(progressive()).hasSize(1);
        org.travelTo("2025-01-01");
        assertTotals(last("subscription"), 4_200, 0, 4_200);
        org.post("/invoices/" + last("subscription").get("lago_id").asString() + "/void", object())
                .ok();
        assertThat(org.get("/subscriptions/sub/lifetime_usage")
                        .ok()
                        .at("/lifetime_usage/invoiced_usage_amount_cents")
                        .asLong())
                .isZero();
    }

    @Test
    void only_usage_in_arrears_is_billed_and_no_minimum_BIL_172() {
        JsonNode metric = org.metric("units", "sum_agg", object("field_name", "units"));
        var charge = org.charge(metric, "standard", object("amount", "0.01"));
        charge.put("min_amount_cents", 100_000);
        var addOn = object("name", "Set-up", "code", "setup", "amount_cents", 100, "amount_currency", "EUR");
        JsonNode made = org.post("/add_ons", object("add_on", addOn)).ok().get("add_on");
        var fixed = object("add_on_id", made.get("lago_id").asString(), "charge_model", "standard", "units", "1");
        fixed.set("properties", object("amount", "10"));
        var more = object("usage_thresholds", list(at(1_000)), "fixed_charges", list(fixed));
        org.planWith("basic", 3100, more, charge);
        org.customer("ada");
        org.subscribe("sub", "ada", "basic");
        use(1_200);

        JsonNode invoice = progressive().getFirst();
        assertTotals(invoice, 1_200, 0, 1_200);
        assertThat(invoice.get("fees")).hasSize(1);
        org.travelTo("2025-01-01");
        assertTotals(last("subscription"), 104_100, 1_200, 102_900);
    }

    @Test
    void a_subscription_states_thresholds_in_its_plans_stead_SUB_080() {
        subscribe(at(20_000));
        var own = object("usage_thresholds", list(at(500)));
        JsonNode changed =
                org.put("/subscriptions/sub", object("subscription", own)).ok().get("subscription");
        assertThat(changed.at("/applicable_usage_thresholds/0/amount_cents").asLong())
                .isEqualTo(500);
        use(600);
        assertThat(progressiveTotals()).containsExactly(600L);
        org.put("/subscriptions/sub", object("subscription", object("usage_thresholds", list())))
                .ok();
        assertThat(org.get("/subscriptions/sub")
                        .ok()
                        .at("/subscription/applicable_usage_thresholds/0/amount_cents")
                        .asLong())
                .isEqualTo(20_000);
    }

    @Test
    void it_can_be_switched_off_and_what_was_used_meanwhile_counts_at_once_BIL_175() {
        subscribe(at(1_000));
        org.put("/subscriptions/sub", object("subscription", object("progressive_billing_disabled", true)))
                .ok();
        use(5_000);
        assertThat(progressive()).isEmpty();
        org.put("/subscriptions/sub", object("subscription", object("progressive_billing_disabled", false)))
                .ok();
        assertThat(progressiveTotals()).containsExactly(5_000L);
    }

    @Test
    void thresholds_that_a_plan_gets_later_count_at_once_SUB_029() {
        subscribe();
        use(5_000);
        org.put("/plans/basic", object("plan", object("usage_thresholds", list(at(4_000)))))
                .ok();
        assertThat(progressiveTotals()).containsExactly(5_000L);
        org.put("/plans/basic", object("plan", object("usage_thresholds", list())))
                .ok();
        use(50_000);
        assertThat(progressive()).hasSize(1);
    }

    @Test
    void what_other_systems_billed_counts_as_billed_MTR_230() {
        subscribe(at(1_000), at(5_000));
        use(600);
        String path = "/subscriptions/sub/lifetime_usage";
        var history = object("external_historical_usage_amount_cents", 4_000);
        JsonNode usage = org.put(path, object("lifetime_usage", history)).ok().get("lifetime_usage");
        assertThat(usage.get("external_historical_usage_amount_cents").asLong()).isEqualTo(4_000);
        assertThat(progressive()).isEmpty();
        use(400);
        assertThat(progressiveTotals()).containsExactly(1_000L);
        var wrong = object("external_historical_usage_amount_cents", -1);
        org.put(path, object("lifetime_usage", wrong))
                .isInvalid("external_historical_usage_amount_cents", "value_is_out_of_range");
        org.get("/subscriptions/nobody/lifetime_usage").isRefused(404, "lifetime_usage_not_found");
    }

    @Test
    void lifetime_usage_shows_how_far_each_threshold_is_reached_MTR_232() {
        subscribe(at(1_000), at(3_000), every(500));
        org.travelTo("2024-12-02");
        use(1_000);
        org.travelTo("2024-12-03");
        use(500);
        JsonNode usage = org.get("/subscriptions/sub/lifetime_usage").ok().get("lifetime_usage");
        assertThat(usage.get("current_usage_amount_cents").asLong()).isEqualTo(1_500);
        assertThat(usage.get("invoiced_usage_amount_cents").asLong()).isZero();
        assertThat(usage.get("from_datetime").asString()).isEqualTo("2024-12-01T00:00:00Z");
        assertThat(usage.get("to_datetime").asString()).isEqualTo("2024-12-03T00:00:00Z");
        JsonNode thresholds = usage.get("usage_thresholds");
        assertThat(thresholds.at("/0/completion_ratio").decimalValue()).isEqualByComparingTo("1");
        assertThat(thresholds.at("/0/reached_at").asString()).isEqualTo("2024-12-02T00:00:00Z");
        assertThat(thresholds.at("/1/completion_ratio").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(thresholds.at("/1/reached_at").isNull()).isTrue();
        assertThat(thresholds.at("/2/amount_cents").asLong()).isEqualTo(3_500);
        assertThat(thresholds.at("/2/completion_ratio").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void a_set_of_thresholds_is_refused_for_what_it_says_SUB_081() {
        subscribe();
        assertRefused(list(object("recurring", true)), "missing_amount_cents");
        assertRefused(list(at(10), at(10)), "duplicated_values");
        assertRefused(list(every(10), every(20)), "multiple_recurring_thresholds");
        org.put("/plans/basic", object("plan", object("usage_thresholds", list(at(0)))))
                .isInvalid("amount_cents", "value_is_out_of_range");
        var both = object("usage_thresholds", list(at(1)), "plan_overrides", object("usage_thresholds", list(at(1))));
        org.put("/subscriptions/sub", object("subscription", both))
                .isInvalid("usage_thresholds", "incompatible_params");
    }

    private void assertRefused(JsonNode thresholds, String code) {
        org.put("/plans/basic", object("plan", object("usage_thresholds", thresholds)))
                .isInvalid("usage_thresholds", code);
        org.put("/subscriptions/sub", object("subscription", object("usage_thresholds", thresholds)))
                .isInvalid("usage_thresholds", code);
    }
}
