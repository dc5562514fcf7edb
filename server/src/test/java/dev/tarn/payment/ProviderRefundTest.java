package dev.tarn.payment;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Eventually;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.StripeStandIn;
import dev.tarn.testing.Team;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ProviderRefundTest {
    private static final String SECRET = "whsec_refunds";

    private final Sandbox org = Sandbox.at("2024-03-05T10:00");
    private final Session owner = Team.of(org).owner();
    private final StripeStandIn.Account stripe = StripeStandIn.account();

    ProviderRefundTest() {
        var addOn = object("name", "Setup", "code", "setup", "amount_cents", 10_000, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        var fields = object("type", "stripe", "code", "main", "name", "Stripe", "secret_key", stripe.secretKey);
        fields.put("webhook_secret", SECRET);
        owner.post("/api/v1/integrations", object("integration", fields)).ok();
        var billing = object("payment_provider", "stripe", "payment_provider_code", "main", "sync_with_provider", true);
        org.customer("ada", object("email", "ada@example.com", "billing_configuration", billing));
        org.settle();
        String customer = org.get("/customers/ada")
                .ok()
                .at("/customer/billing_configuration/provider_customer_id")
                .asString();
        tell("setup_intent.succeeded", object("id", "seti_1", "customer", customer, "payment_method", "pm_card"));
    }

    private void tell(String type, ObjectNode about) {
        String event = StripeStandIn.event("evt_" + UUID.randomUUID(), type, about);
        Reply reply = StripeStandIn.tell(org.organizationId(), "main", SECRET, Instant.now(), event);
        assertThat(reply.status()).isEqualTo(200);
        org.settle();
    }

    /** Paid by the provider. */
    private JsonNode paid() {
        var invoice =
                object("external_customer_id", "ada", "currency", "EUR", "fees", list(object("add_on_code", "setup")));
        String id = org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
        org.settle();
        JsonNode paid = org.invoice(id);
        assertThat(paid.get("payment_status").asString()).isEqualTo("succeeded");
        return paid;
    }

    private JsonNode refund(JsonNode invoice, long cents) {
        var item = object("fee_id", invoice.at("/fees/0/lago_id").asString(), "amount_cents", cents);
        var note = object("invoice_id", invoice.get("lago_id").asString(), "refund_amount_cents", cents);
        note.set("items", list(item));
        JsonNode made =
                org.post("/credit_notes", object("credit_note", note)).ok().get("credit_note");
        org.settle();
        return made;
    }

    private String statusOf(JsonNode note) {
        return org.get("/credit_notes/" + note.get("lago_id").asString())
                .ok()
                .at("/credit_note/refund_status")
                .asString();
    }

    @Test
    void a_note_is_refunded_by_who_took_the_money_CRD_133() {
        JsonNode note = refund(paid(), 4000);

        assertThat(statusOf(note)).isEqualTo("succeeded");
        var asked = stripe.requests("/v1/refunds");
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .containsEntry("amount", "4000")
                .containsEntry(
                        "payment_intent", stripe.all("pi_").getFirst().get("id").asString());
        assertThat(asked.getFirst().get("Idempotency-Key")).hasSize(36);
    }

    @Test
    void an_answer_that_is_lost_after_the_refund_refunds_once_CRD_133() {
        JsonNode invoice = paid();
        stripe.loseAnswers(1);

        JsonNode note = refund(invoice, 4000);
        // providers are asked again by the machine's time
        String status = Eventually.found(
                () -> Optional.of(statusOf(note)).filter(found -> !found.equals("pending")));

        assertThat(status).isEqualTo("succeeded");
        assertThat(stripe.all("re_")).hasSize(1);
    }

    @Test
    void a_refund_that_is_refused_fails_and_one_that_is_pending_waits_for_news_in_any_order_CRD_133_CRD_324() {
        JsonNode invoice = paid();
        stripe.refundsAre("refused");
        assertThat(statusOf(refund(invoice, 1000))).isEqualTo("failed");

        stripe.refundsAre("pending");
        JsonNode note = refund(invoice, 2000);
        assertThat(statusOf(note)).isEqualTo("pending");
        ObjectNode made = stripe.all("re_").getFirst();
        tell("charge.refund.updated", made.deepCopy().put("status", "succeeded"));
        assertThat(statusOf(note)).isEqualTo("succeeded");
        tell("charge.refund.updated", made.deepCopy().put("status", "pending"));
        assertThat(statusOf(note)).isEqualTo("succeeded");
        // the customer's bank may send the money back
        tell("charge.refund.updated", made.deepCopy().put("status", "failed"));
        assertThat(statusOf(note)).isEqualTo("failed");
    }

    @Test
    void what_was_paid_by_hand_is_refunded_by_hand_CRD_133() {
        var invoice = object("external_customer_id", "ada", "currency", "EUR", "skip_psp", true);
        invoice.set("fees", list(object("add_on_code", "setup")));
        String id = org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
        var payment = object("invoice_id", id, "amount_cents", 10_000, "reference", "by hand");
        org.post("/payments", object("payment", payment)).ok();

        assertThat(statusOf(refund(org.invoice(id), 4000))).isEqualTo("pending");
        assertThat(stripe.requests("/v1/refunds")).isEmpty();
    }

    @Test
    void a_dispute_that_is_lost_is_lost_for_the_invoice_and_one_that_is_won_is_not_INV_174() {
        JsonNode invoice = paid();
        String intent = stripe.all("pi_").getFirst().get("id").asString();

        tell("charge.dispute.closed", object("id", "dp_1", "payment_intent", intent, "status", "won"));
        assertThat(org.invoice(invoice.get("lago_id").asString())
                        .get("payment_dispute_lost_at")
                        .isNull())
                .isTrue();
        tell("charge.dispute.closed", object("id", "dp_1", "payment_intent", intent, "status", "lost"));
        assertThat(org.invoice(invoice.get("lago_id").asString())
                        .get("payment_dispute_lost_at")
                        .asString())
                .isEqualTo("2024-03-05T10:00:00Z");

        // what a bank has taken back is not given back once more
        assertThat(statusOf(refund(invoice, 4000))).isEqualTo("pending");
        assertThat(stripe.requests("/v1/refunds")).isEmpty();
    }

    @Test
    void all_payments_that_wait_are_tried_again_PLT_435() {
        var invoice = object("external_customer_id", "ada", "currency", "EUR", "skip_psp", true);
        invoice.set("fees", list(object("add_on_code", "setup")));
        org.post("/invoices", object("invoice", invoice)).ok();

        JsonNode answer = org.post("/invoices/retry_all_payments", null).ok();

        assertThat(answer.get("invoices_count").asInt()).isEqualTo(1);
    }
}
