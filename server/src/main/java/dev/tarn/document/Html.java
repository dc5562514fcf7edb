package dev.tarn.document;

import dev.tarn.einvoice.XmlCharacters;
import java.text.Bidi;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes XHTML, escaping all text. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** An element with content; {@code styleClass} may be empty. */
    Html element(String name, String styleClass, Consumer<Html> content) {
        open(name, styleClass);
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with text; null is an empty element. Text that begins from right to left is laid out that way. */
    Html element(String name, String styleClass, @Nullable String text) {
        return element(name, styleClass, html -> html.directed(text));
    }

    /** Each line has a direction of its own. */
    void directed(@Nullable String text) {
        if (text == null || !isRightToLeft(text) && !text.contains("\n")) {
            text(text);
            return;
        }
        text.lines().forEach(line -> {
            out.append(isRightToLeft(line) ? "<div class=\"rtl\" dir=\"rtl\">" : "<div>");
            text(line.isEmpty() ? "\u00a0" : line);
            out.append("</div>");
        });
    }

    /** By the first character that has a direction. */
    private static boolean isRightToLeft(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getBaseLevel() == 1;
    }

    Html image(String dataUri, String styleClass) {
        out.append("<img alt=\"\" class=\"")
                .append(escape(styleClass))
                .append("\" src=\"")
                .append(escape(dataUri))
                .append("\"/>");
        return this;
    }

    /** A cell over several columns. */
    Html wideCell(String styleClass, int columns, Consumer<Html> content) {
        out.append("<td class=\"")
                .append(escape(styleClass))
                .append("\" colspan=\"")
                .append(columns)
                .append("\">");
        content.accept(this);
        out.append("</td>");
        return this;
    }

    /** Text; line breaks are kept. */
    Html text(@Nullable String text) {
        if (text != null) {
            out.append(
                    escape(Devanagari.inVisualOrder(text)).replace("\r\n", "\n").replace("\n", "<br/>"));
        }
        return this;
    }

    private void open(String name, String styleClass) {
        out.append('<').append(name);
        if (!styleClass.isEmpty()) {
            out.append(" class=\"").append(escape(styleClass)).append('"');
        }
        out.append('>');
    }

    /** Characters that XML forbids altogether are left out. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().filter(XmlCharacters::isAllowed).forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
