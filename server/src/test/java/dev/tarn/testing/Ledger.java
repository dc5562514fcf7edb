package dev.tarn.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** All invoices of an organization as text, without what differs between two that live the same: ids and the number's prefix. */
public final class Ledger {
    private Ledger() {}

    public static List<String> of(Sandbox org) {
        var lines = new ArrayList<String>();
        for (int page = 1; ; page++) {
            JsonNode answer = org.get("/invoices?per_page=100&page=" + page).ok();
            for (JsonNode row : answer.get("invoices")) {
                lines.add(line(org.invoice(row.get("lago_id").asString())));
            }
            if (answer.at("/meta/next_page").isNull()) {
                return lines.stream().sorted().toList();
            }
        }
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
                "taxes_amount_cents",
                "total_amount_cents",
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
