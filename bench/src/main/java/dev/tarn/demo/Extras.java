package dev.tarn.demo;

import dev.tarn.client.Api;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Lumen AI sells and gives besides usage: features, an onboarding, a discount, credits, money back. */
final class Extras {
    private static final long GOODWILL_CENTS = 15_00;

    private Extras() {}

    static void create(Api company) {
        company.create(
                "features",
                "feature",
                Map.of(
                        "code", "sso",
                        "name", "Single sign-on",
                        "description", "Sign in with the customer's own directory"));
        company.create(
                "features",
                "feature",
                Map.of(
                        "code",
                        "support",
                        "name",
                        "Support",
                        "privileges",
                        List.of(Map.of("code", "hours", "name", "Answer within hours", "value_type", "integer"))));
        for (String plan : List.of("scale_eur", "scale_usd")) {
            company.post(
                    "/api/v1/plans/" + plan + "/entitlements",
                    Map.of("entitlements", Map.of("sso", Map.of(), "support", Map.of("hours", 4))));
        }
        company.create(
                "add_ons",
                "add_on",
                Map.of(
                        "code", "onboarding",
                        "name", "Onboarding",
                        "description", "Two workshops and a review of the first month",
                        "amount_cents", 450_00,
                        "amount_currency", "EUR"));
        company.create(
                "coupons",
                "coupon",
                Map.of(
                        "code", "launch",
                        "name", "Launch offer",
                        "coupon_type", "percentage",
                        "percentage_rate", "20",
                        "frequency", "recurring",
                        "frequency_duration", 3,
                        "expiration", "no_expiration"));
    }

    /** What is agreed with customers when they sign up. */
    static void agree(Api company) {
        company.create(
                "applied_coupons",
                "applied_coupon",
                Map.of("external_customer_id", "harborline", "coupon_code", "launch"));
        company.create(
                "invoices",
                "invoice",
                Map.of(
                        "external_customer_id",
                        "fjordlytics",
                        "currency",
                        "EUR",
                        "fees",
                        List.of(Map.of("add_on_code", "onboarding", "units", "1"))));
        company.post(
                "/api/v1/subscriptions/sub-atelier-nord/alerts",
                Map.of(
                        "alert",
                        Map.of(
                                "alert_type",
                                "current_usage_amount",
                                "code",
                                "budget",
                                "name",
                                "Monthly budget",
                                "thresholds",
                                List.of(
                                        Map.of("code", "near", "value", "300"),
                                        Map.of("code", "over", "value", "400")))));
    }

    /** Kumoworks pays ahead: credits that the coming invoices use up, and some on top for free. */
    static void sellCredits(Api company) {
        company.create(
                "wallets",
                "wallet",
                Map.of(
                        "external_customer_id", "kumoworks",
                        "name", "Prepaid credits",
                        "currency", "JPY",
                        "rate_amount", "1",
                        "paid_credits", "60000",
                        "granted_credits", "6000"));
        pay(company, newest(company, "kumoworks"));
    }

    private static JsonNode newest(Api company, String customer) {
        return company.get("/api/v1/invoices?per_page=1&external_customer_id=" + customer)
                .path("invoices")
                .path(0);
    }

    /** Harborline had an outage: a part of its newest invoice is given back as credit. */
    static void makeGood(Api company) {
        JsonNode newest = company.get("/api/v1/invoices?external_customer_id=harborline&per_page=1")
                .path("invoices")
                .path(0);
        JsonNode invoice = company.get(
                        "/api/v1/invoices/" + newest.path("lago_id").asString())
                .path("invoice");
        for (JsonNode fee : invoice.path("fees")) {
            if (fee.path("amount_cents").asLong() > GOODWILL_CENTS) {
                company.create("credit_notes", "credit_note", goodwill(invoice, fee));
                return;
            }
        }
        throw new IllegalStateException("no fee of Harborline is large enough to give something back");
    }

    private static Map<String, Object> goodwill(JsonNode invoice, JsonNode fee) {
        return Map.of(
                "invoice_id",
                invoice.path("lago_id").asString(),
                "reason",
                "product_unsatisfactory",
                "description",
                "Two hours without service",
                "credit_amount_cents",
                GOODWILL_CENTS,
                "items",
                List.of(Map.of("fee_id", fee.path("lago_id").asString(), "amount_cents", GOODWILL_CENTS)));
    }

    /** A transfer that came in for what is still due. */
    static void pay(Api company, JsonNode invoice) {
        company.create(
                "payments",
                "payment",
                Map.of(
                        "invoice_id",
                        invoice.path("lago_id").asString(),
                        "amount_cents",
                        invoice.path("total_due_amount_cents").asLong(),
                        "reference",
                        "Transfer " + invoice.path("number").asString()));
    }
}
