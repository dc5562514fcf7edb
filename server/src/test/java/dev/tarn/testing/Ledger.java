package dev.tarn.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** All invoices of an organization as text, and what was given and paid, without what differs between two that live the same: ids and the number's prefix. */
public final class Ledger {
    private static final List<String> NOTE = List.of(
            "reason",
            "credit_status",
            "refund_status",
            "total_amount_cents",
            "taxes_amount_cents",
            "credit_amount_cents",
            "balance_amount_cents",
            "refund_amount_cents",
            "offset_amount_cents");
    private static final List<String> WALLET = List.of(
            "external_customer_id",
            "name",
            "status",
            "balance_cents",
            "credits_balance",
            "consumed_credits",
            "ongoing_balance_cents",
            "terminated_at");
    private static final List<String> COUPON = List.of(
            "external_customer_id", "coupon_code", "status", "amount_cents_remaining", "frequency_duration_remaining");
    private static final List<String> PAYMENT = List.of("reference", "amount_cents", "payment_status");
    private static final List<String> REQUEST =
            List.of("amount_cents", "amount_currency", "payment_status", "created_at");

    private Ledger() {}

    public static List<String> of(Sandbox org) {
        var lines = new ArrayList<String>();
        invoices(org).forEach(invoice -> lines.add(line(invoice)));
        rows(org, "credit_notes").forEach(note -> lines.add("note " + numbered(note) + " " + fields(note, NOTE)));
        rows(org, "wallets").forEach(wallet -> lines.add("wallet " + fields(wallet, WALLET)));
        rows(org, "applied_coupons").forEach(coupon -> lines.add("coupon " + fields(coupon, COUPON)));
        rows(org, "payments").forEach(payment -> lines.add("payment " + fields(payment, PAYMENT)));
        rows(org, "payment_requests").forEach(request -> lines.add("request " + fields(request, REQUEST)));
        return lines.stream().sorted().toList();
    }

    /** All invoices, each as its own page shows it. */
    public static List<JsonNode> invoices(Sandbox org) {
        return rows(org, "invoices").stream()
                .map(row -> org.invoice(row.get("lago_id").asString()))
                .toList();
    }

    private static List<JsonNode> rows(Sandbox org, String what) {
        var rows = new ArrayList<JsonNode>();
        for (int page = 1; ; page++) {
            JsonNode answer = org.get("/" + what + "?per_page=100&page=" + page).ok();
            answer.get(what).forEach(rows::add);
            if (answer.at("/meta/next_page").isNull()) {
                return rows;
            }
        }
    }

    private static String fields(JsonNode row, List<String> names) {
        var text = new StringBuilder();
        names.forEach(name -> text.append(row.get(name).asString("-")).append(' '));
        return text.toString();
    }

    private static String numbered(JsonNode document) {
        return document.get("number").asString().replaceFirst("^[^-]*-[^-]*-", "");
    }

    private static String line(JsonNode invoice) {
        var text = new StringBuilder();
        for (String field : List.of(
                "issuing_date",
                "payment_due_date",
                "status",
                "payment_status",
                "payment_overdue",
                "currency",
                "fees_amount_cents",
                "coupons_amount_cents",
                "credit_notes_amount_cents",
                "prepaid_credit_amount_cents",
                "progressive_billing_credit_amount_cents",
                "taxes_amount_cents",
                "total_amount_cents",
                "total_paid_amount_cents",
                "finalized_at")) {
            text.append(invoice.get(field).asString()).append(' ');
        }
        text.append(invoice.at("/customer/external_id").asString())
                .append(" number ")
                .append(invoice.get("number").asString().replaceFirst("^.*?(-\\d+-\\d+)$", "$1"));
        invoice.get("billing_periods").forEach(period -> text.append("\n  ").append(period(period)));
        var fees = new ArrayList<String>();
        invoice.get("fees").forEach(fee -> fees.add("\n    " + fee(fee)));
        fees.stream().sorted().forEach(text::append);
        return text.toString();
    }

    private static String period(JsonNode period) {
        var text = new StringBuilder();
        period.propertyStream()
                .filter(field -> !field.getKey().startsWith("lago_"))
                .forEach(field -> text.append(field.getValue().asString("-")).append(' '));
        return text.toString();
    }

    private static String fee(JsonNode fee) {
        return String.join(
                " ",
                fee.at("/item/type").asString(),
                fee.at("/item/code").asString(),
                fee.path("external_subscription_id").asString("-"),
                fee.get("units").asString(),
                fee.get("amount_cents").asString(),
                fee.get("taxes_amount_cents").asString(),
                fee.get("from_date").asString("-"),
                fee.get("to_date").asString("-"));
    }
}
