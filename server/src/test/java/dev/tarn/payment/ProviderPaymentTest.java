package dev.tarn.payment;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.StripeStandIn;
import dev.tarn.testing.Team;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider asked for payments, with a stand-in that loses answers, declines, and tells news twice. */
class ProviderPaymentTest {
    private static final String SECRET = "whsec_test_secret";

    private final Sandbox org = Sandbox.at("2024-03-01");
    private final Session owner = Team.of(org).owner();
    private final StripeStandIn.Account stripe = StripeStandIn.account();
    private final String connectionId;

    ProviderPaymentTest() {
        var addOn = object("name", "Setup", "code", "setup", "amount_cents", 100, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        connectionId = connect(object()).ok().at("/integration/lago_id").asString();
    }

    private Reply connect(ObjectNode more) {
        var fields = object("type", "stripe", "code", "main", "name", "Stripe", "secret_key", stripe.secretKey);
        fields.setAll(object("webhook_secret", SECRET, "supports_3ds", true));
        fields.setAll(more);
        return owner.post("/api/v1/integrations", object("integration", fields));
    }

    private String customerAtStripe() {
        return customerAtStripe("ada");
    }

    private String customerAtStripe(String externalId) {
        var billing = object("payment_provider", "stripe", "payment_provider_code", "main", "sync_with_provider", true);
        org.customer(externalId, object("email", externalId + "@example.com", "billing_configuration", billing));
        return org.get("/customers/" + externalId)
                .ok()
                .at("/customer/billing_configuration/provider_customer_id")
                .asString();
    }

    /** A customer with a way to pay of that name. */
    private String payer(String method) {
        String id = customerAtStripe();
        keep(id, method);
        return id;
    }

    private void keep(String customer, String method) {
        tell("setup_intent.succeeded", object("id", "seti_1", "customer", customer, "payment_method", method));
    }

    private void tell(String type, ObjectNode about) {
        tell("evt_" + UUID.randomUUID(), type, about);
    }

    private void tell(String eventId, String type, ObjectNode about) {
        Reply reply = deliver(StripeStandIn.event(eventId, type, about), Instant.now(), SECRET);
        assertThat(reply.status()).isEqualTo(200);
        org.settle();
    }

    private Reply deliver(String body, Instant signedAt, String secret) {
        return StripeStandIn.tell(org.organizationId(), "main", secret, signedAt, body);
    }

    private String invoice(long cents) {
        return invoice(cents, object());
    }

    private String invoice(long cents, ObjectNode more) {
        var fee = object("add_on_code", "setup", "unit_amount_cents", cents, "units", 1);
        var invoice = object("external_customer_id", "ada", "currency", "EUR", "fees", list(fee));
        invoice.setAll(more);
        return org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
    }

    /** That answer says nothing. */
    private static void retried(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private String status(String invoiceId) {
        return org.invoice(invoiceId).get("payment_status").asString();
    }

    private JsonNode payments() {
        return org.get("/payments").ok().get("payments");
    }

    @Test
    void a_customer_is_made_at_its_provider_and_leaves_ways_to_pay_CRD_285_CRD_321() {
        String id = customerAtStripe();
        assertThat(stripe.get(id).get("name").asString()).isEqualTo("ada");
        assertThat(stripe.requests("/v1/customers")).hasSize(1);
        keep(id, "pm_one");
        keep(id, "pm_two");
        keep(id, "pm_two");
        String path = "/customers/ada/payment_methods";
        JsonNode methods = org.get(path).ok().get("payment_methods");
        assertThat(methods).hasSize(2);
        JsonNode newest = methods.valueStream()
                .filter(method -> method.get("is_default").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(newest.get("provider_method_id").asString()).isEqualTo("pm_two");
        assertThat(newest.at("/details/last_digits").asString()).isEqualTo("4242");
        JsonNode other = methods.valueStream()
                .filter(method -> !method.get("is_default").asBoolean())
                .findFirst()
                .orElseThrow();
        org.put(path + "/" + other.get("lago_id").asString() + "/set_as_default", null)
                .ok();
        org.delete(path + "/" + newest.get("lago_id").asString()).ok();
        JsonNode left = org.get(path).ok().get("payment_methods");
        assertThat(left).hasSize(1);
        assertThat(left.at("/0/is_default").asBoolean()).isTrue();
        tell("payment_method.detached", object("id", "pm_one"));
        assertThat(org.get(path).ok().get("payment_methods")).isEmpty();
        org.delete(path + "/" + newest.get("lago_id").asString()).isRefused(404, "payment_method_not_found");
    }

    @Test
    void a_finalized_invoice_is_paid_by_what_the_customer_left_CRD_275_CRD_277_CRD_278() {
        String customer = payer("pm_card");
        String id = invoice(1200);
        assertThat(status(id)).isEqualTo("succeeded");
        JsonNode payment = payments().get(0);
        assertThat(payment.get("type").asString()).isEqualTo("provider");
        assertThat(payment.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(payment.get("payment_provider_code").asString()).isEqualTo("main");
        assertThat(payment.get("provider_payment_id").asString())
                .isEqualTo(stripe.all("pi_").getFirst().get("id").asString());
        var request = stripe.requests("/v1/payment_intents").getFirst();
        assertThat(request)
                .containsEntry("amount", "1200")
                .containsEntry("currency", "eur")
                .containsEntry("customer", customer)
                .containsEntry("payment_method", "pm_card")
                .containsEntry("confirm", "true")
                .containsEntry("off_session", "true")
                .containsEntry("Idempotency-Key", payment.get("lago_id").asString());
        assertThat(request.get("Stripe-Version")).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(org.get("/payment_receipts?invoice_id=" + id).ok().get("payment_receipts"))
                .hasSize(1);
        assertThat(org.invoice(id).get("total_due_amount_cents").asLong()).isZero();
    }

    @Test
    void an_answer_that_is_lost_after_the_charge_charges_once_CRD_277() {
        payer("pm_card");
        stripe.loseAnswers(1);
        String id = invoice(1200);
        awaitPaid(id);
        assertThat(stripe.all("pi_")).hasSize(1);
        assertThat(payments()).hasSize(1);
        assertThat(org.invoice(id).get("total_paid_amount_cents").asLong()).isEqualTo(1200);
    }

    @Test
    void an_error_of_the_server_after_the_charge_charges_once_CRD_277() {
        payer("pm_card");
        stripe.breakAnswers(1);
        String id = invoice(1200);
        org.post("/invoices/" + id + "/retry_payment", null)
                .isRefused(405, "payment_processor_is_currently_handling_payment");
        awaitPaid(id);
        assertThat(stripe.all("pi_")).hasSize(1);
    }

    /** What came to nothing is tried again by machine time, a second later. */
    private void awaitPaid(String invoiceId) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!status(invoiceId).equals("succeeded")) {
            assertThat(System.nanoTime()).as("paid in time").isLessThan(until);
            Thread.onSpinWait();
            org.settle();
        }
    }

    @Test
    void news_that_come_before_the_lost_answer_settle_the_same_payment_CRD_323() {
        payer("pm_card");
        stripe.loseAnswers(1);
        String id = invoice(1200);
        tell("payment_intent.succeeded", stripe.all("pi_").getFirst());
        assertThat(status(id)).isEqualTo("succeeded");
        awaitPaid(id);
        assertThat(payments()).hasSize(1);
        assertThat(stripe.all("pi_")).hasSize(1);
        assertThat(org.get("/payment_receipts").ok().get("payment_receipts")).hasSize(1);
    }

    @Test
    void a_declined_payment_fails_and_is_tried_again_on_demand_CRD_278_CRD_279() {
        String customer = payer("pm_declined");
        String id = invoice(1200);
        assertThat(status(id)).isEqualTo("failed");
        assertThat(payments().at("/0/payment_status").asString()).isEqualTo("failed");
        assertThat(org.invoice(id).at("/fees/0/payment_status").asString()).isEqualTo("failed");
        keep(customer, "pm_better");
        retried(org.post("/invoices/" + id + "/retry_payment", null));
        assertThat(status(id)).isEqualTo("succeeded");
        assertThat(payments()).hasSize(2);
        org.post("/invoices/" + id + "/retry_payment", null).isRefused(405, "invalid_status");
        org.post("/invoices/" + UUID.randomUUID() + "/retry_payment", null).isRefused(404, "invoice_not_found");
        String other = invoice(700, object("payment_method", object("payment_method_type", "manual")));
        var nothing = object(
                "payment_method_type",
                "provider",
                "payment_method_id",
                UUID.randomUUID().toString());
        org.post("/invoices/" + other + "/retry_payment", object("payment_method", nothing))
                .isInvalid("payment_method", "invalid_payment_method");
    }

    @Test
    void a_payment_that_wants_the_customer_waits_for_news_and_stays_succeeded_CRD_278() {
        payer("pm_authenticate");
        String id = invoice(1200);
        assertThat(status(id)).isEqualTo("pending");
        JsonNode waiting = payments().get(0);
        assertThat(waiting.get("payment_status").asString()).isEqualTo("processing");
        assertThat(waiting.get("status").asString()).isEqualTo("requires_action");
        assertThat(waiting.at("/next_action/type").asString()).isEqualTo("redirect_to_url");
        org.post("/invoices/" + id + "/retry_payment", null)
                .isRefused(405, "payment_processor_is_currently_handling_payment");
        ObjectNode declined = stripe.all("pi_").getFirst();
        tell("payment_intent.payment_failed", declined);
        assertThat(payments().at("/0/payment_status").asString()).isEqualTo("processing");
        ObjectNode intent = stripe.all("pi_").getLast();
        intent.put("status", "succeeded").put("amount_received", 1200);
        tell("evt_once", "payment_intent.succeeded", intent);
        tell("evt_once", "payment_intent.succeeded", intent);
        tell("payment_intent.succeeded", intent);
        intent.put("status", "canceled");
        tell("payment_intent.canceled", intent);
        assertThat(status(id)).isEqualTo("succeeded");
        assertThat(payments()).hasSize(1);
        assertThat(org.invoice(id).get("total_paid_amount_cents").asLong()).isEqualTo(1200);
        assertThat(org.get("/payment_receipts").ok().get("payment_receipts")).hasSize(1);
    }

    @Test
    void too_small_an_amount_leaves_the_invoice_as_it_is_CRD_278() {
        payer("pm_card");
        String id = invoice(20);
        assertThat(status(id)).isEqualTo("pending");
        assertThat(payments().at("/0/payment_status").asString()).isEqualTo("failed");
    }

    @Test
    void whoever_pays_by_hand_is_not_charged_INV_134_CRD_276() {
        payer("pm_card");
        String byHand = invoice(1200, object("payment_method", object("payment_method_type", "manual")));
        String skipped = invoice(1300, object("skip_psp", true));
        assertThat(stripe.all("pi_")).isEmpty();
        assertThat(status(byHand)).isEqualTo("pending");
        assertThat(status(skipped)).isEqualTo("pending");
    }

    @Test
    void an_invoice_is_paid_on_one_page_and_not_charged_besides_CRD_280() {
        payer("pm_card");
        String id = invoice(1200, object("skip_psp", true));
        String path = "/invoices/" + id + "/payment_url";
        JsonNode details = org.post(path, null).ok().get("invoice_payment_details");
        String url = details.get("payment_url").asString();
        assertThat(details.get("payment_provider").asString()).isEqualTo("stripe");
        assertThat(org.post(path, null)
                        .ok()
                        .at("/invoice_payment_details/payment_url")
                        .asString())
                .isEqualTo(url);
        assertThat(stripe.all("cs_test_")).hasSize(1);
        var request = stripe.requests("/v1/checkout/sessions").getFirst();
        assertThat(request)
                .containsEntry("mode", "payment")
                .containsEntry("line_items[0][price_data][unit_amount]", "1200")
                .containsEntry("payment_intent_data[metadata][tarn_invoice_id]", id);
        stripe.all("cs_test_").getFirst().put("status", "complete");
        var charge = object("payment_method", object("payment_method_type", "provider"));
        retried(org.post("/invoices/" + id + "/retry_payment", charge));
        assertThat(stripe.all("pi_")).isEmpty(); // it has been paid on the page
        var intent = object("id", "pi_page", "status", "succeeded", "currency", "eur", "amount_received", 1200);
        intent.set("metadata", object("tarn_invoice_id", id));
        tell("payment_intent.succeeded", intent);
        tell("payment_intent.succeeded", intent);
        assertThat(status(id)).isEqualTo("succeeded");
        assertThat(payments()).hasSize(1);
        assertThat(payments().at("/0/provider_payment_id").asString()).isEqualTo("pi_page");
        org.post(path, null).isInvalid("base", "invalid_invoice_status_or_payment_status");
    }

    @Test
    void pages_end_when_the_invoice_is_settled_or_charged_CRD_280() {
        org.customer("bob");
        payer("pm_card");
        String byHand = invoice(1200, object("skip_psp", true));
        org.post("/invoices/" + byHand + "/payment_url", null).ok();
        var payment = object("invoice_id", byHand, "amount_cents", 1200, "reference", "r");
        org.post("/payments", object("payment", payment)).ok();
        assertThat(stripe.all("cs_test_").getFirst().get("status").asString()).isEqualTo("expired");
        String charged = invoice(1300, object("skip_psp", true));
        org.post("/invoices/" + charged + "/payment_url", null).ok();
        var charge = object("payment_method", object("payment_method_type", "provider"));
        retried(org.post("/invoices/" + charged + "/retry_payment", charge));
        assertThat(stripe.all("cs_test_").getLast().get("status").asString()).isEqualTo("expired");
        assertThat(status(charged)).isEqualTo("succeeded");
        org.post("/invoices/" + UUID.randomUUID() + "/payment_url", null).isRefused(404, "invoice_not_found");
    }

    @Test
    void who_has_no_provider_has_no_pages_CRD_280_CRD_322() {
        org.customer("ada");
        String id = invoice(1200);
        org.post("/invoices/" + id + "/payment_url", null).isInvalid("base", "no_linked_payment_provider");
        org.post("/customers/ada/checkout_url", null).isInvalid("base", "no_linked_payment_provider");
        org.post("/customers/nobody/checkout_url", null).isRefused(404, "customer_not_found");
        retried(org.post("/invoices/" + id + "/retry_payment", null));
        assertThat(status(id)).isEqualTo("pending");
    }

    @Test
    void a_customer_leaves_a_way_to_pay_on_a_page_CRD_322() {
        customerAtStripe();
        JsonNode shown = org.post("/customers/ada/checkout_url", null).ok().get("customer");
        assertThat(shown.get("checkout_url").asString()).startsWith("https://checkout.stripe.com/");
        assertThat(shown.get("payment_provider_code").asString()).isEqualTo("main");
        assertThat(stripe.requests("/v1/checkout/sessions").getFirst())
                .containsEntry("mode", "setup")
                .containsEntry("payment_method_types[0]", "card");
        var billing = object("payment_provider", "stripe", "provider_payment_methods", list("customer_balance"));
        org.customer("ada", object("billing_configuration", billing));
        org.post("/customers/ada/checkout_url", null)
                .isInvalid("provider_payment_methods", "no_payment_methods_to_setup_available");
        billing.set("provider_payment_methods", list("link"));
        org.post("/customers", object("customer", object("external_id", "ada", "billing_configuration", billing)))
                .isInvalid("provider_payment_methods", "value_is_invalid");
    }

    @Test
    void a_request_for_overdue_invoices_is_charged_as_one_CRD_302() {
        String customer = payer("pm_declined");
        String one = invoice(1000);
        String two = invoice(500);
        org.travelTo("2024-03-02");
        keep(customer, "pm_card");
        var request = object("external_customer_id", "ada", "lago_invoice_ids", list(one, two));
        JsonNode made = org.post("/payment_requests", object("payment_request", request))
                .ok()
                .get("payment_request");
        assertThat(status(one)).isEqualTo("succeeded");
        assertThat(status(two)).isEqualTo("succeeded");
        assertThat(stripe.all("pi_").getLast().get("amount").asLong()).isEqualTo(1500);
        JsonNode after = org.get("/payment_requests/" + made.get("lago_id").asString())
                .ok()
                .get("payment_request");
        assertThat(after.get("payment_status").asString()).isEqualTo("succeeded");
        JsonNode payment = payments().get(0);
        assertThat(payment.get("payable_type").asString()).isEqualTo("PaymentRequest");
        assertThat(payment.get("invoice_ids")).hasSize(2);
        assertThat(org.get("/payments?invoice_id=" + two).ok().get("payments")).hasSize(2);
    }

    @Test
    void several_who_retry_at_once_charge_once_CRD_277() {
        payer("pm_slow");
        String id = invoice(1200, object("skip_psp", true));
        var charge = object("payment_method", object("payment_method_type", "provider"));
        AtOnce.doing(5, number -> org.send("POST", "/invoices/" + id + "/retry_payment", charge, Map.of()));
        org.settle();
        assertThat(stripe.all("pi_")).hasSize(1);
        assertThat(payments()).hasSize(1);
    }

    @Test
    void only_the_provider_itself_is_believed_CRD_323() {
        String body = object("id", "evt_1", "type", "payment_intent.succeeded").toString();
        Instant now = Instant.now();
        assertThat(deliver(body, now, "whsec_other").status()).isEqualTo(400);
        assertThat(deliver(body, now.minusSeconds(600), SECRET).status()).isEqualTo(400);
        String stranger = "/webhooks/stripe/" + UUID.randomUUID();
        assertThat(Http.send("POST", stranger, body, Map.of()).status()).isEqualTo(400);
        assertThat(Http.send("POST", "/webhooks/stripe/none", "{", Map.of()).status())
                .isEqualTo(400);
        assertThat(deliver("not json", now, SECRET).status()).isEqualTo(400);
        assertThat(deliver(body, now, SECRET).status()).isEqualTo(200);
    }

    @Test
    void a_connection_keeps_its_secrets_and_its_customers_leave_with_it_CRD_320_PLT_360_PLT_375() {
        JsonNode shown = owner.get("/api/v1/integrations/" + connectionId).ok().get("integration");
        assertThat(shown.toString()).doesNotContain(stripe.secretKey).doesNotContain(SECRET);
        assertThat(shown.get("secret_key").asString())
                .endsWith(stripe.secretKey.substring(stripe.secretKey.length() - 4));
        assertThat(shown.get("webhook_secret_set").asBoolean()).isTrue();
        assertThat(shown.get("category").asString()).isEqualTo("payment");
        connect(object()).isInvalid("code", "value_already_exist");
        connect(object("code", "b", "type", "adyen")).isInvalid("type", "not_supported_yet");
        connect(object("code", "b", "type", "abacus")).isInvalid("type", "value_is_invalid");
        connect(object("code", "b", "secret_key", null)).isInvalid("secret_key", "value_is_mandatory");
        connect(object("code", "b", "success_redirect_url", "ftp://x"))
                .isInvalid("success_redirect_url", "url_is_invalid");
        var edit = object("name", "Other", "success_redirect_url", "https://example.com/thanks");
        JsonNode edited = owner.put("/api/v1/integrations/" + connectionId, object("integration", edit))
                .ok()
                .get("integration");
        assertThat(edited.get("name").asString()).isEqualTo("Other");
        payer("pm_card");
        connect(object("code", "second")).ok();
        var unclear = object("external_id", "ada", "billing_configuration", object("payment_provider", "stripe"));
        org.post("/customers", object("customer", unclear)).isInvalid("base", "payment_provider_code_missing");
        owner.delete("/api/v1/integrations/" + connectionId).ok();
        owner.get("/api/v1/integrations/" + connectionId).isRefused(404, "integration_not_found");
        JsonNode billing = org.get("/customers/ada").ok().at("/customer/billing_configuration");
        assertThat(billing.get("payment_provider").isNull()).isTrue();
        assertThat(org.get("/customers/ada/payment_methods").ok().get("payment_methods"))
                .isEmpty();
        String id = invoice(1200);
        assertThat(status(id)).isEqualTo("pending");
    }

    private JsonNode wallet(Object... more) {
        var fields = object("external_customer_id", "ada", "rate_amount", "1", "currency", "EUR");
        fields.setAll(object("invoice_requires_successful_payment", true));
        fields.setAll(object(more));
        JsonNode made = org.post("/wallets", object("wallet", fields)).ok().get("wallet");
        return org.get("/wallets/" + made.get("lago_id").asString()).ok().get("wallet");
    }

    private JsonNode transaction(JsonNode wallet) {
        String path = "/wallets/" + wallet.get("lago_id").asString() + "/wallet_transactions";
        return org.get(path).ok().at("/wallet_transactions/0");
    }

    @Test
    void credits_that_count_once_they_are_paid_are_charged_for_at_once_CRD_275() {
        payer("pm_card");
        JsonNode wallet = wallet("paid_credits", "10");
        assertThat(stripe.all("pi_").getFirst().get("amount").asLong()).isEqualTo(1000);
        assertThat(transaction(wallet).get("status").asString()).isEqualTo("settled");
        assertThat(wallet.get("credits_balance").asString()).startsWith("10");
        assertThat(org.invoices().getFirst().get("payment_status").asString()).isEqualTo("succeeded");
    }

    @Test
    void credits_paid_by_hand_are_not_charged_for_but_may_be_paid_on_a_page_CRD_276_CRD_281() {
        payer("pm_card");
        JsonNode wallet = wallet("paid_credits", "10", "payment_method", object("payment_method_type", "manual"));
        assertThat(stripe.all("pi_")).isEmpty();
        JsonNode pending = transaction(wallet);
        assertThat(pending.get("status").asString()).isEqualTo("pending");
        String path = "/wallet_transactions/" + pending.get("lago_id").asString() + "/payment_url";
        JsonNode details = org.post(path, null).ok().get("wallet_transaction_payment_details");
        assertThat(details.get("payment_url").asString()).startsWith("https://checkout.stripe.com/");
        String invoiceId = stripe.requests("/v1/checkout/sessions").getFirst().get("metadata[tarn_invoice_id]");
        var intent = object("id", "pi_page", "status", "succeeded", "currency", "eur", "amount_received", 1000);
        intent.set("metadata", object("tarn_invoice_id", invoiceId));
        tell("payment_intent.succeeded", intent);
        assertThat(transaction(wallet).get("status").asString()).isEqualTo("settled");
        org.post(path, null).isInvalid("base", "wallet_transaction_already_settled");
        JsonNode granted = wallet("granted_credits", "5", "priority", 2);
        org.post("/wallet_transactions/" + transaction(granted).get("lago_id").asString() + "/payment_url", null)
                .isInvalid("base", "wallet_transaction_not_purchased");
        org.post("/wallet_transactions/" + UUID.randomUUID() + "/payment_url", null)
                .isRefused(404, "wallet_transaction_not_found");
    }
}
