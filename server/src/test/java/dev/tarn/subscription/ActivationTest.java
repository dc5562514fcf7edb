package dev.tarn.subscription;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.StripeStandIn;
import dev.tarn.testing.TarnServer;
import dev.tarn.testing.Team;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions that begin once their start is paid (SUB-161, SUB-166 to SUB-168, SUB-190 to SUB-196). */
class ActivationTest {
    private static final String SECRET = "whsec_test_secret";

    private final Sandbox org = Sandbox.at("2024-03-05T12:00");
    private final StripeStandIn.Account stripe = StripeStandIn.account();

    ActivationTest() {
        Session owner = Team.of(org).owner();
        var fields = object("type", "stripe", "code", "main", "name", "Stripe", "secret_key", stripe.secretKey);
        fields.setAll(object("webhook_secret", SECRET, "supports_3ds", true));
        owner.post("/api/v1/integrations", object("integration", fields)).ok();
        org.planWith("plan", 3100, object("pay_in_advance", true));
        org.planWith("more", 6200, object("pay_in_advance", true));
        org.plan("arrears", 1000);
    }

    /** A customer with a way to pay of that name. */
    private void payer(String method) {
        linked();
        String customer = org.get("/customers/ada")
                .ok()
                .at("/customer/billing_configuration/provider_customer_id")
                .asString();
        tell("setup_intent.succeeded", object("id", "seti_1", "customer", customer, "payment_method", method));
    }

    private void linked() {
        var billing = object("payment_provider", "stripe", "payment_provider_code", "main", "sync_with_provider", true);
        org.customer("ada", object("email", "ada@example.com", "billing_configuration", billing));
        org.settle();
    }

    private void tell(String type, ObjectNode about) {
        String event = StripeStandIn.event("evt_" + UUID.randomUUID(), type, about);
        assertThat(StripeStandIn.tell(org.organizationId(), "main", SECRET, Instant.now(), event)
                        .status())
                .isEqualTo(200);
        org.settle();
    }

    private static ObjectNode gated(int hours) {
        return object("activation_rules", list(object("type", "payment", "timeout_hours", hours)));
    }

    private Reply subscribe(String plan, ObjectNode more) {
        var fields = object("external_customer_id", "ada", "plan_code", plan, "external_id", "sub");
        fields.setAll(more);
        return org.post("/subscriptions", object("subscription", fields));
    }

    private JsonNode row(String status) {
        JsonNode rows = org.get("/subscriptions?external_id=sub&status[]=" + status)
                .ok()
                .get("subscriptions");
        assertThat(rows).as(status).hasSize(1);
        return rows.get(0);
    }

    private long count(String status) {
        return org.get("/subscriptions?external_id=sub&status[]=" + status)
                .ok()
                .get("subscriptions")
                .size();
    }

    private static String rule(JsonNode subscription) {
        return subscription.at("/activation_rules/0/status").asString();
    }

    private String gatedInvoice() {
        return row("incomplete").at("/activation_rules/0/lago_invoice_id").asString();
    }

    private Reply payByHand(String invoiceId, long cents) {
        var payment = object("invoice_id", invoiceId, "amount_cents", cents, "reference", "transfer");
        return org.post("/payments", object("payment", payment));
    }

    private ObjectNode intent() {
        return stripe.all("pi_").getLast();
    }

    @AfterEach
    void nothing_is_wrong_with_what_is_stored() {
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void a_paid_start_makes_the_subscription_active_and_its_invoice_final_SUB_166() {
        payer("pm_slow");
        JsonNode created = subscribe("plan", gated(48)).ok().get("subscription");
        assertThat(created.get("status").asString()).isEqualTo("incomplete");
        assertThat(created.get("started_at").asString()).isEqualTo("2024-03-05T12:00:00Z");
        assertThat(created.get("activated_at").isNull()).isTrue();
        assertThat(rule(created)).isEqualTo("pending");
        assertThat(created.at("/activation_rules/0/timeout_hours").asInt()).isEqualTo(48);
        assertThat(created.at("/activation_rules/0/expires_at").asString()).isEqualTo("2024-03-07T12:00:00Z");
        org.settle();
        String invoice = gatedInvoice();
        assertThat(org.invoices()).isEmpty();
        org.get("/invoices/" + invoice).isRefused(404, "invoice_not_found");
        assertThat(org.get("/fees").ok().get("fees")).isEmpty();
        assertThat(intent().get("amount").asLong()).isEqualTo(2700);

        org.travelTo("2024-03-06T09:00");
        tell("payment_intent.succeeded", intent().put("status", "succeeded").put("amount_received", 2700));

        JsonNode active = row("active");
        assertThat(active.get("started_at").asString()).isEqualTo("2024-03-05T12:00:00Z");
        assertThat(active.get("activated_at").asString()).isEqualTo("2024-03-06T09:00:00Z");
        assertThat(rule(active)).isEqualTo("satisfied");
        JsonNode paid = org.invoice(invoice);
        assertThat(paid.get("status").asString()).isEqualTo("finalized");
        assertThat(paid.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(paid.get("issuing_date").asString()).isEqualTo("2024-03-06");
        assertThat(paid.get("total_amount_cents").asLong()).isEqualTo(2700);
        assertThat(paid.at("/billing_periods/0/invoicing_reason").asString()).isEqualTo("subscription_starting");

        tell("payment_intent.succeeded", intent());
        org.travelTo("2024-04-01");
        assertThat(org.invoices()).hasSize(2);
        assertThat(stripe.all("pi_")).hasSize(2);
    }

    @Test
    void a_method_that_pays_at_once_leaves_nothing_waiting_SUB_166() {
        payer("pm_card");
        subscribe("plan", gated(1)).ok();
        org.settle();
        assertThat(rule(row("active"))).isEqualTo("satisfied");
        assertThat(org.invoices()).hasSize(1);
        org.travelTo("2024-03-06T12:00");
        assertThat(count("active")).isEqualTo(1);
    }

    @Test
    void a_failed_payment_cancels_and_gives_back_what_was_used_SUB_167_INV_053_CRD_152() {
        payer("pm_slow");
        var coupon = object("name", "c", "code", "c", "coupon_type", "fixed_amount", "amount_cents", 500);
        coupon.setAll(object("amount_currency", "EUR", "frequency", "once", "expiration", "no_expiration"));
        org.post("/coupons", object("coupon", coupon)).ok();
        org.post(
                        "/applied_coupons",
                        object("applied_coupon", object("external_customer_id", "ada", "coupon_code", "c")))
                .ok();
        var wallet =
                object("external_customer_id", "ada", "rate_amount", "1", "currency", "EUR", "granted_credits", "3");
        org.post("/wallets", object("wallet", wallet)).ok();
        org.settle();
        subscribe("plan", gated(0)).ok();
        org.settle();
        assertThat(intent().get("amount").asLong()).isEqualTo(2700 - 500 - 300);
        assertThat(row("incomplete").at("/activation_rules/0/expires_at").isNull())
                .isTrue();
        assertThat(walletCents()).isZero();

        ObjectNode failed = intent().put("status", "requires_payment_method");
        tell("payment_intent.payment_failed", failed);

        JsonNode canceled = row("canceled");
        assertThat(canceled.get("cancellation_reason").asString()).isEqualTo("payment_failed");
        assertThat(canceled.get("canceled_at").isNull()).isFalse();
        assertThat(rule(canceled)).isEqualTo("failed");
        assertThat(org.invoices()).isEmpty();
        assertThat(walletCents()).isEqualTo(300);
        JsonNode applied =
                org.get("/applied_coupons?external_customer_id=ada").ok().at("/applied_coupons/0");
        assertThat(applied.get("status").asString()).isEqualTo("active");
        assertThat(applied.get("amount_cents_remaining").asLong()).isEqualTo(500);

        tell("payment_intent.payment_failed", failed);
        tell("payment_intent.succeeded", failed.put("status", "succeeded"));
        assertThat(count("canceled")).isEqualTo(1);
        assertThat(count("active")).isZero();
        assertThat(org.get("/payments").ok().at("/payments/0/payment_status").asString())
                .isEqualTo("succeeded");
        subscribe("plan", object()).ok();
        assertThat(count("active")).isEqualTo(1);
    }

    private long walletCents() {
        return org.get("/wallets?external_customer_id=ada")
                .ok()
                .at("/wallets/0/balance_cents")
                .asLong();
    }

    @Test
    void time_that_is_up_cancels_the_subscription_and_the_payment_SUB_168() {
        payer("pm_slow");
        subscribe("plan", gated(2)).ok();
        org.settle();
        org.travelTo("2024-03-05T13:59:59");
        assertThat(count("incomplete")).isEqualTo(1);
        org.travelTo("2024-03-05T18:00");
        JsonNode canceled = row("canceled");
        assertThat(canceled.get("cancellation_reason").asString()).isEqualTo("timeout");
        assertThat(canceled.get("canceled_at").asString()).isEqualTo("2024-03-05T14:00:00Z");
        assertThat(rule(canceled)).isEqualTo("expired");
        assertThat(intent().get("status").asString()).isEqualTo("canceled");
        assertThat(org.get("/payments").ok().at("/payments/0/payment_status").asString())
                .isEqualTo("failed");
        assertThat(org.invoices()).isEmpty();
    }

    @Test
    void a_payment_and_the_end_of_the_time_at_once_are_decided_once_SUB_166_SUB_168() {
        payer("pm_slow");
        subscribe("plan", gated(1)).ok();
        org.settle();
        String invoice = gatedInvoice();
        AtOnce.doing(4, i -> i == 0 ? org.travelTo("2024-03-05T13:00") : payByHand(invoice, 2700));
        org.settle();
        boolean active = count("active") == 1;
        assertThat(count("canceled")).isEqualTo(active ? 0 : 1);
        assertThat(count("incomplete")).isZero();
        assertThat(org.invoices()).hasSize(active ? 1 : 0);
        if (active) {
            assertThat(org.invoices().getFirst().get("total_paid_amount_cents").asLong())
                    .isEqualTo(2700);
        }
    }

    @Test
    void money_that_came_by_other_ways_pays_the_start_as_well_SUB_166() {
        payer("pm_slow");
        subscribe("plan", gated(24)).ok();
        String invoice = gatedInvoice();
        payByHand(invoice, 700).ok();
        assertThat(count("incomplete")).isEqualTo(1);
        payByHand(invoice, 2000).ok();
        assertThat(row("active").get("lago_id").asString()).isNotEmpty();
        assertThat(org.invoice(invoice).get("status").asString()).isEqualTo("finalized");
    }

    @Test
    void nothing_else_happens_to_what_waits_SUB_111_SUB_171_SUB_180() {
        payer("pm_slow");
        subscribe("plan", gated(24)).ok();
        subscribe("plan", object()).isInvalid("subscription", "subscription_incomplete");
        subscribe("more", object()).isInvalid("subscription", "subscription_incomplete");
        org.delete("/subscriptions/sub").isInvalid("base", "subscription_incomplete");
        org.put("/subscriptions/sub?status=incomplete", object("subscription", object("name", "x")))
                .isRefused(405, "subscription_incomplete");
        assertThat(org.get("/subscriptions/sub?status=incomplete")
                        .ok()
                        .at("/subscription/status")
                        .asString())
                .isEqualTo("incomplete");
    }

    @Test
    void an_upgrade_takes_over_once_it_is_paid_SUB_195_SUB_172() {
        payer("pm_card");
        var metric = org.metric("calls", "count_agg");
        org.planWith(
                "big", 9300, object("pay_in_advance", true), org.charge(metric, "standard", object("amount", "1")));
        org.planWith(
                "small", 3100, object("pay_in_advance", true), org.charge(metric, "standard", object("amount", "1")));
        subscribe("small", object()).ok();
        org.settle();
        payer("pm_slow");
        org.travelTo("2024-03-11T00:00");
        JsonNode next = subscribe("big", gated(48)).ok().get("subscription");
        assertThat(next.get("status").asString()).isEqualTo("incomplete");
        org.settle();
        assertThat(row("active").get("plan_code").asString()).isEqualTo("small");
        org.delete("/subscriptions/sub").isInvalid("base", "next_subscription_incomplete");
        org.travelTo("2024-03-11T10:00");
        org.event("calls", "sub", object());
        org.travelTo("2024-03-11T12:00");
        tell("payment_intent.succeeded", intent().put("status", "succeeded").put("amount_received", 6300));

        JsonNode active = row("active");
        assertThat(active.get("plan_code").asString()).isEqualTo("big");
        assertThat(active.get("started_at").asString()).isEqualTo("2024-03-11T00:00:00Z");
        assertThat(row("terminated").get("terminated_at").asString()).isEqualTo("2024-03-11T12:00:00Z");
        assertThat(org.get("/credit_notes").ok().get("credit_notes")).hasSize(1);
        assertThat(org.get("/credit_notes")
                        .ok()
                        .at("/credit_notes/0/credit_amount_cents")
                        .asLong())
                .isEqualTo(2100);
        List<JsonNode> invoices = org.invoices();
        assertThat(invoices).hasSize(3);
        assertThat(invoices.stream()
                        .mapToLong(invoice -> invoice.get("fees_amount_cents").asLong())
                        .sorted()
                        .toArray())
                .containsExactly(100, 2700, 6300);

        org.event("calls", "sub", object());
        org.travelTo("2024-04-01T01:00");
        long april = org.invoices().stream()
                .filter(invoice -> invoice.get("issuing_date").asString().equals("2024-04-01"))
                .mapToLong(invoice -> invoice.get("fees_amount_cents").asLong())
                .sum();
        assertThat(april)
                .as("the call before the payment was billed with the old plan")
                .isEqualTo(9300 + 100);
    }

    @Test
    void an_upgrade_that_is_not_paid_leaves_the_old_subscription_as_it_is_SUB_167() {
        payer("pm_card");
        subscribe("plan", object()).ok();
        org.settle();
        payer("pm_declined");
        subscribe("more", gated(48)).ok();
        org.settle();
        assertThat(row("active").get("plan_code").asString()).isEqualTo("plan");
        assertThat(row("active").get("next_plan_code").isNull()).isTrue();
        assertThat(row("canceled").get("cancellation_reason").asString()).isEqualTo("payment_failed");
        org.travelTo("2024-04-01T01:00");
        assertThat(org.invoices()).hasSize(2);
    }

    @Test
    void a_downgrade_is_asked_for_payment_on_its_day_SUB_195() {
        payer("pm_card");
        subscribe("more", object()).ok();
        subscribe("plan", gated(48)).ok();
        org.settle();
        assertThat(rule(row("pending"))).isEqualTo("inactive");
        payer("pm_slow");
        org.travelTo("2024-04-01T00:00");
        assertThat(row("active").get("plan_code").asString()).isEqualTo("more");
        assertThat(row("incomplete").get("started_at").asString()).isEqualTo("2024-04-01T00:00:00Z");
        String invoice = gatedInvoice();
        payByHand(invoice, 3100).ok();
        org.settle();
        assertThat(row("active").get("plan_code").asString()).isEqualTo("plan");
        assertThat(org.get("/credit_notes")
                        .ok()
                        .at("/credit_notes/0/credit_amount_cents")
                        .asLong())
                .isEqualTo(6200);
    }

    @Test
    void what_passes_before_a_late_payment_is_billed_to_nobody_SUB_196() {
        payer("pm_slow");
        subscribe("plan", gated(0)).ok();
        String invoice = gatedInvoice();
        org.travelTo("2024-06-10T12:00");
        payByHand(invoice, 2700).ok();
        org.settle();
        List<JsonNode> invoices = org.invoices();
        assertThat(invoices).hasSize(2);
        JsonNode period = invoices.stream()
                .filter(other -> !other.get("lago_id").asString().equals(invoice))
                .findFirst()
                .orElseThrow();
        assertThat(period.get("fees_amount_cents").asLong()).isEqualTo(3100);
        assertThat(period.get("issuing_date").asString()).isEqualTo("2024-06-01");
        org.travelTo("2024-07-01T01:00");
        assertThat(org.invoices()).hasSize(3);
    }

    @Test
    void rules_that_do_not_apply_let_the_subscription_begin_SUB_192_SUB_193() {
        payer("pm_slow");
        JsonNode begun = subscribe("arrears", gated(24)).ok().get("subscription");
        assertThat(begun.get("status").asString()).isEqualTo("active");
        assertThat(rule(begun)).isEqualTo("not_applicable");
        org.planWith("tried", 3100, object("pay_in_advance", true, "trial_period", 10));
        JsonNode tried = subscribe("tried", object("external_id", "t").setAll(gated(24)))
                .ok()
                .get("subscription");
        assertThat(tried.get("status").asString()).isEqualTo("active");
        var past = object("external_id", "p", "subscription_at", "2024-02-01T00:00:00Z");
        past.setAll(gated(24));
        JsonNode backdated = subscribe("plan", past).ok().get("subscription");
        assertThat(backdated.get("status").asString()).isEqualTo("active");
        assertThat(backdated.get("activation_rules")).isEmpty();
    }

    @Test
    void a_start_that_costs_nothing_begins_at_once_SUB_194() {
        payer("pm_slow");
        org.planWith("free", 0, object("pay_in_advance", true));
        JsonNode begun = subscribe("free", gated(24)).ok().get("subscription");
        assertThat(begun.get("status").asString()).isEqualTo("active");
        assertThat(rule(begun)).isEqualTo("satisfied");
        assertThat(org.invoices()).hasSize(1);
        assertThat(stripe.all("pi_")).isEmpty();
    }

    @Test
    void a_start_to_come_is_asked_for_payment_when_it_comes_SUB_161_SUB_181() {
        payer("pm_slow");
        var later = object("subscription_at", "2024-03-20T00:00:00Z");
        later.setAll(gated(24));
        assertThat(rule(subscribe("plan", later).ok().get("subscription"))).isEqualTo("inactive");
        JsonNode changed = org.put("/subscriptions/sub?status=pending", object("subscription", gated(5)))
                .ok()
                .get("subscription");
        assertThat(changed.at("/activation_rules/0/timeout_hours").asInt()).isEqualTo(5);
        org.travelTo("2024-03-20T01:00");
        assertThat(row("incomplete").at("/activation_rules/0/expires_at").asString())
                .isEqualTo("2024-03-20T05:00:00Z");
        payByHand(gatedInvoice(), 1200).ok();
        org.put("/subscriptions/sub", object("subscription", gated(5)))
                .isInvalid("activation_rules", "subscription_not_pending");
    }

    @Test
    void only_customers_who_pay_through_a_provider_can_be_asked_SUB_099_SUB_191() {
        org.customer("ada");
        subscribe("plan", gated(1)).isInvalid("customer", "no_linked_payment_provider");
        linked();
        subscribe("plan", gated(1)).isInvalid("customer", "no_default_payment_method");
        payer("pm_card");
        var manual = object("payment_method", object("payment_method_type", "manual"));
        manual.setAll(gated(1));
        subscribe("plan", manual).isInvalid("customer", "manual_payment_method_invalid_for_payment_activation_rules");
        String nobodys = UUID.randomUUID().toString();
        subscribe(
                        "plan",
                        object(
                                "payment_method",
                                object("payment_method_type", "provider", "payment_method_id", nobodys)))
                .isInvalid("payment_method", "invalid_payment_method");
        subscribe(
                        "plan",
                        object("payment_method", object("payment_method_type", "manual", "payment_method_id", nobodys)))
                .isInvalid("payment_method", "invalid_payment_method");
        assertThat(count("active")).isZero();
    }

    @Test
    void rules_are_refused_by_what_is_wrong_with_them_SUB_190() {
        subscribe("plan", object("activation_rules", "payment")).isInvalid("activation_rules", "invalid_format");
        subscribe("plan", object("activation_rules", list(object("type", "luck"))))
                .isInvalid("activation_rules", "invalid_type");
        var one = object("type", "payment");
        subscribe("plan", object("activation_rules", list(one, one))).isInvalid("activation_rules", "duplicated_type");
        subscribe("plan", gated(-1)).isInvalid("timeout_hours", "value_must_be_positive_or_zero");
    }

    @Test
    void a_plan_that_goes_takes_what_waits_for_it_along_SUB_033() {
        payer("pm_slow");
        subscribe("plan", gated(24)).ok();
        org.settle();
        org.delete("/plans/plan").ok();
        org.settle();
        assertThat(rule(row("canceled"))).isEqualTo("declined");
        assertThat(intent().get("status").asString()).isEqualTo("canceled");
    }

    @Test
    void subscriptions_share_an_invoice_if_they_are_paid_alike_BIL_064_SUB_099() {
        payer("pm_card");
        String method = org.get("/customers/ada/payment_methods")
                .ok()
                .at("/payment_methods/0/lago_id")
                .asString();
        var chosen = object("payment_method", object("payment_method_type", "provider", "payment_method_id", method));
        var byHand = object("payment_method", object("payment_method_type", "manual"));
        subscribe("arrears", object("external_id", "default")).ok();
        JsonNode named = subscribe("arrears", object("external_id", "chosen").setAll(chosen))
                .ok();
        assertThat(named.at("/subscription/payment_method/payment_method_id").asString())
                .isEqualTo(method);
        subscribe("arrears", object("external_id", "hand1").setAll(byHand)).ok();
        subscribe("arrears", object("external_id", "hand2").setAll(byHand)).ok();
        org.travelTo("2024-04-01T01:00");
        assertThat(org.invoices())
                .extracting(invoice -> invoice.get("payment_status").asString())
                .containsExactlyInAnyOrder("succeeded", "pending");
        assertThat(stripe.all("pi_")).hasSize(1);
    }
}
