package dev.tarn.testing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.platform.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A sandbox with one of everything, so that any path can be filled with what is there. */
public final class Furnished {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> values = new HashMap<>();

    public Furnished() {
        catalog();
        people();
        customer();
        payments();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Its admin. */
    public Session owner() {
        return Team.of(sandbox).owner();
    }

    private String named(String noun) {
        return noun + "-" + suffix;
    }

    private void catalog() {
        sandbox.tax(named("vat"), "20");
        put("taxes", named("vat"));
        var unit = object("code", named("credits"), "name", "Credits", "short_name", "CR");
        sandbox.post("/pricing_units", object("pricing_unit", unit)).ok();
        put("pricing_units", named("credits"));
        var filters = list(object("key", "region", "values", list("eu", "us")));
        JsonNode metric = sandbox.metric(named("calls"), "count_agg", object("filters", filters));
        put("billable_metrics", named("calls"));
        put("metric", metric.get("lago_id").asString());
        var addOn = object("name", "Set-up", "code", named("setup"), "amount_cents", 100, "amount_currency", "EUR");
        JsonNode madeAddOn =
                sandbox.post("/add_ons", object("add_on", addOn)).ok().get("add_on");
        put("add_ons", named("setup"));
        put("add_on", madeAddOn.get("lago_id").asString());
        var charge = sandbox.charge(metric, "standard", object("amount", "1"));
        charge.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        var fixed = object(
                "add_on_id",
                madeAddOn.get("lago_id").asString(),
                "charge_model",
                "standard",
                "units",
                "1",
                "properties",
                object("amount", "10"));
        var more = object("pay_in_advance", true, "fixed_charges", list(fixed), "metadata", object("team", "growth"));
        sandbox.planWith(named("basic"), 1000, more, charge);
        put("plans", named("basic"));
        put("metadata", "team");
        String plan = "/plans/" + named("basic");
        JsonNode madeCharge = sandbox.get(plan + "/charges").ok().at("/charges/0");
        put("charges", madeCharge.get("code").asString());
        put(
                "fixed_charges",
                sandbox.get(plan + "/fixed_charges")
                        .ok()
                        .at("/fixed_charges/0/code")
                        .asString());
        String filtersPath = plan + "/charges/" + Sandbox.encode(value("charges", "code")) + "/filters";
        put("filters", sandbox.get(filtersPath).ok().at("/filters/0/lago_id").asString());
        put("versions", "1");
        feature(plan);
        var entity = object("code", named("branch"), "name", "Branch");
        JsonNode madeEntity = sandbox.post("/billing_entities", object("billing_entity", entity))
                .ok()
                .get("billing_entity");
        put("billing_entities", named("branch"));
        put("billing_entities/id", madeEntity.get("lago_id").asString());
    }

    private void feature(String plan) {
        var privilege = object("code", named("max"), "value_type", "integer");
        var feature = object("code", named("seats"), "name", "Seats", "privileges", list(privilege));
        sandbox.post("/features", object("feature", feature)).ok();
        put("features", named("seats"));
        put("entitlements", named("seats"));
        put("privileges", named("max"));
        var granted = object(named("seats"), object(named("max"), 10));
        sandbox.post(plan + "/entitlements", object("entitlements", granted)).ok();
    }

    private void people() {
        Session owner = owner();
        var invite = object("invite", object("email", Session.freshEmail(), "roles", list("finance")));
        put(
                "invites",
                owner.post("/api/v1/invites", invite).ok().at("/invite/lago_id").asString());
        Session member = Team.of(sandbox).member("manager");
        for (JsonNode found : owner.get("/api/v1/members").ok().get("members")) {
            if (found.toString().contains(member.email())) {
                put("members", found.get("lago_id").asString());
            }
        }
        String role = "readers_" + suffix;
        var fields = object("code", role, "name", "Readers", "permissions", list("plans:view"));
        owner.post("/api/v1/roles", object("role", fields)).ok();
        put("roles", role);
        var key = owner.post("/api/v1/api_keys", object("api_key", object("name", "Worker")))
                .ok();
        put("api_keys", key.at("/api_key/lago_id").asString());
        Work.schedule(sandbox, UUID.randomUUID(), "2090-01-01");
        put(
                "due_work",
                sandbox.get("/due_work?kind=stubborn")
                        .ok()
                        .at("/due_work/0/lago_id")
                        .asString());
    }

    private void customer() {
        sandbox.customer(named("ada"));
        put("customers", named("ada"));
        sandbox.subscribe(named("sub"), named("ada"), named("basic"));
        put("subscriptions", named("sub"));
        var event = object("transaction_id", named("t"), "properties", object("region", "eu"));
        sandbox.event(named("calls"), named("sub"), object(), event);
        put("events", named("t"));
        var earlier =
                object("transaction_id", named("t0"), "code", named("calls"), "external_subscription_id", named("sub"));
        put(
                "backfills",
                sandbox.post("/backfills", list(earlier))
                        .ok()
                        .at("/backfill/lago_id")
                        .asString());
        JsonNode invoice = sandbox.invoices().getFirst();
        put("invoices", invoice.get("lago_id").asString());
        put("fees", invoice.at("/fees/0/lago_id").asString());
        put("adjusted_fees", value("fees", "id"));
        var export = object("data_export", object("filters", object()));
        put(
                "data_exports",
                sandbox.post("/data_exports/invoices", export)
                        .ok()
                        .at("/data_export/lago_id")
                        .asString());
        var alert = object("code", named("spent"), "alert_type", "current_usage_amount");
        alert.set("thresholds", list(object("value", 100)));
        sandbox.post("/subscriptions/" + named("sub") + "/alerts", object("alert", alert))
                .ok();
        put("alerts", named("spent"));
        sandbox.plan(named("late"), 500);
        var rehearsal =
                object("plan_code", named("late"), "external_customer_ids", list(named("ada")), "to", "2024-03-05");
        put(
                "price_rehearsals",
                sandbox.post("/price_rehearsals", object("price_rehearsal", rehearsal))
                        .ok()
                        .at("/price_rehearsal/lago_id")
                        .asString());
        coupon();
        creditNote(invoice);
        wallet();
    }

    private void wallet() {
        var wallet = object("external_customer_id", named("ada"), "rate_amount", "1", "currency", "EUR");
        wallet.setAll(object("code", named("purse"), "granted_credits", "10", "metadata", object("team", "growth")));
        String id = sandbox.post("/wallets", object("wallet", wallet))
                .ok()
                .at("/wallet/lago_id")
                .asString();
        put("wallets", named("purse"));
        put("wallets/id", id);
        put(
                "wallet_transactions",
                sandbox.get("/wallets/" + id + "/wallet_transactions")
                        .ok()
                        .at("/wallet_transactions/0/lago_id")
                        .asString());
        var alert = object("alert_type", "wallet_balance_amount", "code", named("spent"));
        alert.setAll(object("thresholds", list(object("code", "low", "value", 100))));
        sandbox.post("/customers/" + named("ada") + "/wallets/" + named("purse") + "/alerts", object("alert", alert))
                .ok();
        put("alerts", named("spent"));
    }

    private void creditNote(JsonNode invoice) {
        var item = object("fee_id", invoice.at("/fees/0/lago_id").asString(), "amount_cents", 1);
        var note = object("invoice_id", invoice.get("lago_id").asString(), "credit_amount_cents", 1);
        note.setAll(object("items", list(item), "metadata", object("team", "growth")));
        put(
                "credit_notes",
                sandbox.post("/credit_notes", object("credit_note", note))
                        .ok()
                        .at("/credit_note/lago_id")
                        .asString());
    }

    private void coupon() {
        var coupon =
                object("name", "Welcome", "code", named("welcome"), "coupon_type", "fixed_amount", "amount_cents", 500);
        coupon.setAll(object("amount_currency", "EUR", "frequency", "once", "expiration", "no_expiration"));
        sandbox.post("/coupons", object("coupon", coupon)).ok();
        put("coupons", named("welcome"));
        var section = object("name", "Terms", "code", named("terms"), "details", "Thirty days.");
        sandbox.post("/invoice_custom_sections", object("invoice_custom_section", section))
                .ok();
        put("invoice_custom_sections", named("terms"));
        var applied = object("external_customer_id", named("ada"), "coupon_code", named("welcome"));
        put(
                "applied_coupons",
                sandbox.post("/applied_coupons", object("applied_coupon", applied))
                        .ok()
                        .at("/applied_coupon/lago_id")
                        .asString());
    }

    /** A day later: what was not paid is overdue. */
    private void payments() {
        sandbox.travelTo("2024-03-07");
        String invoiceId = value("invoices", "id");
        var payment = object("invoice_id", invoiceId, "amount_cents", 1, "reference", "wire");
        put(
                "payments",
                sandbox.post("/payments", object("payment", payment))
                        .ok()
                        .at("/payment/lago_id")
                        .asString());
        put(
                "payment_receipts",
                sandbox.get("/payment_receipts")
                        .ok()
                        .at("/payment_receipts/0/lago_id")
                        .asString());
        var request = object("external_customer_id", named("ada"), "lago_invoice_ids", list(invoiceId));
        put(
                "payment_requests",
                sandbox.post("/payment_requests", object("payment_request", request))
                        .ok()
                        .at("/payment_request/lago_id")
                        .asString());
        var campaign = object("code", named("late"), "name", "Late", "max_attempts", 3, "days_between_attempts", 7);
        campaign.set("thresholds", list(object("currency", "EUR", "amount_cents", 1_000_000)));
        owner().post("/api/v1/dunning_campaigns", object("dunning_campaign", campaign))
                .ok();
        put("dunning_campaigns", named("late"));
        provider();
    }

    /** A payment provider that knows the customer, who has left a way to pay. */
    private void provider() {
        String secret = "whsec_" + suffix;
        var stripe = object("type", "stripe", "code", named("stripe"), "name", "Stripe", "webhook_secret", secret);
        stripe.put("secret_key", StripeStandIn.account().secretKey);
        put(
                "integrations",
                owner().post("/api/v1/integrations", object("integration", stripe))
                        .ok()
                        .at("/integration/lago_id")
                        .asString());
        var link = object("payment_provider", "stripe", "provider_customer_id", "cus_" + suffix);
        sandbox.customer(named("ada"), object("billing_configuration", link));
        var left = object("customer", "cus_" + suffix, "payment_method", "pm_card");
        String event = StripeStandIn.event("evt_" + suffix, "setup_intent.succeeded", left);
        StripeStandIn.tell(sandbox.organizationId(), named("stripe"), secret, Instant.now(), event);
        sandbox.settle();
        put(
                "payment_methods",
                sandbox.get("/customers/" + named("ada") + "/payment_methods")
                        .ok()
                        .at("/payment_methods/0/lago_id")
                        .asString());
    }

    private void put(String collection, String value) {
        values.put(collection, value);
    }

    /** What is there under this name; a new kind of thing has to be put there first. */
    public String value(String collection, String variable) {
        String value = values.getOrDefault(collection + "/" + variable, values.get(collection));
        if (value == null || value.isEmpty()) {
            throw new AssertionError("Furnished has no " + collection + " for {" + variable + "}: make one there");
        }
        return value;
    }

    /** Looks like {@link #value} and is nowhere. */
    public String nothingLike(String collection, String variable) {
        String value = value(collection, variable);
        return value.length() == 36 && value.charAt(8) == '-'
                ? UUID.randomUUID().toString()
                : "none-" + suffix;
    }

    /** The query that a route cannot do without. */
    public String query(Route route) {
        return List.of("/current_usage", "/projected_usage", "/past_usage").stream()
                        .anyMatch(route.pattern()::endsWith)
                ? "?external_subscription_id=" + value("subscriptions", "externalId")
                : "";
    }
}
