package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is left of a wallet once what is used and drafted will have been paid. */
class OngoingBalanceTest {
    private final Purse purse = Purse.at("2022-11-30");

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    private ObjectNode charge(String metric, String amount) {
        var made = purse.org().metric(metric, "sum_agg", object("field_name", "n"));
        return purse.org().charge(made, "standard", object("amount", amount));
    }

    private void used(String metric, String units) {
        purse.org().event(metric, "sub", object("n", units));
    }

    private String walletOf(String metric) {
        return purse.wallet("granted_credits", "10", "applies_to", object("billable_metric_codes", list(metric)));
    }

    private void grace(int days) {
        purse.org().customer("ada", object("billing_configuration", object("invoice_grace_period", days)));
    }

    @Test
    void usage_then_a_draft_then_its_payment_lower_the_balance_once_CRD_E44() {
        grace(10);
        purse.org().plan("basic", 100, charge("used", "1"));
        String id = purse.wallet("granted_credits", "10");
        purse.org().travelTo("2022-12-01");
        purse.org().subscribe("sub", "ada", "basic");
        purse.org().travelTo("2022-12-06T10:00");
        used("used", "5");
        assertThat(purse.figures(id)).containsExactly(1000L, 500L, 500L);

        purse.org().travelTo("2023-01-01T02:00");
        assertThat(purse.figures(id)).containsExactly(1000L, 600L, 400L);

        purse.org().travelTo("2023-01-06T10:00");
        used("used", "3");
        assertThat(purse.figures(id)).containsExactly(1000L, 900L, 100L);

        purse.org().travelTo("2023-01-11T02:00");
        assertThat(purse.figures(id)).containsExactly(400L, 300L, 100L);
    }

    @Test
    void usage_in_advance_is_paid_at_once_and_counts_no_more_CRD_E45() {
        purse.org().tax("vat", "10");
        grace(10);
        purse.org().plan("basic", 100, charge("used", "1").put("pay_in_advance", true));
        String id = purse.wallet("granted_credits", "100");
        purse.org().travelTo("2022-12-01");
        purse.org().subscribe("sub", "ada", "basic");
        purse.org().travelTo("2022-12-06T10:00");
        used("used", "50");
        assertThat(purse.figures(id)).containsExactly(4500L, 0L, 4500L);

        purse.org().travelTo("2023-01-01T02:00");
        assertThat(purse.figures(id)).containsExactly(4500L, 110L, 4390L);
    }

    /** Usage of 500 with its taxes, and a draft's fee of 100, less 70 that were billed progressively, with taxes of 10. */
    @Test
    void a_drafts_fee_counts_with_its_taxes_and_less_what_is_taken_off_it_CRD_E47() {
        purse.org().tax("vat", "33.33333");
        grace(10);
        purse.org().travelTo("2022-12-01");
        var thresholds = object("usage_thresholds", list(object("amount_cents", 70)));
        purse.org().planWith("basic", 0, thresholds, charge("m1", "0.01"), charge("m2", "0.01"));
        purse.org().subscribe("sub", "ada", "basic");
        used("m2", "70");
        used("m2", "30");
        String first = walletOf("m1");
        String second = walletOf("m2");
        String third = purse.wallet("granted_credits", "10");
        purse.org().travelTo("2023-01-02");
        used("m1", "2250");
        used("m2", "375");

        assertThat(purse.org().invoices("status=draft").getFirst().get("total_amount_cents").asLong())
                .isEqualTo(40);
        assertThat(purse.figures(first)).containsExactly(1000L, 1000L, 0L);
        assertThat(purse.figures(second)).containsExactly(1000L, 540L, 460L);
        assertThat(purse.figures(third)).containsExactly(1000L, 2000L, -1000L);
    }

    /** Usage of 500 with its taxes, of which a fee of 100 less a coupon of 10, with taxes of 10, is billed. */
    @Test
    void what_progressive_billing_took_counts_no_more_CRD_E48() {
        purse.org().tax("vat", "11.11111");
        purse.org().travelTo("2022-12-01");
        var thresholds = object("usage_thresholds", list(object("amount_cents", 100)));
        purse.org().planWith("basic", 0, thresholds, charge("m1", "0.01"), charge("m2", "0.01"));
        purse.org().subscribe("sub", "ada", "basic");
        coupon(10);
        used("m2", "100");
        assertThat(purse.org().invoices().getFirst().get("total_amount_cents").asLong())
                .isEqualTo(100);
        String first = walletOf("m1");
        String second = walletOf("m2");
        String third = purse.wallet("granted_credits", "10");
        used("m1", "2700");
        used("m2", "350");

        assertThat(purse.figures(first)).containsExactly(1000L, 1000L, 0L);
        assertThat(purse.figures(second)).containsExactly(1000L, 400L, 600L);
        assertThat(purse.figures(third)).containsExactly(1000L, 2000L, -1000L);
    }

    private void coupon(long cents) {
        var coupon = object("name", "c", "code", "c", "coupon_type", "fixed_amount", "amount_cents", cents);
        coupon.setAll(object("amount_currency", "EUR", "frequency", "once", "expiration", "no_expiration"));
        purse.org().post("/coupons", object("coupon", coupon)).ok();
        var applied = object("external_customer_id", "ada", "coupon_code", "c");
        purse.org().post("/applied_coupons", object("applied_coupon", applied)).ok();
    }
}
