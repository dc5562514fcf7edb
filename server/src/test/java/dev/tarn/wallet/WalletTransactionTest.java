package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WalletTransactionTest {
    private final Purse purse = Purse.at("2024-03-01");

    @AfterEach
    void what_is_written_holds_together() {
        purse.holdsTogether();
    }

    private JsonNode creditInvoice() {
        var invoices = purse.org().invoices("external_customer_id=ada&invoice_type=credit");
        assertThat(invoices).hasSize(1);
        return invoices.getFirst();
    }

    @Test
    void credits_are_bought_with_an_invoice_and_count_once_it_is_paid_CRD_226_CRD_E30() {
        String id = purse.wallet();

        JsonNode purchase = purse.moved(id, "paid_credits", "17.9699999999999988631316", "name", "Top-up");

        assertThat(purchase.get("status").asString()).isEqualTo("pending");
        assertThat(purchase.get("credit_amount").asString()).isEqualTo("17.97");
        assertThat(purchase.get("remaining_amount_cents").isNull()).isTrue();
        JsonNode invoice = creditInvoice();
        assertThat(purchase.get("lago_invoice_id")).isEqualTo(invoice.get("lago_id"));
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(1797);
        assertThat(invoice.get("taxes_amount_cents").asLong()).isZero();
        JsonNode fee = invoice.at("/fees/0");
        assertThat(fee.at("/item/type").asString()).isEqualTo("credit");
        assertThat(fee.at("/item/name").asString()).isEqualTo("Top-up");
        assertThat(fee.at("/item/lago_item_id")).isEqualTo(purchase.get("lago_id"));
        assertThat(fee.get("units").asString()).isEqualTo("17.97");
        assertThat(fee.get("precise_unit_amount").asString()).isEqualTo("1.0");
        assertThat(purse.balance(id)).isZero();

        purse.mark(invoice, "succeeded");

        assertThat(purse.balance(id)).isEqualTo(1797);
        JsonNode settled = purse.transaction(purchase.get("lago_id").asString());
        assertThat(settled.get("status").asString()).isEqualTo("settled");
        assertThat(settled.get("remaining_amount_cents").asLong()).isEqualTo(1797);

        purse.mark(invoice, "failed");
        assertThat(purse.balance(id)).as("what is settled never goes back").isEqualTo(1797);
    }

    @Test
    void a_failed_payment_fails_the_purchase_until_a_later_one_succeeds_CRD_226() {
        String id = purse.wallet("paid_credits", "10");
        JsonNode purchase = purse.transactions(id).getFirst();
        assertThat(creditInvoice().at("/fees/0/item/name").asString())
                .as("CRD-328")
                .isEqualTo("credit");

        purse.mark(creditInvoice(), "failed");
        JsonNode failed = purse.transaction(purchase.get("lago_id").asString());
        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("failed_at").isNull()).isFalse();
        assertThat(purse.balance(id)).isZero();

        purse.mark(creditInvoice(), "succeeded");
        JsonNode settled = purse.transaction(purchase.get("lago_id").asString());
        assertThat(settled.get("status").asString()).isEqualTo("settled");
        assertThat(settled.get("failed_at").isNull()).isTrue();
        assertThat(purse.balance(id)).isEqualTo(1000);
    }

    @Test
    void an_invoice_that_must_be_paid_first_is_open_and_unseen_INV_051_INV_052() {
        String id = purse.wallet();
        purse.org().tax("vat", "20");
        JsonNode purchase = purse.moved(id, "paid_credits", "10", "invoice_requires_successful_payment", true);
        assertThat(purse.org().invoices()).isEmpty();
        String invoiceId = purchase.get("lago_invoice_id").asString();
        purse.org().get("/invoices/" + invoiceId).isRefused(404, "invoice_not_found");
        var update = object("invoice", object("payment_status", "succeeded"));
        purse.org().put("/invoices/" + invoiceId, update).isRefused(404, "invoice_not_found");

        purse.org().travelTo("2024-03-05");
        Payments.succeed(purse.org(), invoiceId);

        JsonNode invoice = creditInvoice();
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(invoice.get("issuing_date").asString()).isEqualTo("2024-03-05");
        assertThat(invoice.get("payment_due_date").asString()).isEqualTo("2024-03-05");
        assertThat(invoice.get("number").asString()).endsWith("-001");
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(1000);
        assertThat(purse.balance(id)).isEqualTo(1000);
    }

    @Test
    void voided_credits_leave_the_wallet_CRD_E31_CRD_E32() {
        String id = purse.wallet("granted_credits", "100");
        JsonNode voided = purse.moved(id, "voided_credits", "14.28444999");
        assertThat(voided.get("credit_amount").asString()).isEqualTo("14.28444");
        assertThat(voided.get("amount").asString()).isEqualTo("14.28");
        JsonNode wallet = purse.look(id);
        assertThat(wallet.get("credits_balance").asString()).isEqualTo("85.71556");
        assertThat(wallet.get("balance_cents").asLong()).isEqualTo(8572);
        assertThat(wallet.get("consumed_credits").asString()).isEqualTo("14.28444");

        String half = purse.wallet("granted_credits", "100", "rate_amount", "0.5", "code", "half");
        purse.moved(half, "voided_credits", "60");
        assertThat(purse.balance(half)).isEqualTo(2000);
        purse.move(half, "voided_credits", "40.00001").isInvalid("voided_credits", "insufficient_credits");
        purse.moved(half, "voided_credits", "40");
        assertThat(purse.balance(half)).isZero();
    }

    @Test
    void voids_take_what_was_granted_first_and_the_first_priority_first_CRD_235_CRD_E41() {
        String id = purse.wallet();
        JsonNode old = purse.moved(id, "granted_credits", "25", "priority", 2);
        JsonNode first = purse.moved(id, "granted_credits", "20", "priority", 1);
        JsonNode second = purse.moved(id, "granted_credits", "25", "priority", 2);
        JsonNode last = purse.moved(id, "granted_credits", "30", "priority", 2);

        JsonNode voided = purse.moved(id, "voided_credits", "80");

        assertThat(purse.links(voided, "fundings")).containsExactly(2000L, 2500L, 2500L, 1000L);
        assertThat(purse.links(old, "consumptions")).containsExactly(2500L);
        assertThat(purse.links(first, "consumptions")).containsExactly(2000L);
        assertThat(purse.links(second, "consumptions")).containsExactly(2500L);
        JsonNode left = purse.transaction(last.get("lago_id").asString());
        assertThat(left.get("remaining_amount_cents").asLong()).isEqualTo(2000);
        assertThat(left.get("remaining_credit_amount").asString()).isEqualTo("20.0");
        assertThat(purse.links(voided, "consumptions")).isEmpty();
    }

    @Test
    void one_transaction_can_be_voided_alone_CRD_228_CRD_326() {
        String id = purse.wallet("granted_credits", "10");
        String other = purse.wallet("granted_credits", "10", "code", "other");
        JsonNode grant = purse.moved(id, "granted_credits", "30");
        String grantId = grant.get("lago_id").asString();
        purse.move(id, "voided_transaction_id", grantId, "voided_credits", "31")
                .isInvalid("amount_cents", "exceeds_remaining_transaction_amount");
        purse.move(id, "voided_transaction_id", "none")
                .isInvalid("voided_transaction_id", "wallet_transaction_not_found");
        String stranger = purse.transactions(other).getFirst().get("lago_id").asString();
        purse.move(id, "voided_transaction_id", stranger)
                .isInvalid("voided_transaction_id", "wallet_transaction_not_found");

        purse.moved(id, "voided_transaction_id", grantId, "voided_credits", "10");
        JsonNode rest = purse.moved(id, "voided_transaction_id", grantId);

        assertThat(rest.get("amount").asString()).isEqualTo("20.0");
        assertThat(rest.get("voided_transaction_id").asString()).isEqualTo(grantId);
        assertThat(purse.balance(id)).isEqualTo(1000);
        purse.move(id, "voided_transaction_id", grantId).isInvalid("voided_transaction_id", "no_remaining_amount");
    }

    @Test
    void buying_granting_and_voiding_go_together_CRD_227() {
        String id = purse.wallet();
        JsonNode made = purse.move(id, "paid_credits", "10", "granted_credits", "5", "voided_credits", "2")
                .ok()
                .get("wallet_transactions");
        assertThat(made.valueStream().map(one -> one.get("transaction_status").asString()))
                .containsExactly("purchased", "granted", "voided");
        assertThat(purse.balance(id)).isEqualTo(300);
        assertThat(purse.move(id, "paid_credits", "0").ok().get("wallet_transactions"))
                .isEmpty();
    }

    @Test
    void what_is_wrong_with_a_transaction_is_told_by_field_CRD_227() {
        String id = purse.wallet("paid_top_up_min_amount_cents", 500, "paid_top_up_max_amount_cents", 1000);
        purse.move("none", "granted_credits", "1").isInvalid("wallet_id", "wallet_not_found");
        purse.move(id, "granted_credits", 1).isInvalid("granted_credits", "invalid_granted_credits");
        purse.move(id, "voided_credits", "-1").isInvalid("voided_credits", "invalid_voided_credits");
        purse.move(id, "granted_credits", "1" + "0".repeat(25)).isInvalid("granted_credits", "invalid_amount");
        purse.move(id, "granted_credits", "9".repeat(25)).isInvalid("granted_credits", "invalid_amount");
        purse.move(id, "voided_credits", "1").isInvalid("voided_credits", "insufficient_credits");
        purse.move(id, "paid_credits", "4.99").isInvalid("paid_credits", "amount_below_minimum");
        purse.move(id, "paid_credits", "10.01").isInvalid("paid_credits", "amount_above_maximum");
        purse.move(id, "paid_credits", "11", "ignore_paid_top_up_limits", true).ok();
        purse.move(id, "granted_credits", "1", "name", "x".repeat(256)).isInvalid("name", "too_long");
        purse.move(id, "granted_credits", "1", "name", 5).isInvalid("name", "invalid_value");
        purse.move(id, "granted_credits", "1", "metadata", "text").isInvalid("metadata", "invalid_type");
        var pair = object("key", "k", "value", "v");
        var many = list(IntStream.range(0, 16).mapToObj(i -> pair).toList().toArray());
        purse.move(id, "granted_credits", "1", "metadata", many).isInvalid("metadata", "too_many_keys");
        metadata(id, object("key", "k"), "invalid_key_value_pair");
        metadata(id, object("key", "k".repeat(21), "value", "v"), "key_too_long");
        metadata(id, object("key", "k", "value", "v".repeat(101)), "value_too_long");
        metadata(id, object("key", "k", "value", object("a", 1)), "nested_structure_not_allowed");
        assertThat(purse.balance(id)).isZero();
    }

    private void metadata(String id, JsonNode pair, String code) {
        purse.move(id, "granted_credits", "1", "metadata", list(pair)).isInvalid("metadata", code);
    }

    @Test
    void transactions_are_listed_by_what_they_are() {
        String id =
                purse.wallet("granted_credits", "10", "transaction_metadata", list(object("key", "k", "value", "v")));
        purse.moved(id, "paid_credits", "10");
        purse.moved(id, "voided_credits", "1");
        assertThat(count(id, "transaction_type=inbound")).isEqualTo(2);
        assertThat(count(id, "transaction_status=voided")).isEqualTo(1);
        assertThat(count(id, "status=pending")).isEqualTo(1);
        assertThat(purse.transactions(id).getFirst().get("metadata").toString())
                .isEqualTo("[{\"key\":\"k\",\"value\":\"v\"}]");
    }

    private int count(String id, String filter) {
        return purse.org()
                .get("/wallets/" + id + "/wallet_transactions?" + filter)
                .ok()
                .at("/meta/total_count")
                .asInt();
    }
}
