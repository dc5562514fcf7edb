package dev.tarn.demo;

import dev.tarn.client.Api;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** An invoice as text, each amount with the derivation that the server gives for it. */
final class InvoiceText {
    private static final String RULE = "-".repeat(96);

    private final Api company;
    private final JsonNode invoice;
    private final int exponent;
    private final StringBuilder text = new StringBuilder();

    InvoiceText(Api company, String invoiceId) {
        this.company = company;
        this.invoice = company.get("/api/v1/invoices/" + invoiceId).path("invoice");
        this.exponent = invoice.path("currency").asString().equals("JPY") ? 0 : 2;
    }

    String print() {
        line(
                "Invoice %s    %s",
                value("number"), invoice.path("customer").path("name").asString());
        line("issued %s, due %s, %s", value("issuing_date"), value("payment_due_date"), value("status"));
        line(RULE);
        for (JsonNode fee : invoice.path("fees")) {
            printFee(fee);
        }
        line(RULE);
        total("Fees", "fees_amount_cents");
        for (JsonNode tax : invoice.path("applied_taxes")) {
            line(
                    "%-72s %22s",
                    tax.path("tax_name").asString() + " " + tax.path("tax_rate").asString() + " %",
                    money(tax.path("amount_cents")));
        }
        total("Total", "total_amount_cents");
        JsonNode totals = company.get("/api/v1/invoices/" + value("lago_id") + "/explanation")
                .path("explanation");
        printSteps(totals, 1);
        return text.toString();
    }

    private void printFee(JsonNode fee) {
        JsonNode item = fee.path("item");
        String name =
                item.path("invoice_display_name").asString(item.path("name").asString());
        String filter = item.path("filter_invoice_display_name").asString("");
        String label = filter.isEmpty() ? name : name + " - " + filter;
        line(
                "%-50s %21s %22s",
                label,
                new BigDecimal(fee.path("units").asString())
                                .stripTrailingZeros()
                                .toPlainString() + " units",
                money(fee.path("amount_cents")));
        printSteps(
                company.get("/api/v1/fees/" + fee.path("lago_id").asString() + "/explanation")
                        .path("explanation"),
                1);
    }

    private void printSteps(JsonNode explanation, int depth) {
        String said = explanation.path("text").asString();
        String result = explanation.path("result").asString();
        line(
                "%s%s%s  [%s]",
                "   ".repeat(depth),
                said,
                result.isEmpty() || said.endsWith(" " + result + " cents") ? "" : " = " + result,
                explanation.path("rule").asString());
        for (JsonNode step : explanation.path("steps")) {
            printSteps(step, depth + 1);
        }
    }

    private void total(String label, String field) {
        line("%-72s %22s", label, money(invoice.path(field)));
    }

    private String money(JsonNode cents) {
        return invoice.path("currency").asString() + " "
                + BigDecimal.valueOf(cents.asLong(), exponent).toPlainString();
    }

    private String value(String field) {
        return invoice.path(field).asString();
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }
}
