package dev.tarn.creditnote;

import static dev.tarn.creditnote.Credits.cents;
import static dev.tarn.creditnote.Credits.id;
import static dev.tarn.creditnote.Credits.item;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Purchases of prepaid credits are given back only whole while unpaid, and only in money once paid (CRD-123, CRD-132). */
class PurchaseCreditTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final Credits credits = new Credits(org);
    private final String wallet;

    PurchaseCreditTest() {
        org.customer("ada");
        var fields = object("external_customer_id", "ada", "name", "wallet", "rate_amount", "1", "currency", "EUR");
        wallet = id(org.post("/wallets", object("wallet", fields)).ok().get("wallet"));
    }

    private JsonNode bought(String paidCredits) {
        var purchase = object("wallet_id", wallet, "paid_credits", paidCredits);
        org.post("/wallet_transactions", object("wallet_transaction", purchase)).ok();
        return org.invoices("invoice_type=credit").getFirst();
    }

    private String transactionStatus() {
        return org.get("/wallets/" + wallet + "/wallet_transactions")
                .ok()
                .at("/wallet_transactions/0/status")
                .asString();
    }

    @Test
    void an_unpaid_purchase_is_offset_as_a_whole_and_brings_no_credits_CRD_121a_CRD_132() {
        JsonNode invoice = bought("10");
        credits.ask(invoice, object("credit_amount_cents", 1000), item(invoice, 0, 1000))
                .isRefused(405, "invalid_type_or_status");
        credits.estimate(invoice, item(invoice, 0, 1000)).isRefused(405, "invalid_type_or_status");
        credits.ask(invoice, object("offset_amount_cents", 400), item(invoice, 0, 400))
                .isInvalid("offset_amount_cents", "not_equal_to_total_amount");

        credits.ask(invoice, object("offset_amount_cents", 1000), item(invoice, 0, 1000))
                .ok();

        assertThat(credits.invoiceNow(invoice).get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(transactionStatus()).isEqualTo("failed");
        assertThat(org.get("/wallets/" + wallet)
                        .ok()
                        .at("/wallet/balance_cents")
                        .asLong())
                .isZero();
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void a_paid_purchase_is_not_credited_and_at_most_what_is_left_of_it_is_given_back_CRD_128() {
        JsonNode invoice = bought("10");
        org.put("/invoices/" + id(invoice), object("invoice", object("payment_status", "succeeded")))
                .ok();
        assertThat(transactionStatus()).isEqualTo("settled");
        org.post(
                        "/wallet_transactions",
                        object("wallet_transaction", object("wallet_id", wallet, "voided_credits", "4")))
                .ok();

        credits.ask(invoice, object("credit_amount_cents", 500), item(invoice, 0, 500))
                .isInvalid("credit_amount_cents", "cannot_credit_invoice");
        credits.ask(invoice, object("refund_amount_cents", 700), item(invoice, 0, 700))
                .isInvalid("amount_cents", "higher_than_wallet_balance");
        JsonNode estimate = credits.estimated(invoice, item(invoice, 0, 600));
        assertThat(cents(estimate, "max_creditable")).isZero();
        org.delete("/wallets/" + wallet).ok();
        credits.estimate(invoice, item(invoice, 0, 600)).isRefused(405, "invalid_type_or_status");
    }
}
