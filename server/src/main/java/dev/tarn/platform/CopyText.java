package dev.tarn.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Lines in the text format of PostgreSQL's COPY: fields between tabs, a row a line. */
public final class CopyText {
    private static final String NULL = "\\N";

    private final StringBuilder lines;
    private boolean inRow;
    /** Rows that come together often share their instants and owners. */
    private @Nullable Instant lastInstant;

    private String lastInstantText = "";
    private @Nullable UUID lastId;
    private String lastIdText = "";

    public CopyText(int expectedLength) {
        this.lines = new StringBuilder(expectedLength);
    }

    /** Ends the row. */
    public void end() {
        lines.append('\n');
        inRow = false;
    }

    private StringBuilder field() {
        if (inRow) {
            lines.append('\t');
        }
        inRow = true;
        return lines;
    }

    public CopyText add(long number) {
        field().append(number);
        return this;
    }

    /** The text of something that holds nothing to be escaped. */
    public CopyText plain(Object value) {
        field().append(value);
        return this;
    }

    public CopyText add(Instant instant) {
        if (!instant.equals(lastInstant)) {
            lastInstant = instant;
            lastInstantText = instant.toString();
        }
        field().append(lastInstantText);
        return this;
    }

    public CopyText add(UUID id) {
        if (!id.equals(lastId)) {
            lastId = id;
            lastIdText = id.toString();
        }
        field().append(lastIdText);
        return this;
    }

    public CopyText add(@Nullable BigDecimal number) {
        field().append(number == null ? NULL : number.toPlainString());
        return this;
    }

    /** What ends a field or a line, or begins an escape, is escaped. */
    public CopyText add(@Nullable String text) {
        field();
        if (text == null) {
            lines.append(NULL);
            return this;
        }
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text.charAt(i));
            if (escaped != null) {
                lines.append(text, written, i).append(escaped);
                written = i + 1;
            }
        }
        lines.append(text, written, text.length());
        return this;
    }

    private static @Nullable String escaped(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }

    /** A value of a column, as jOOQ holds it. */
    CopyText value(@Nullable Object value) {
        return switch (value) {
            case null -> add((String) null);
            case String text -> add(text);
            case JSONB json -> add(json.data());
            case BigDecimal number -> add(number);
            case Integer number -> add(number.longValue());
            case Long number -> add(number.longValue());
            case Short number -> add(number.longValue());
            case Boolean flag -> plain(flag ? 't' : 'f');
            case UUID id -> add(id);
            case Instant instant -> add(instant);
            case LocalDate day -> plain(day);
            default -> throw new IllegalArgumentException("cannot be copied: " + value.getClass());
        };
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
