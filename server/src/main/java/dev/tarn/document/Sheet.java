package dev.tarn.document;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What every document has: title and logo, facts, the two parties, rows of totals. */
final class Sheet {
    private final Letterhead letterhead;
    private final Labels labels;

    Sheet(Letterhead letterhead, Labels labels) {
        this.letterhead = letterhead;
        this.labels = labels;
    }

    /** A whole document; its number runs along the foot of every page. */
    String write(String title, String number, String stylesheet, Consumer<Html> content) {
        var html = new Html();
        html.element("head", "", head -> {
            head.element("title", "", title + " " + number);
            head.element("style", "", style -> style.text(stylesheet));
        });
        html.element("body", "", body -> {
            body.element("div", "running", number);
            heading(body, title);
            content.accept(body);
        });
        return "<html lang=\"" + labels.locale().toLanguageTag() + "\">" + html + "</html>";
    }

    private void heading(Html body, String title) {
        body.element(
                "table",
                "heading",
                table -> table.element("tr", "", row -> {
                    row.element("td", "title", title);
                    row.element("td", "logo", cell -> {
                        String logo = letterhead.logoDataUri();
                        if (logo != null) {
                            cell.image(logo, "logo");
                        }
                    });
                }));
    }

    /** Facts at the left, and at the right what the customer wants to see. */
    void facts(Html body, Consumer<Html> facts) {
        body.element(
                "table",
                "columns",
                table -> table.element("tr", "", row -> {
                    row.element("td", "half", cell -> cell.element("table", "facts", facts));
                    row.element(
                            "td",
                            "half",
                            cell -> cell.element(
                                    "table",
                                    "facts",
                                    notes -> letterhead.notes().forEach((name, value) -> fact(notes, name, value))));
                }));
    }

    static void fact(Html table, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            table.element("tr", "", row -> row.element("th", "", name).element("td", "", value));
        }
    }

    void parties(Html body, String sellerLabel, String buyerLabel) {
        body.element(
                "table",
                "columns parties",
                table -> table.element("tr", "", row -> {
                    row.element("td", "half", cell -> party(cell, sellerLabel, letterhead.seller()));
                    row.element("td", "half", cell -> party(cell, buyerLabel, letterhead.buyer()));
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

    static void headline(Html body, String amount, String below) {
        body.element("div", "headline", box -> {
            box.element("div", "total", amount);
            box.element("div", "due", below);
        });
    }

    static void total(Html table, String styleClass, String text, String amount) {
        table.element(
                "tr",
                styleClass,
                row -> row.element("td", "space", "")
                        .element("td", "text", text)
                        .element("td", "amount", amount));
    }

    void footer(Html body) {
        String footer = letterhead.footer();
        if (footer != null && !footer.isBlank()) {
            body.element("div", "notice", footer);
        }
    }
}
