package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Team;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WalletTest {
    private static final String LONG = "x".repeat(256);

    private final Purse purse = Purse.at("2024-03-01");

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    @Test
    void a_wallet_begins_with_what_was_granted_CRD_209() {
        String id = purse.wallet("granted_credits", "100", "rate_amount", "0.5");

        JsonNode wallet = purse.look(id);
        assertThat(wallet.get("balance_cents").asLong()).isEqualTo(5000);
        assertThat(wallet.get("credits_balance").asString()).isEqualTo("100.0");
        assertThat(wallet.get("ongoing_balance_cents").asLong()).isEqualTo(5000);
        assertThat(wallet.get("code").asString()).isEqualTo("wallet");
        assertThat(wallet.get("priority").asInt()).isEqualTo(50);
        assertThat(wallet.get("status").asString()).isEqualTo("active");
        JsonNode grant = purse.transactions(id).getFirst();
        assertThat(grant.get("transaction_status").asString()).isEqualTo("granted");
        assertThat(grant.get("status").asString()).isEqualTo("settled");
        assertThat(grant.get("remaining_amount_cents").asLong()).isEqualTo(5000);
    }

    @Test
    void what_is_wrong_with_a_wallet_is_told_by_field_CRD_205_to_CRD_211() {
        purse.create("external_customer_id", "nobody").isInvalid("customer", "customer_not_found");
        purse.create("currency", "XXQ").isInvalid("currency", "value_is_invalid");
        purse.create("rate_amount", null).isInvalid("rate_amount", "value_is_mandatory");
        purse.create("rate_amount", "0").isInvalid("rate_amount", "value_is_out_of_range");
        purse.create("priority", 51).isInvalid("priority", "value_is_out_of_range");
        purse.create("expiration_at", "2024-02-01").isInvalid("expiration_at", "invalid_date");
        purse.create("paid_credits", 10).isInvalid("paid_credits", "invalid_paid_credits");
        purse.create("paid_credits", 10).isInvalid("paid_credits", "invalid_amount");
        purse.create("granted_credits", "-1").isInvalid("granted_credits", "invalid_granted_credits");
        purse.create("granted_credits", "0.001").isInvalid("granted_credits", "amount_rounds_to_zero");
        purse.create("paid_top_up_min_amount_cents", 100, "paid_top_up_max_amount_cents", 99)
                .isInvalid("paid_top_up_max_amount_cents", "must_be_greater_than_or_equal_min");
        purse.create("paid_top_up_min_amount_cents", 100, "paid_credits", "0.99")
                .isInvalid("paid_credits", "amount_below_minimum");
        purse.create("paid_top_up_max_amount_cents", 100, "paid_credits", "1.01")
                .isInvalid("paid_credits", "amount_above_maximum");
        purse.create("applies_to", object("fee_types", list("charge", "nothing")))
                .isInvalid("applies_to", "invalid_limitations");
        purse.create("applies_to", object("billable_metric_codes", list("nothing")))
                .isInvalid("applies_to", "invalid_limitations");
        purse.create("transaction_name", LONG, "granted_credits", "1").isInvalid("transaction_name", "too_long");
        assertThat(purse.org().get("/wallets").ok().get("wallets")).isEmpty();
    }

    @Test
    void limits_of_purchases_can_be_waived_and_never_hold_for_grants_CRD_210() {
        purse.create("paid_top_up_min_amount_cents", 100, "granted_credits", "0.5")
                .ok();
        purse.create(
                        "paid_top_up_min_amount_cents",
                        100,
                        "paid_credits",
                        "0.5",
                        "ignore_paid_top_up_limits_on_creation",
                        true)
                .ok();
    }

    @Test
    void a_code_is_the_name_until_that_is_taken_CRD_207() {
        assertThat(purse.look(purse.wallet("name", "My First Wallet"))
                        .get("code")
                        .asString())
                .isEqualTo("my_first_wallet");
        long now = Instant.parse("2024-03-01T00:00:00Z").getEpochSecond();
        String second = purse.wallet("name", "My First Wallet");
        assertThat(purse.look(second).get("code").asString()).isEqualTo("my_first_wallet_" + now);
        assertThat(purse.look(purse.wallet("name", null)).get("code").asString())
                .isEqualTo("default");
        purse.create("code", "default").isInvalid("code", "value_already_exist");
        purse.org().delete("/customers/ada/wallets/default").ok();
        purse.create("code", "default").ok();
    }

    @Test
    void a_customer_has_at_most_six_active_wallets_CRD_205() {
        for (int i = 0; i < 6; i++) {
            purse.wallet("code", "w" + i);
        }
        purse.create("code", "w6").isInvalid("customer", "wallet_limit_reached");
        purse.org().delete("/customers/ada/wallets/w0").ok();
        purse.create("code", "w6").ok();
    }

    @Test
    void the_first_wallet_gives_a_customer_its_currency_CRD_206() {
        purse.org().customer("bob", object("currency", null));
        purse.create("external_customer_id", "bob", "currency", null).isInvalid("currency", "value_is_invalid");
        purse.create("external_customer_id", "bob", "currency", "USD").ok();
        assertThat(purse.org()
                        .get("/customers/bob")
                        .ok()
                        .at("/customer/currency")
                        .asString())
                .isEqualTo("USD");
        purse.create("external_customer_id", "bob", "currency", null).ok();
    }

    @Test
    void a_wallet_changes_but_for_its_rate_and_currency_CRD_216() {
        purse.org().metric("calls", "count_agg");
        String id = purse.wallet("applies_to", object("billable_metric_codes", list("calls")));
        var changes = object("name", "New", "code", "new", "priority", 3, "rate_amount", "7", "currency", "USD");
        JsonNode changed = purse.org()
                .put("/wallets/" + id, object("wallet", changes))
                .ok()
                .get("wallet");
        assertThat(changed.get("code").asString()).isEqualTo("new");
        assertThat(changed.get("priority").asInt()).isEqualTo(3);
        assertThat(changed.get("rate_amount").asString()).isEqualTo("1.0");
        assertThat(changed.get("currency").asString()).isEqualTo("EUR");
        assertThat(changed.at("/applies_to/billable_metric_codes").toString()).isEqualTo("[\"calls\"]");

        var feeTypes = object("applies_to", object("fee_types", list("charge")));
        JsonNode limited = purse.org()
                .put("/customers/ada/wallets/new", object("wallet", feeTypes))
                .ok()
                .get("wallet");
        assertThat(limited.get("applies_to").toString())
                .isEqualTo("{\"fee_types\":[\"charge\"],\"billable_metric_codes\":[]}");
        purse.org()
                .put("/wallets/" + id, object("wallet", object("applies_to", object("fee_types", list("none")))))
                .isInvalid("allowed_fee_types", "invalid_fee_types");
        purse.org()
                .put(
                        "/wallets/" + id,
                        object("wallet", object("applies_to", object("billable_metric_codes", list("none")))))
                .isInvalid("billable_metrics", "invalid_identifier");
        purse.wallet("code", "other");
        purse.org()
                .put("/wallets/" + id, object("wallet", object("code", "other")))
                .isInvalid("code", "value_already_exist");
    }

    @Test
    void a_wallet_that_has_ended_stays_as_it_is_CRD_217() {
        String id = purse.wallet("granted_credits", "10");
        JsonNode ended = purse.org().delete("/wallets/" + id).ok().get("wallet");
        assertThat(ended.get("status").asString()).isEqualTo("terminated");
        assertThat(ended.get("balance_cents").asLong()).isEqualTo(1000);
        purse.org().travelTo("2024-03-02");
        assertThat(purse.org().delete("/wallets/" + id).ok().at("/wallet/terminated_at"))
                .isEqualTo(ended.get("terminated_at"));
        purse.org()
                .put("/wallets/" + id, object("wallet", object("name", "x")))
                .isInvalid("wallet_id", "wallet_is_terminated");
        purse.move(id, "granted_credits", "1").isInvalid("wallet_id", "wallet_is_terminated");
        purse.org().get("/wallets/none").isRefused(404, "wallet_not_found");
    }

    @Test
    void a_wallet_expires_at_its_instant_CRD_217() {
        String id = purse.wallet("granted_credits", "10", "expiration_at", "2024-03-10T12:00:00Z");
        purse.org().travelTo("2024-03-10T11:59");
        assertThat(purse.look(id).get("status").asString()).isEqualTo("active");
        purse.org().travelTo("2024-03-11");
        assertThat(purse.look(id).get("status").asString()).isEqualTo("terminated");
        assertThat(purse.look(id).get("terminated_at").asString()).isEqualTo("2024-03-10T12:00:00Z");
    }

    @Test
    void wallets_end_with_their_customer_after_its_last_invoices_PLT_157() {
        String id = purse.wallet("granted_credits", "100");
        purse.subscribe(3100);
        purse.org().travelTo("2024-03-16");
        purse.org().delete("/customers/ada").ok();

        JsonNode wallet = purse.look(id);
        assertThat(wallet.get("status").asString()).isEqualTo("terminated");
        assertThat(wallet.get("balance_cents").asLong()).isLessThan(10_000);
    }

    @Test
    void notes_are_replaced_merged_and_removed_CRD_137() {
        String id = purse.wallet("metadata", object("a", "1"));
        String path = "/wallets/" + id + "/metadata";
        var sent = object("metadata", object("b", "2"));
        assertThat(purse.org()
                        .send("PATCH", path, sent, java.util.Map.of())
                        .ok()
                        .get("metadata"))
                .isEqualTo(object("a", "1", "b", "2"));
        assertThat(purse.org().delete(path + "/a").ok().get("metadata")).isEqualTo(object("b", "2"));
        assertThat(purse.org()
                        .post("/customers/ada/wallets/wallet/metadata", object("metadata", object("c", null)))
                        .ok()
                        .get("metadata"))
                .isEqualTo(object("c", null));
        purse.org()
                .post(path, object("metadata", object("x".repeat(101), "v")))
                .isInvalid("metadata", "value_is_too_long");
        assertThat(purse.org().delete(path).ok().get("metadata").isNull()).isTrue();
        purse.org()
                .put("/wallets/" + id, object("wallet", object("metadata", object("d", "4"))))
                .ok();
        assertThat(purse.look(id).get("metadata")).isEqualTo(object("d", "4"));
    }

    @Test
    void who_tops_up_need_not_be_allowed_to_take_credits_away() {
        String id = purse.wallet("granted_credits", "10");
        Team team = Team.of(purse.org());
        var permissions = list("wallets:top_up", "customers:view");
        team.owner()
                .post(
                        "/api/v1/roles",
                        object("role", object("code", "tellers", "name", "Tellers", "permissions", permissions)))
                .ok();
        var teller = team.member("tellers");
        var voiding = object("wallet_transaction", Purse.movement(id, "voided_credits", "1"));
        teller.post("/api/v1/wallet_transactions", voiding).isRefused(403, "forbidden");
        var granting = object("wallet_transaction", Purse.movement(id, "granted_credits", "1"));
        teller.post("/api/v1/wallet_transactions", granting).ok();
        assertThat(purse.balance(id)).isEqualTo(1100);
    }

    @Test
    void wallets_are_listed_by_customer_and_currency() {
        purse.org().customer("bob");
        purse.wallet();
        purse.wallet("currency", "USD", "code", "dollars");
        purse.wallet("external_customer_id", "bob");
        assertThat(purse.org()
                        .get("/wallets?external_customer_id=ada")
                        .ok()
                        .at("/meta/total_count")
                        .asInt())
                .isEqualTo(2);
        assertThat(purse.org()
                        .get("/customers/ada/wallets?currency=USD")
                        .ok()
                        .at("/wallets/0/code")
                        .asString())
                .isEqualTo("dollars");
        purse.org().get("/customers/none/wallets").isRefused(404, "customer_not_found");
    }
}
