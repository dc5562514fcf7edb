package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedSection;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.WholeInvoice;
import java.util.List;
import java.util.Set;

/** An invoice as a page of XHTML, top to bottom as INV-213 lists it. */
final class InvoiceHtml {
    /** Where the law calls it a tax invoice (INV-213). */
    private static final Set<String> TAX_INVOICE_COUNTRIES = Set.of("AU", "AE", "NZ", "ID", "SG");

    private static final int COLUMNS = 5;

    private final WholeInvoice whole;
    private final Invoice invoice;
    private final Letterhead letterhead;
    private final Labels labels;
    private final Formats formats;
    private final Sheet sheet;

    private InvoiceHtml(WholeInvoice whole, Letterhead letterhead) {
        this.whole = whole;
        this.invoice = whole.invoice();
        this.letterhead = letterhead;
        this.labels = Labels.of(letterhead.languageTag());
        this.formats = new Formats(labels.locale());
        this.sheet = new Sheet(letterhead, labels);
    }

    static String of(WholeInvoice whole, Letterhead letterhead, String stylesheet) {
        return new InvoiceHtml(whole, letterhead).write(stylesheet);
    }

    private String write(String stylesheet) {
        List<Section> sections = new Sections(labels, formats).of(whole);
        return sheet.write(title(), invoice.number(), stylesheet, body -> {
            sheet.facts(body, this::facts);
            sheet.parties(body, labels.get("from"), labels.get("bill_to"));
            Sheet.headline(body, money(invoice.totals().totalAmountCents()), headline());
            if (sections.size() > 1) {
                summary(body, sections);
                new InvoiceTotalsHtml(whole, labels, formats).write(body);
                closing(body);
                sections.forEach(section -> body.element("div", "own-page", page -> details(page, section)));
            } else {
                sections.forEach(section -> details(body, section));
                new InvoiceTotalsHtml(whole, labels, formats).write(body);
                closing(body);
            }
        });
    }

    private String title() {
        if (invoice.selfBilled()) {
            return labels.get("self_billing_invoice");
        }
        String country = letterhead.seller().country();
        boolean tax = country != null && TAX_INVOICE_COUNTRIES.contains(country);
        return labels.get(
                switch (invoice.invoiceType()) {
                    case "credit" -> "advance_invoice";
                    case "advance_charges" -> tax ? "paid_tax_invoice" : "paid_invoice";
                    default -> tax ? "tax_invoice" : "invoice";
                });
    }

    /** What was paid before it was invoiced is not due. */
    private String headline() {
        return invoice.invoiceType().equals("advance_charges")
                ? labels.get("already_paid")
                : labels.get("due_on", formats.date(invoice.paymentDueOn()));
    }

    private void facts(Html facts) {
        Sheet.fact(facts, labels.get("number"), invoice.number());
        Sheet.fact(facts, labels.get("purchase_order"), invoice.purchaseOrderNumber());
        Sheet.fact(facts, labels.get("issue_date"), formats.date(invoice.issuingOn()));
        Sheet.fact(facts, labels.get("due_date"), formats.date(invoice.paymentDueOn()));
        Sheet.fact(facts, labels.get("payment_term"), paymentTerm());
    }

    private String paymentTerm() {
        int days = invoice.netPaymentTermDays();
        return days == 0 ? labels.get("on_receipt") : labels.get(days == 1 ? "day" : "days", days);
    }

    /** One row per subscription; their details follow on pages of their own (INV-212). */
    private void summary(Html body, List<Section> sections) {
        body.element("table", "lines", table -> {
            table.element(
                    "thead",
                    "",
                    head -> head.element("tr", "", row -> {
                        row.element("th", "text", labels.get("summary"));
                        row.element("th", "amount", labels.get("amount"));
                    }));
            table.element(
                    "tbody",
                    "",
                    rows -> sections.forEach(section -> rows.element("tr", "line", row -> {
                        row.element("td", "text", section.title() == null ? labels.get("other") : section.title());
                        row.element("td", "amount", section.amount());
                    })));
        });
    }

    private void details(Html body, Section section) {
        if (section.title() != null) {
            body.element("div", "subscription", section.title());
        }
        body.element("table", "lines", table -> {
            table.element(
                    "thead",
                    "",
                    head -> head.element("tr", "", row -> {
                        row.element("th", "text", labels.get("item"));
                        row.element("th", "units", labels.get("units"));
                        row.element("th", "price", labels.get("unit_price"));
                        row.element("th", "rate", labels.get("tax_rate"));
                        row.element("th", "amount", labels.get("amount"));
                    }));
            section.blocks().forEach(block -> block(table, block));
        });
    }

    /** A row stays on one page with what explains it, and the first one with the period it belongs to. */
    private static void block(Html table, Section.Block block) {
        String period = block.period();
        for (int i = 0; i < block.lines().size(); i++) {
            int first = i;
            while (i + 1 < block.lines().size() && block.lines().get(i + 1).part()) {
                i++;
            }
            List<Line> together = block.lines().subList(first, i + 1);
            table.element("tbody", "", rows -> {
                if (first == 0 && period != null) {
                    rows.element("tr", "period", row -> row.wideCell("", COLUMNS, cell -> cell.text(period)));
                }
                together.forEach(line -> row(rows, line));
            });
        }
    }

    private static void row(Html rows, Line line) {
        rows.element("tr", line.part() ? "part" : "line", row -> {
            row.element("td", "text", cell -> {
                cell.directed(line.text());
                if (line.note() != null) {
                    cell.element("div", "note", line.note());
                }
            });
            row.element("td", "units", line.units());
            row.element("td", "price", line.unitPrice());
            row.element("td", "rate", line.taxRate());
            row.element("td", "amount", line.amount());
        });
    }

    private void closing(Html body) {
        invoice.thresholds()
                .forEach(passed -> body.element(
                        "div",
                        "notice",
                        labels.get(
                                "threshold_passed",
                                money(passed.lifetimeAmountCents()),
                                money(passed.threshold().amountCents()))));
        if (invoice.selfBilled()) {
            body.element("div", "notice", labels.get("self_billing_notice"));
        }
        invoice.sections().forEach(section -> print(body, section));
        sheet.footer(body);
    }

    /** A text of the seller's own; line breaks are kept. */
    private static void print(Html body, AppliedSection section) {
        String title = section.displayName() == null ? section.name() : section.displayName();
        body.element(
                "div", "notice", html -> html.element("b", "", title).text("\n").text(section.details()));
    }

    private String money(long amountCents) {
        Currency currency = invoice.currency();
        return formats.money(amountCents, currency);
    }
}
