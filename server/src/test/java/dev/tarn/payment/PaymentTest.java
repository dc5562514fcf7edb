package dev.tarn.payment;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PaymentTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    PaymentTest() {
        var addOn = object("name", "Setup", "code", "setup", "amount_cents", 100, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        org.customer("ada", object("email", "ada@example.com"));
    }

    /** A finalized invoice of that total, due at once. */
    private String invoice(long cents) {
        return invoice("ada", cents);
    }

    private String invoice(String customer, long cents) {
        var fee = object("add_on_code", "setup", "unit_amount_cents", cents, "units", 1);
        var invoice = object("external_customer_id", customer, "currency", "EUR", "fees", list(fee));
        return org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
    }

    private Reply pay(Object... fields) {
        return org.post("/payments", object("payment", object(fields)));
    }

    private Reply pay(String invoiceId, long cents) {
        return pay("invoice_id", invoiceId, "amount_cents", cents, "reference", "by wire");
    }

    @Test
    void an_invoice_is_paid_when_nothing_is_due_of_it_any_more_CRD_272_CRD_E55() {
        String id = invoice(1200);
        JsonNode first = pay(id, 300).ok().get("payment");
        assertThat(first.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(first.get("type").asString()).isEqualTo("manual");
        assertThat(first.get("payable_type").asString()).isEqualTo("Invoice");
        JsonNode partly = org.invoice(id);
        assertThat(partly.get("total_paid_amount_cents").asLong()).isEqualTo(300);
        assertThat(partly.get("total_due_amount_cents").asLong()).isEqualTo(900);
        assertThat(partly.get("payment_status").asString()).isEqualTo("pending");

        pay(id, 900).ok();
        JsonNode whole = org.invoice(id);
        assertThat(whole.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(whole.get("total_due_amount_cents").asLong()).isZero();
        assertThat(whole.at("/fees/0/payment_status").asString()).isEqualTo("succeeded"); // CRD-282
        assertThat(whole.at("/fees/0/succeeded_at").asString()).startsWith("2024-03-01");
        pay(id, 1).isInvalid("amount_cents", "value_is_out_of_range");
    }

    @Test
    void what_cannot_be_a_payment_is_refused_CRD_271() {
        String id = invoice(1200);
        pay("amount_cents", 100, "reference", "r").isInvalid("invoice_id", "value_is_mandatory");
        for (Object amount : new Object[] {0, -5, "12.5", "x", true}) {
            pay("invoice_id", id, "amount_cents", amount, "reference", "r").isInvalid("amount_cents", "invalid_value");
        }
        pay("invoice_id", id, "reference", "r").isInvalid("amount_cents", "invalid_value");
        pay(UUID.randomUUID().toString(), 100).isRefused(404, "invoice_not_found");
        pay("not-an-id", 100).isRefused(404, "invoice_not_found");
        pay(id, 1201).isInvalid("amount_cents", "value_is_out_of_range");
        pay("invoice_id", id, "amount_cents", 100).isInvalid("reference", "value_is_mandatory");
        pay("invoice_id", id, "amount_cents", 100, "reference", "r".repeat(41))
                .isInvalid("reference", "value_is_too_long");
        pay("invoice_id", id, "amount_cents", 100, "reference", "r", "paid_at", "yesterday")
                .isInvalid("paid_at", "invalid_date");
        assertThat(org.get("/payments").ok().get("payments")).isEmpty();
        assertThat(org.invoice(id).get("total_paid_amount_cents").asLong()).isZero();
    }

    @Test
    void a_draft_is_not_paid_CRD_271() {
        org.customer("grace", object("billing_configuration", object("invoice_grace_period", 3)));
        org.planWith("yearly", 1000, object("pay_in_advance", true));
        org.subscribe("s", "grace", "yearly");
        JsonNode draft = org.invoices("external_customer_id=grace").getFirst();
        assertThat(draft.get("status").asString()).isEqualTo("draft");
        pay(draft.get("lago_id").asString(), 100).isRefused(403);
    }

    @Test
    void payments_are_listed_and_found_CRD_273() {
        String one = invoice(1000);
        String two = invoice(2000);
        pay("invoice_id", one, "amount_cents", 100, "reference", "FIRST", "paid_at", "2024-02-28")
                .ok();
        org.travelTo("2024-03-02");
        JsonNode later = pay(two, 200).ok().get("payment");
        assertThat(org.get("/payments").ok().at("/payments/0/lago_id")).isEqualTo(later.get("lago_id"));
        assertThat(org.get("/payments").ok().at("/meta/total_count").asInt()).isEqualTo(2);
        assertThat(ids("invoice_id=" + one)).isEqualTo(1);
        assertThat(ids("invoice_id=none")).isZero();
        assertThat(ids("external_customer_id=ada")).isEqualTo(2);
        assertThat(ids("external_customer_id=nobody")).isZero();
        assertThat(ids("currency=USD")).isZero();
        assertThat(ids("search_term=first")).isEqualTo(1);
        assertThat(ids("search_term=" + org.invoice(two).get("number").asString()))
                .isEqualTo(1);
        assertThat(org.get("/customers/ada/payments?invoice_id=" + two)
                        .ok()
                        .at("/payments/0/reference")
                        .asString())
                .isEqualTo("by wire");
        org.get("/customers/nobody/payments").isRefused(404, "customer_not_found");
        JsonNode found = org.get("/payments/" + later.get("lago_id").asString()).ok();
        assertThat(found.get("amount_cents").asLong()).isEqualTo(200);
        assertThat(found.at("/payment/invoice_ids/0").asString()).isEqualTo(two);
        org.get("/payments/" + UUID.randomUUID()).isRefused(404, "payment_not_found");
    }

    private int ids(String query) {
        return org.get("/payments?" + query).ok().get("payments").size();
    }

    @Test
    void each_payment_has_a_receipt_and_partners_have_none_CRD_290() {
        String id = invoice(1000);
        pay(id, 400).ok();
        JsonNode payment = pay(id, 600).ok().get("payment");
        org.customer("partner", object("account_type", "partner"));
        pay(invoice("partner", 500), 500).ok();
        JsonNode receipts = org.get("/payment_receipts").ok();
        assertThat(receipts.at("/meta/total_count").asInt()).isEqualTo(2);
        String slug = org.get("/customers/ada").ok().at("/customer/slug").asString();
        assertThat(receipts.findValuesAsString("number"))
                .containsExactlyInAnyOrder(slug + "-RCPT-000001", slug + "-RCPT-000002");
        JsonNode ofPayment = org.get("/payment_receipts?invoice_id=" + id).ok().get("payment_receipts");
        assertThat(ofPayment).hasSize(2);
        String last = receipts.at("/payment_receipts/0/lago_id").asString();
        JsonNode one = org.get("/payment_receipts/" + last).ok().get("payment_receipt");
        assertThat(one.at("/payment/invoice_ids/0").asString()).isEqualTo(id);
        assertThat(receipts.findValuesAsString("lago_id"))
                .contains(payment.get("lago_id").asString());
        org.get("/payment_receipts/none").isRefused(404, "payment_receipt_not_found");
    }

    @Test
    void an_invoice_is_overdue_from_the_day_after_it_is_due_until_it_is_paid_INV_057a() {
        String id = invoice(1000);
        org.travelTo("2024-03-01T23:59:59Z");
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isFalse();
        org.travelTo("2024-03-02");
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isTrue();
        pay(id, 999).ok();
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isTrue();
        pay(id, 1).ok();
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isFalse();
    }

    @Test
    void paying_at_the_same_moment_pays_once_CRD_272() {
        String id = invoice(1000);
        var payment = object("invoice_id", id, "amount_cents", 1000, "reference", "r");
        var replies = AtOnce.doing(6, number -> org.send("POST", "/payments", object("payment", payment), Map.of()));
        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(org.invoice(id).get("total_paid_amount_cents").asLong()).isEqualTo(1000);
        assertThat(org.get("/payment_receipts").ok().get("payment_receipts")).hasSize(1);
    }

    private Reply request(Object... fields) {
        return org.post("/payment_requests", object("payment_request", object(fields)));
    }

    @Test
    void overdue_invoices_are_asked_for_in_one_request_CRD_300_CRD_301() {
        String one = invoice(1000);
        String two = invoice(500);
        request("external_customer_id", "nobody", "lago_invoice_ids", list(one)).isRefused(404, "customer_not_found");
        request("external_customer_id", "ada", "lago_invoice_ids", list("x")).isRefused(404, "invoice_not_found");
        request("external_customer_id", "ada", "lago_invoice_ids", list(one)).isRefused(405, "invoices_not_overdue");
        org.travelTo("2024-03-02");
        pay(two, 200).ok();
        JsonNode made = request("external_customer_id", "ada", "lago_invoice_ids", list(one, two))
                .ok()
                .get("payment_request");
        assertThat(made.get("amount_cents").asLong()).isEqualTo(1300);
        assertThat(made.get("amount_currency").asString()).isEqualTo("EUR");
        assertThat(made.get("payment_status").asString()).isEqualTo("pending");
        assertThat(made.get("email").asString()).isEqualTo("ada@example.com");
        assertThat(made.at("/customer/external_id").asString()).isEqualTo("ada");
        assertThat(made.get("invoices")).hasSize(2);
        JsonNode other = request(
                        "external_customer_id", "ada", "email", "Books@Example.com", "lago_invoice_ids", list(two))
                .ok()
                .get("payment_request");
        assertThat(other.get("email").asString()).isEqualTo("books@example.com");
        assertThat(other.get("amount_cents").asLong()).isEqualTo(300);
        request("external_customer_id", "ada", "email", "no address", "lago_invoice_ids", list(two))
                .isInvalid("email", "invalid_email_format");
        assertThat(org.get("/payment_requests").ok().get("payment_requests")).hasSize(2);
        assertThat(org.get("/payment_requests?currency=USD").ok().get("payment_requests"))
                .isEmpty();
        assertThat(org.get("/payment_requests?payment_status=pending&external_customer_id=ada")
                        .ok()
                        .get("payment_requests"))
                .hasSize(2);
        org.get("/payment_requests?billing_entity_codes[]=none").isRefused(404, "billing_entity_not_found");
        assertThat(org.get("/customers/ada/payment_requests").ok().get("payment_requests"))
                .hasSize(2);
        JsonNode found =
                org.get("/payment_requests/" + made.get("lago_id").asString()).ok();
        assertThat(found.at("/payment_request/amount_cents").asLong()).isEqualTo(1300);
        assertThat(found.get("amount_cents").asLong()).isEqualTo(1300);
        org.get("/payment_requests/none").isRefused(404, "payment_request_not_found");
    }

    @Test
    void one_request_is_of_one_currency_and_one_billing_entity_CRD_300() {
        org.post("/billing_entities", object("billing_entity", object("code", "branch", "name", "Branch")))
                .ok();
        String here = invoice(1000);
        String dollars = oneOff(object("currency", "USD"));
        String elsewhere = oneOff(object("billing_entity_code", "branch"));
        org.customer("bob");
        String foreign = invoice("bob", 700);
        org.travelTo("2024-03-02");
        request("external_customer_id", "ada", "lago_invoice_ids", list(here, dollars))
                .isRefused(405, "invoices_have_different_currencies");
        request("external_customer_id", "ada", "lago_invoice_ids", list(here, elsewhere))
                .isRefused(405, "invoices_have_different_billing_entities");
        request("external_customer_id", "ada", "lago_invoice_ids", list(foreign))
                .isRefused(404, "invoice_not_found");
        // what is not the customer's is left out, as what does not exist
        assertThat(request("external_customer_id", "ada", "lago_invoice_ids", list(here, foreign))
                        .ok()
                        .at("/payment_request/amount_cents")
                        .asLong())
                .isEqualTo(1000);
    }

    private String oneOff(ObjectNode more) {
        var fee = object("add_on_code", "setup", "unit_amount_cents", 1000, "units", 1);
        var invoice = object("external_customer_id", "ada", "currency", "EUR", "fees", list(fee));
        invoice.setAll(more);
        return org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
    }
}
