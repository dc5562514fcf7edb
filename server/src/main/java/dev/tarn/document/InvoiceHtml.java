package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceCredit;
import dev.tarn.invoice.WholeInvoice;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private InvoiceHtml(WholeInvoice whole, Letterhead letterhead) {
        this.whole = whole;
        this.invoice = whole.invoice();
        this.credits = whole.credits();
        this.letterhead = letterhead;
        this.labels = Labels.of(letterhead.languageTag());
        this.formats = new Formats(labels.locale());
    }

    static String of(WholeInvoice whole, Letterhead letterhead, String stylesheet) {
        return new InvoiceHtml(whole, letterhead).write(stylesheet);
    }

    private String write(String stylesheet) {
        List<Section> sections = new Sections(labels, formats).of(whole);
        var html = new Html();
        html.element("head", "", head -> {
            head.element("title", "", title() + " " + invoice.number());
            head.element("style", "", stylesheet);
        });
        html.element("body", "", body -> {
            body.element("div", "running", invoice.number());
            heading(body);
            facts(body);
            parties(body);
            headline(body);
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
        return "<html lang=\"" + labels.locale().toLanguageTag() + "\">" + html + "</html>";
    }

    private String title() {
        if (invoice.selfBilled()) {
            return labels.get("self_billing_invoice");
        }
        String country = letterhead.seller().country();
        return labels.get(country != null && TAX_INVOICE_COUNTRIES.contains(country) ? "tax_invoice" : "invoice");
    }

    private void heading(Html body) {
        body.element(
                "table",
                "heading",
                table -> table.element("tr", "", row -> {
                    row.element("td", "title", title());
                    row.element("td", "logo", cell -> {
                        String logo = letterhead.logoDataUri();
                        if (logo != null) {
                            cell.image(logo, "logo");
                        }
                    });
                }));
    }

    private void facts(Html body) {
        body.element(
                "table",
                "columns",
                table -> table.element("tr", "", row -> {
                    row.element(
                            "td",
                            "half",
                            cell -> cell.element("table", "facts", facts -> {
                                fact(facts, labels.get("number"), invoice.number());
                                fact(facts, labels.get("purchase_order"), invoice.purchaseOrderNumber());
                                fact(facts, labels.get("issue_date"), formats.date(invoice.issuingOn()));
                                fact(facts, labels.get("due_date"), formats.date(invoice.paymentDueOn()));
                                fact(facts, labels.get("payment_term"), paymentTerm());
                            }));
                    row.element(
                            "td",
                            "half",
                            cell -> cell.element(
                                    "table",
                                    "facts",
                                    facts -> letterhead.notes().forEach((name, value) -> fact(facts, name, value))));
                }));
    }

    private String paymentTerm() {
        int days = invoice.netPaymentTermDays();
        return days == 0 ? labels.get("on_receipt") : labels.get(days == 1 ? "day" : "days", days);
    }

    private static void fact(Html table, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            table.element("tr", "", row -> row.element("th", "", name).element("td", "", value));
        }
    }

    private void parties(Html body) {
        body.element(
                "table",
                "columns parties",
                table -> table.element("tr", "", row -> {
                    row.element("td", "half", cell -> party(cell, labels.get("from"), letterhead.seller()));
                    row.element("td", "half", cell -> party(cell, labels.get("bill_to"), letterhead.buyer()));
                }));
    }

    private void party(Html cell, String label, Party party) {
        cell.element("div", "label", label);
        cell.element("div", "name", party.name());
        line(cell, party.legalNumber());
        party.addressLines(labels.locale()).forEach(text -> line(cell, text));
        line(cell, party.email());
        String taxId = party.taxId();
        line(cell, taxId == null ? null : labels.get("tax_id", taxId));
    }

    private static void line(Html cell, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            cell.element("div", "", text);
        }
    }

    private void headline(Html body) {
        body.element("div", "headline", box -> {
            box.element("div", "total", money(invoice.totals().totalAmountCents()));
            box.element("div", "due", labels.get("due_on", formats.date(invoice.paymentDueOn())));
        });
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
        table.element(
                "tr",
                styleClass,
                row -> row.element("td", "space", "")
                        .element("td", "text", text)
                        .element("td", "amount", money(amountCents)));
    }

    private void closing(Html body) {
        if (invoice.selfBilled()) {
            body.element("div", "notice", labels.get("self_billing_notice"));
        }
        String footer = letterhead.footer();
        if (footer != null && !footer.isBlank()) {
            body.element("div", "notice", footer);
        }
    }

    private String money(long amountCents) {
        Currency currency = invoice.currency();
        return formats.money(amountCents, currency);
    }
}
