package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.Fee;
import java.math.BigDecimal;
import java.util.Comparator;

/** A credit note as a page of XHTML: what is taken back, less coupons, with its taxes, and in which way it is given back. */
final class CreditNoteHtml {
    private final CreditNote note;
    private final Labels labels;
    private final Formats formats;
    private final Sheet sheet;

    private CreditNoteHtml(CreditNote note, Letterhead letterhead) {
        this.note = note;
        this.labels = Labels.of(letterhead.languageTag());
        this.formats = new Formats(labels.locale());
        this.sheet = new Sheet(letterhead, labels);
    }

    static String of(CreditNote note, Letterhead letterhead, String stylesheet) {
        return new CreditNoteHtml(note, letterhead).write(stylesheet);
    }

    private String write(String stylesheet) {
        return sheet.write(labels.get("credit_note"), note.number(), stylesheet, body -> {
            sheet.facts(body, this::facts);
            sheet.parties(body, labels.get("from"), labels.get("credit_to"));
            Sheet.headline(
                    body,
                    money(note.split().totalAmountCents()),
                    labels.get("issued_on", formats.date(note.issuingOn())));
            items(body);
            totals(body);
            sheet.footer(body);
        });
    }

    private void facts(Html facts) {
        Sheet.fact(facts, labels.get("credit_note_number"), note.number());
        Sheet.fact(facts, labels.get("number"), note.invoiceNumber());
        Sheet.fact(facts, labels.get("issue_date"), formats.date(note.issuingOn()));
        Sheet.fact(facts, labels.get("reason"), note.description());
    }

    private void items(Html body) {
        body.element("table", "lines", table -> {
            table.element(
                    "thead",
                    "",
                    head -> head.element("tr", "", row -> {
                        row.element("th", "text", labels.get("item"));
                        row.element("th", "rate", labels.get("tax_rate"));
                        row.element("th", "amount", labels.get("amount"));
                    }));
            table.element("tbody", "", rows -> note.items().forEach(item -> item(rows, item)));
        });
    }

    private void item(Html rows, CreditNote.Item item) {
        Fee fee = item.fee();
        var line = new FeeLines(labels, formats).of(fee).getFirst();
        rows.element("tr", "line", row -> {
            row.element("td", "text", line.text());
            row.element("td", "rate", formats.percent(fee.taxesRatePercent()));
            row.element("td", "amount", money(item.amountCents()));
        });
    }

    private void totals(Html body) {
        var split = note.split();
        body.element("table", "totals", table -> {
            given(table, "coupons", -note.couponsAdjustmentAmountCents());
            total(table, "", labels.get("sub_total_excluding_taxes"), note.subTotalExcludingTaxesAmountCents());
            taxes(table);
            given(table, "credited", split.creditAmountCents());
            given(table, "refunded", split.refundAmountCents());
            given(table, "offset", split.offsetAmountCents());
            total(table, "grand", labels.get("total"), split.totalAmountCents());
        });
    }

    /** The highest rate first. */
    private void taxes(Html table) {
        if (note.taxes().isEmpty()) {
            total(table, "", labels.get("tax_line", labels.get("tax"), formats.percent(BigDecimal.ZERO)), 0);
        }
        note.taxes().stream()
                .sorted(Comparator.comparing(AppliedTax::ratePercent).reversed())
                .forEach(tax -> total(
                        table,
                        "",
                        labels.get("tax_line", tax.name(), formats.percent(tax.ratePercent())),
                        tax.amountCents()));
    }

    private void given(Html table, String label, long amountCents) {
        if (amountCents != 0) {
            total(table, "", labels.get(label), amountCents);
        }
    }

    private void total(Html table, String styleClass, String text, long amountCents) {
        Sheet.total(table, styleClass, text, money(amountCents));
    }

    private String money(long amountCents) {
        return formats.money(amountCents, note.currency());
    }
}
