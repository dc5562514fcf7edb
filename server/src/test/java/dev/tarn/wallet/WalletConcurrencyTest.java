package dev.tarn.wallet;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.customer.Customers;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.Tenant;
import dev.tarn.testing.AtOnce;
import dev.tarn.testing.TarnServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What several do at once comes out as if one had done it after the other. */
class WalletConcurrencyTest {
    private final Purse purse = Purse.at("2024-03-01");
    private final TransactionTemplate transactions = TarnServer.bean(TransactionTemplate.class);

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    @Test
    void top_ups_at_once_all_count() {
        String id = purse.wallet();
        var body = object("wallet_transaction", Purse.movement(id, "granted_credits", "5", "paid_credits", "3"));

        AtOnce.doing(
                8,
                i -> purse.org()
                        .send("POST", "/wallet_transactions", body, Map.of())
                        .ok());

        assertThat(purse.balance(id)).isEqualTo(4000);
        var invoices = purse.org().invoices("invoice_type=credit");
        assertThat(invoices).hasSize(8);
        assertThat(invoices.stream().map(invoice -> invoice.get("sequential_id").asInt()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void the_same_key_tops_up_once() {
        String id = purse.wallet();
        var body = object("wallet_transaction", Purse.movement(id, "granted_credits", "5", "paid_credits", "3"));
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var answers = AtOnce.doing(4, i -> purse.org().send("POST", "/wallet_transactions", body, key));
        JsonNode again =
                purse.org().send("POST", "/wallet_transactions", body, key).ok();

        assertThat(purse.balance(id)).isEqualTo(500);
        assertThat(purse.transactions(id)).hasSize(2);
        answers.stream()
                .filter(answer -> answer.status() == 200)
                .forEach(answer -> assertThat(answer.json()).isEqualTo(again));
        var other = object("wallet_transaction", Purse.movement(id, "granted_credits", "6"));
        assertThat(purse.org().send("POST", "/wallet_transactions", other, key).status())
                .isEqualTo(422);
    }

    @Test
    void voids_at_once_never_take_more_than_there_is() {
        String id = purse.wallet("granted_credits", "10");
        var body = object("wallet_transaction", Purse.movement(id, "voided_credits", "4"));

        var answers = AtOnce.doing(
                6,
                i -> purse.org()
                        .send("POST", "/wallet_transactions", body, Map.of())
                        .status());

        assertThat(answers).containsOnly(200, 422);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(2);
        assertThat(purse.balance(id)).isEqualTo(200);
    }

    @Test
    void invoices_finalized_at_once_share_one_wallet() {
        String id = purse.wallet("granted_credits", "100");
        for (int i = 0; i < 5; i++) {
            purse.org().planWith("plan" + i, 3000, object("pay_in_advance", true));
        }

        AtOnce.doing(5, i -> {
            var fields = object("external_customer_id", "ada", "plan_code", "plan" + i, "external_id", "sub" + i);
            return purse.org()
                    .send("POST", "/subscriptions", object("subscription", fields), Map.of())
                    .ok();
        });
        purse.org().settle();

        var invoices = purse.org().invoices();
        assertThat(invoices).hasSize(5);
        assertThat(invoices.stream()
                        .mapToLong(invoice ->
                                invoice.get("prepaid_credit_amount_cents").asLong())
                        .sum())
                .isEqualTo(10_000);
        assertThat(purse.balance(id)).isZero();
    }

    @Test
    void a_payment_that_is_reported_twice_settles_a_purchase_once() {
        String id = purse.wallet("paid_credits", "10");
        String invoiceId = purse.org().invoices().getFirst().get("lago_id").asString();

        AtOnce.doing(4, i -> {
            Payments.succeed(purse.org(), invoiceId);
            return i;
        });

        assertThat(purse.balance(id)).isEqualTo(1000);
    }

    @Test
    void two_looks_at_the_same_threshold_top_up_once_CRD_255() {
        String id = purse.wallet(
                "granted_credits",
                "100",
                "recurring_transaction_rules",
                Purse.rule("trigger", "threshold", "threshold_credits", "10", "paid_credits", "50")
                        .get("recurring_transaction_rules"));
        var refresh = TarnServer.bean(RefreshWallets.class);
        purse.bill("basic", 9500);
        assertThat(purse.transactions(id).stream()
                        .filter(one -> one.get("source").asString().equals("threshold")))
                .hasSize(1);

        AtOnce.doing(4, i -> {
            transactions.executeWithoutResult(
                    status -> refresh.run(tenant(), Instant.parse("2024-03-01T00:00:00Z"), List.of(customer())));
            return i;
        });

        assertThat(purse.transactions(id).stream()
                        .filter(one -> one.get("source").asString().equals("threshold")))
                .hasSize(1);
    }

    @Test
    void an_interval_that_is_run_again_tops_up_once_CRD_255() {
        String id = purse.wallet(
                "recurring_transaction_rules",
                Purse.rule("trigger", "interval", "interval", "weekly", "paid_credits", "5", "granted_credits", "5")
                        .get("recurring_transaction_rules"));
        purse.org().travelTo("2024-03-08");
        assertThat(purse.transactions(id)).hasSize(2);
        UUID ruleId = UUID.fromString(
                purse.look(id).at("/recurring_transaction_rules/0/lago_id").asString());
        var topUps = TarnServer.bean(IntervalTopUps.class);

        AtOnce.doing(3, i -> {
            transactions.executeWithoutResult(status -> topUps.run(
                    tenant(),
                    Instant.parse("2024-03-08T00:00:00Z"),
                    List.of(new DueItem(UUID.randomUUID(), ruleId, customer().groupId()))));
            return i;
        });

        assertThat(purse.transactions(id)).hasSize(2);
    }

    private Tenant tenant() {
        return Tenant.system(UUID.fromString(purse.org().organizationId()), true);
    }

    private DueItem customer() {
        UUID id = TarnServer.bean(Customers.class)
                .requireByExternalId(tenant(), "ada")
                .id();
        return new DueItem(UUID.randomUUID(), UUID.randomUUID(), id);
    }
}
