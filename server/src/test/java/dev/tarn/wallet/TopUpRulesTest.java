package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopUpRulesTest {
    private final Purse purse = Purse.at("2024-01-31T10:00");

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    private String ruled(Object rule, Object... more) {
        var fields = object("recurring_transaction_rules", list(rule));
        fields.setAll(object(more));
        var wallet = object("external_customer_id", "ada", "name", "wallet", "rate_amount", "1", "currency", "EUR");
        wallet.setAll(fields);
        return purse.org()
                .post("/wallets", object("wallet", wallet))
                .ok()
                .at("/wallet/lago_id")
                .asString();
    }

    private List<JsonNode> topUps(String id) {
        return purse.transactions(id).stream()
                .filter(one -> !one.get("source").asString().equals("manual"))
                .toList();
    }

    private List<String> days(String id) {
        return topUps(id).stream()
                .map(one -> one.get("created_at").asString().substring(0, 10))
                .toList();
    }

    @Test
    void an_interval_rule_tops_up_on_its_days_CRD_251() {
        String id = ruled(object("trigger", "interval", "interval", "monthly", "granted_credits", "10"));
        purse.org().travelTo("2024-05-01");

        assertThat(days(id)).containsExactly("2024-02-29", "2024-03-31", "2024-04-30");
        assertThat(topUps(id).getFirst().get("source").asString()).isEqualTo("interval");
        assertThat(purse.balance(id)).isEqualTo(3000);
    }

    @Test
    void what_is_finalized_at_the_same_instant_is_paid_by_what_was_there_before_CRD_251() {
        purse.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 6)));
        purse.subscribe(600);
        // the draft of 29 February is final on 6 March, which is a Wednesday as the day of the wallet
        String id = ruled(object("trigger", "interval", "interval", "weekly", "granted_credits", "1"));
        purse.org().travelTo("2024-03-06");

        assertThat(days(id)).endsWith("2024-03-06");
        assertThat(purse.balance(id)).isEqualTo(100);
    }

    @Test
    void the_days_are_the_customers_CRD_251() {
        purse.org().customer("ada", object("timezone", "America/New_York"));
        String id = ruled(object("trigger", "interval", "interval", "weekly", "granted_credits", "1"));
        purse.org().travelTo("2024-02-07T04:59");
        assertThat(topUps(id)).isEmpty();
        purse.org().travelTo("2024-02-07T05:00");
        assertThat(topUps(id)).hasSize(1);
    }

    @Test
    void a_rule_starts_with_its_anchor_and_ends_when_it_expires_CRD_250_CRD_251() {
        String id = ruled(object(
                "trigger",
                "interval",
                "interval",
                "weekly",
                "granted_credits",
                "1",
                "started_at",
                "2024-02-20",
                "expiration_at",
                "2024-03-01"));
        purse.org().travelTo("2024-04-01");

        assertThat(days(id)).containsExactly("2024-02-20", "2024-02-27");
        assertThat(purse.look(id).at("/recurring_transaction_rules/0/status").asString())
                .isEqualTo("terminated");
    }

    @Test
    void an_unpaid_purchase_does_not_hold_back_the_next_CRD_255_CRD_256() {
        var metadata = list(object("key", "k", "value", "v"));
        String id = ruled(object(
                "trigger",
                "interval",
                "interval",
                "weekly",
                "paid_credits",
                "5",
                "transaction_name",
                "Weekly",
                "transaction_metadata",
                metadata));
        purse.org().travelTo("2024-02-15");

        assertThat(days(id)).containsExactly("2024-02-07", "2024-02-14");
        assertThat(topUps(id).getFirst().get("name").asString()).isEqualTo("Weekly");
        assertThat(topUps(id).getFirst().get("metadata")).isEqualTo(metadata);
        assertThat(purse.org().invoices("invoice_type=credit")).hasSize(2);
        assertThat(purse.balance(id)).isZero();
    }

    @Test
    void an_interval_rule_with_a_target_adds_what_is_missing_CRD_254() {
        var rule = object("trigger", "interval", "interval", "weekly", "method", "target");
        rule.put("target_ongoing_balance", "10").put("grants_target_top_up", true);
        String id = ruled(rule, "granted_credits", "4");
        purse.org().travelTo("2024-02-15");

        assertThat(days(id)).containsExactly("2024-02-07");
        assertThat(purse.balance(id)).isEqualTo(1000);
    }

    @Test
    void a_threshold_rule_fires_when_little_is_left_and_not_while_a_purchase_is_under_way_CRD_252() {
        String id = ruled(
                object("trigger", "threshold", "threshold_credits", "10", "paid_credits", "50"),
                "granted_credits",
                "100");
        assertThat(topUps(id)).isEmpty();

        purse.bill("basic", 9000);
        assertThat(topUps(id)).hasSize(1);
        JsonNode first = topUps(id).getFirst();
        assertThat(first.get("amount").asString()).isEqualTo("50.0");
        assertThat(first.get("source").asString()).isEqualTo("threshold");

        purse.bill("small", 500);
        assertThat(topUps(id)).as("one is under way").hasSize(1);

        Payments.succeed(purse.org(), first.get("lago_invoice_id").asString());
        assertThat(purse.balance(id)).isEqualTo(5500);
        assertThat(topUps(id)).hasSize(1);
        purse.bill("large", 6000);
        assertThat(topUps(id)).hasSize(2);
    }

    @Test
    void the_amount_is_bought_as_often_as_usage_asks_for_CRD_253_CRD_E50() {
        purse.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        String id = ruled(object("trigger", "threshold", "threshold_credits", "10", "paid_credits", "50"));
        Payments.succeed(
                purse.org(), topUps(id).getFirst().get("lago_invoice_id").asString());
        assertThat(purse.figures(id)).containsExactly(5000L, 0L, 5000L);
        purse.subscribe(10_000);
        purse.org().travelTo("2024-03-01");

        assertThat(purse.figures(id)).containsExactly(5000L, 10_000L, -5000L);
        assertThat(topUps(id).getLast().get("amount").asString()).isEqualTo("100.0");
    }

    @Test
    void a_granted_target_makes_no_invoice_and_a_paid_one_heeds_the_minimum_CRD_E52() {
        var granting = object("trigger", "threshold", "threshold_credits", "5", "method", "target");
        granting.put("target_ongoing_balance", "10").put("grants_target_top_up", true);
        String granted = ruled(granting, "granted_credits", "4", "paid_top_up_min_amount_cents", 5000);
        assertThat(topUps(granted).getFirst().get("amount").asString()).isEqualTo("6.0");
        assertThat(purse.balance(granted)).isEqualTo(1000);
        assertThat(purse.org().invoices()).isEmpty();

        var buying = object("trigger", "threshold", "threshold_credits", "5", "method", "target");
        buying.put("target_ongoing_balance", "10");
        String bought = ruled(buying, "granted_credits", "4", "paid_top_up_min_amount_cents", 5000, "code", "b");
        assertThat(topUps(bought).getFirst().get("amount").asString()).isEqualTo("50.0");
    }

    @Test
    void a_failed_purchase_rests_the_rule_for_an_hour_CRD_255() {
        String id = ruled(object("trigger", "threshold", "threshold_credits", "10", "paid_credits", "50"));
        assertThat(topUps(id)).hasSize(1);
        Payments.fail(purse.org(), topUps(id).getFirst().get("lago_invoice_id").asString());
        assertThat(topUps(id)).hasSize(1);
        purse.org().travelTo("2024-01-31T10:59");
        assertThat(topUps(id)).hasSize(1);
        purse.org().travelTo("2024-01-31T11:01");
        assertThat(topUps(id)).hasSize(2);
    }

    @Test
    void rules_that_cannot_work_are_refused_CRD_213_CRD_250() {
        refused(object("trigger", "interval"));
        refused(object("trigger", "never", "paid_credits", "1"));
        refused(object("trigger", "threshold", "paid_credits", "1"));
        refused(object("trigger", "threshold", "threshold_credits", 5, "paid_credits", "1"));
        refused(object("trigger", "threshold", "threshold_credits", "5", "paid_credits", 1));
        refused(object("trigger", "threshold", "threshold_credits", "5", "method", "target"));
        refused(object("trigger", "interval", "interval", "weekly", "expiration_at", "2024-01-01"));
        refused(object("trigger", "interval", "interval", "weekly", "grants_target_top_up", true));
        var low = object("trigger", "threshold", "threshold_credits", "5", "method", "target");
        purse.create("recurring_transaction_rules", list(low.put("target_ongoing_balance", "4")))
                .isInvalid("target_ongoing_balance", "must_be_greater_than_or_equal_threshold");
        var weekly = object("trigger", "interval", "interval", "weekly");
        purse.create("recurring_transaction_rules", list(weekly, weekly))
                .isInvalid("recurring_transaction_rules", "invalid_number_of_recurring_rules");
        purse.create(
                        "recurring_transaction_rules",
                        list(weekly.put("paid_credits", "5")),
                        "paid_top_up_min_amount_cents",
                        600)
                .isInvalid("recurring_transaction_rules", "invalid_recurring_rule");
    }

    private void refused(Object rule) {
        purse.create("recurring_transaction_rules", list(rule))
                .isInvalid("recurring_transaction_rules", "invalid_recurring_rule");
    }

    @Test
    void a_rule_without_amounts_has_those_of_its_wallet_CRD_250() {
        String id = ruled(object("trigger", "interval", "interval", "weekly"), "granted_credits", "7");
        JsonNode rule = purse.look(id).at("/recurring_transaction_rules/0");
        assertThat(rule.get("granted_credits").asString()).isEqualTo("7.0");
        purse.org().travelTo("2024-02-07");
        assertThat(purse.balance(id)).isEqualTo(1400);
    }

    @Test
    void rules_change_and_end_with_the_wallets_update_CRD_216() {
        String id = ruled(object("trigger", "interval", "interval", "weekly", "granted_credits", "1"));
        String ruleId =
                purse.look(id).at("/recurring_transaction_rules/0/lago_id").asString();
        var changed = list(object("lago_id", ruleId, "granted_credits", "2"));
        purse.org()
                .put("/wallets/" + id, object("wallet", object("recurring_transaction_rules", changed)))
                .ok();
        purse.org().travelTo("2024-02-07");
        assertThat(purse.balance(id)).isEqualTo(200);

        purse.org()
                .put("/wallets/" + id, object("wallet", object("recurring_transaction_rules", list())))
                .ok();
        purse.org().travelTo("2024-02-21");
        assertThat(purse.balance(id)).isEqualTo(200);
        assertThat(purse.look(id).at("/recurring_transaction_rules/0/status").asString())
                .isEqualTo("terminated");
    }

    @Test
    void new_limits_must_leave_room_for_the_rule_CRD_216() {
        String id = ruled(object("trigger", "interval", "interval", "weekly", "paid_credits", "5"));
        purse.org()
                .put("/wallets/" + id, object("wallet", object("paid_top_up_max_amount_cents", 499)))
                .isInvalid("recurring_transaction_rules", "invalid_recurring_rule");
        purse.org().delete("/wallets/" + id).ok();
        purse.org().travelTo("2024-02-08");
        assertThat(topUps(id)).isEmpty();
    }
}
