package dev.tarn.document;

import dev.tarn.invoice.Invoice;
import dev.tarn.payment.ReceiptFacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A receipt as a page of XHTML: what was paid, how and when, on which invoices, and what is left to pay (CRD-290). */
final class ReceiptHtml {
    private final Receipt receipt;
    private final ReceiptFacts facts;
    private final Labels labels;
    private final Formats formats;
    private final Sheet sheet;

    private ReceiptHtml(Receipt receipt, Letterhead letterhead) {
        this.receipt = receipt;
        this.facts = receipt.facts();
        this.labels = Labels.of(letterhead.languageTag());
        this.formats = new Formats(labels.locale());
        this.sheet = new Sheet(letterhead, labels);
    }

    static String of(Receipt receipt, Letterhead letterhead, String stylesheet) {
        return new ReceiptHtml(receipt, letterhead).write(stylesheet);
    }

    private String write(String stylesheet) {
        return sheet.write(labels.get("receipt"), facts.number(), stylesheet, body -> {
            sheet.facts(body, this::facts);
            sheet.parties(body, labels.get("from"), labels.get("received_from"));
            Sheet.headline(body, money(facts.amountCents()), labels.get("paid_on", formats.date(receipt.paidOn())));
            invoices(body);
            totals(body);
            sheet.footer(body);
        });
    }

    private void facts(Html rows) {
        Sheet.fact(rows, labels.get("receipt_number"), facts.number());
        Sheet.fact(rows, labels.get("issue_date"), formats.date(receipt.issuedOn()));
        Sheet.fact(rows, labels.get("payment_date"), formats.date(receipt.paidOn()));
        Sheet.fact(rows, labels.get("payment_method"), method());
        Sheet.fact(rows, labels.get("reference"), facts.reference());
    }

    private @Nullable String method() {
        String method = facts.method();
        if (method == null || method.isBlank()) {
            return null;
        }
        String words = method.replace('_', ' ');
        String name = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        String digits = facts.lastDigits();
        return digits == null || digits.isBlank() ? name : name + " \u2022\u2022\u2022\u2022 " + digits;
    }

    private void invoices(Html body) {
        body.element("table", "lines", table -> {
            table.element(
                    "thead",
                    "",
                    head -> head.element("tr", "", row -> {
                        row.element("th", "text", labels.get("number"));
                        row.element("th", "price", labels.get("issue_date"));
                        row.element("th", "amount", labels.get("total"));
                    }));
            table.element("tbody", "", rows -> receipt.invoices().forEach(invoice -> row(rows, invoice)));
        });
    }

    private void row(Html rows, Invoice invoice) {
        rows.element("tr", "line", row -> {
            row.element("td", "text", invoice.number());
            row.element("td", "price", formats.date(invoice.issuingOn()));
            row.element("td", "amount", money(invoice.totals().totalAmountCents()));
        });
    }

    private void totals(Html body) {
        body.element("table", "totals", table -> {
            Sheet.total(table, "", labels.get("remaining_due"), money(receipt.dueAmountCents()));
            Sheet.total(table, "grand", labels.get("amount_paid"), money(facts.amountCents()));
        });
    }

    private String money(long amountCents) {
        return formats.money(amountCents, facts.currency());
    }
}
