package dev.tarn.creditnote;

import static dev.tarn.creditnote.Credits.cents;
import static dev.tarn.creditnote.Credits.id;
import static dev.tarn.creditnote.Credits.item;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was paid is given back in money. */
class RefundTest {
    private final Sandbox org = Sandbox.at("2025-02-08");
    private final Credits credits = new Credits(org);

    RefundTest() {
        org.customer("ada");
    }

    private void pay(JsonNode invoice, long cents) {
        var payment = object("invoice_id", id(invoice), "amount_cents", cents, "reference", "by hand");
        org.post("/payments", object("payment", payment)).ok();
    }

    @Test
    void at_most_what_was_paid_is_refunded_CRD_121_CRD_325() {
        org.tax("vat", "20");
        JsonNode invoice = credits.oneOff(1000);
        pay(invoice, 300);

        assertThat(cents(credits.estimated(invoice, item(invoice, 0, 1000)), "max_refundable"))
                .isEqualTo(300);
        credits.ask(invoice, object("refund_amount_cents", 600), item(invoice, 0, 500))
                .isInvalid("refund_amount_cents", "higher_than_remaining_invoice_amount");
        JsonNode note = credits.ask(
                        invoice, object("refund_amount_cents", 300, "credit_amount_cents", 300), item(invoice, 0, 500))
                .ok()
                .get("credit_note");

        assertThat(note.get("refund_status").asString()).isEqualTo("pending");
        assertThat(cents(note, "balance")).isEqualTo(300);
        credits.ask(invoice, object("refund_amount_cents", 1), item(invoice, 0, 1))
                .isInvalid("refund_amount_cents", "higher_than_remaining_invoice_amount");
        org.put("/credit_notes/" + id(note), object("credit_note", object("refund_status", "succeeded")))
                .ok();
        assertThat(credits.now(note).get("refund_status").asString()).isEqualTo("succeeded");
    }

    @Test
    void an_end_refunds_what_was_paid_and_not_used_EX_49() {
        org.tax("vat", "20");
        org.planWith("basic", 10_000, object("pay_in_advance", true));
        org.subscribe("sub", "ada", "basic", object("billing_time", "calendar"));
        pay(org.invoices().getFirst(), 7500);
        org.travelTo("2025-02-21");
        org.delete("/subscriptions/sub?on_termination_credit_note=refund").ok();

        JsonNode note = credits.all().getFirst();
        assertThat(cents(note, "refund")).isEqualTo(1500);
        assertThat(cents(note, "credit")).isEqualTo(1500);
    }

    @Test
    void a_void_gives_back_credit_and_refund_and_gives_up_the_rest_INV_E26() {
        org.tax("vat", "20");
        JsonNode invoice = credits.oneOff(1000);
        pay(invoice, 300);
        var options = object("generate_credit_note", true, "credit_amount", 300, "refund_amount", 300);
        org.post("/invoices/" + id(invoice) + "/void", options).ok();

        assertThat(credits.all())
                .extracting(note ->
                        cents(note, "total") + " " + note.get("credit_status").asString())
                .containsExactlyInAnyOrder("600 available", "600 voided");
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void a_refunded_purchase_leaves_its_wallet_CRD_131() {
        var fields = object("external_customer_id", "ada", "name", "wallet", "rate_amount", "1", "currency", "EUR");
        String wallet = id(org.post("/wallets", object("wallet", fields)).ok().get("wallet"));
        var purchase = object("wallet_id", wallet, "paid_credits", "10");
        org.post("/wallet_transactions", object("wallet_transaction", purchase)).ok();
        JsonNode invoice = org.invoices("invoice_type=credit").getFirst();
        pay(invoice, 1000);

        credits.ask(invoice, object("refund_amount_cents", 400), item(invoice, 0, 400))
                .ok();

        assertThat(org.get("/wallets/" + wallet)
                        .ok()
                        .at("/wallet/balance_cents")
                        .asLong())
                .isEqualTo(600);
        JsonNode out = org.get("/wallets/" + wallet + "/wallet_transactions?transaction_status=voided")
                .ok()
                .at("/wallet_transactions/0");
        assertThat(out.get("amount").asString()).isEqualTo("4.0");
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void usage_that_was_billed_progressively_and_came_to_less_is_credited_CRD_122() {
        JsonNode units = org.metric("units", "sum_agg", object("field_name", "n"));
        var thresholds = object("usage_thresholds", list(object("amount_cents", 1000)));
        org.planWith("usage", 0, thresholds, org.charge(units, "standard", object("amount", "1")));
        org.subscribe("sub", "ada", "usage", object("billing_time", "calendar"));
        org.travelTo("2025-02-10");
        org.event("units", "sub", object("n", "15"));
        org.travelTo("2025-02-12");
        org.event("units", "sub", object("n", "-5"));
        org.travelTo("2025-03-01");

        JsonNode progressive = org.invoices("invoice_type=progressive_billing").getFirst();
        assertThat(cents(progressive, "total")).isEqualTo(1500);
        assertThat(credits.all()).hasSize(1);
        JsonNode note = credits.all().getFirst();
        assertThat(cents(note, "credit")).isEqualTo(500);
        assertThat(note.get("lago_invoice_id")).isEqualTo(progressive.get("lago_id"));
        assertThat(TarnServer.violations()).isEmpty();
    }
}
