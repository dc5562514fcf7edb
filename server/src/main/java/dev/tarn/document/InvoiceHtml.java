package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedSection;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceCredit;
import dev.tarn.invoice.WholeInvoice;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** An invoice as a page of XHTML, top to bottom as INV-213 lists it. */
final class InvoiceHtml {
    /** Where the law calls it a tax invoice (INV-213). */
    private static final Set<String> TAX_INVOICE_COUNTRIES = Set.of("AU", "AE", "NZ", "ID", "SG");

    private static final int COLUMNS = 5;

    private final WholeInvoice whole;
    private final Invoice invoice;
    private final List<InvoiceCredit> credits;
    private final Letterhead letterhead;
    private final Labels labels;
    private final Formats formats;
    private final Sheet sheet;

    private InvoiceHtml(WholeInvoice whole, Letterhead letterhead) {
        this.whole = whole;
        this.invoice = whole.invoice();
        this.credits = whole.credits();
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
            Sheet.headline(
                    body,
                    money(invoice.totals().totalAmountCents()),
                    labels.get("due_on", formats.date(invoice.paymentDueOn())));
            if (sections.size() > 1) {
                summary(body, sections);
                totals(body);
                closing(body);
                sections.forEach(section -> body.element("div", "own-page", page -> details(page, section)));
            } else {
                sections.forEach(section -> details(body, section));
                totals(body);
                closing(body);
            }
        });
    }

    private String title() {
        if (invoice.selfBilled()) {
            return labels.get("self_billing_invoice");
        }
        String country = letterhead.seller().country();
        return labels.get(country != null && TAX_INVOICE_COUNTRIES.contains(country) ? "tax_invoice" : "invoice");
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
                cell.text(line.text());
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

    private void totals(Html body) {
        var totals = invoice.totals();
        body.element("table", "totals", table -> {
            deduction(table, labels.get("usage_already_billed"), totals.progressiveBillingCreditAmountCents());
            credits(table, CreditType.COUPON);
            total(table, "", labels.get("sub_total_excluding_taxes"), totals.subTotalExcludingTaxesAmountCents());
            taxes(table);
            total(table, "", labels.get("sub_total_including_taxes"), totals.subTotalIncludingTaxesAmountCents());
            deduction(table, labels.get("credit_notes"), totals.creditNotesAmountCents());
            deduction(table, labels.get("prepaid_credits"), totals.prepaidCreditAmountCents());
            total(table, "grand", labels.get("total"), totals.totalAmountCents());
        });
    }

    /** One line each, by name. */
    private void credits(Html table, CreditType type) {
        credits.stream()
                .filter(credit -> credit.type() == type)
                .forEach(credit -> deduction(table, credit.name(), credit.amountCents()));
    }

    /** The highest rate first. */
    private void taxes(Html table) {
        if (invoice.taxes().isEmpty()) {
            total(table, "", labels.get("tax_line", labels.get("tax"), formats.percent(java.math.BigDecimal.ZERO)), 0);
        }
        invoice.taxes().stream()
                .sorted(Comparator.comparing(AppliedTax::ratePercent).reversed())
                .forEach(tax -> total(table, "", taxText(tax), tax.amountCents()));
    }

    private String taxText(AppliedTax tax) {
        Long base = tax.baseAmountCents();
        String rate = formats.percent(tax.ratePercent());
        return base == null
                ? labels.get("tax_line", tax.name(), rate)
                : labels.get("tax_line_on", tax.name(), rate, money(base));
    }

    private void deduction(Html table, String text, long amountCents) {
        if (amountCents != 0) {
            total(table, "", text, -amountCents);
        }
    }

    private void total(Html table, String styleClass, String text, long amountCents) {
        Sheet.total(table, styleClass, text, money(amountCents));
    }

    private void closing(Html body) {
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
