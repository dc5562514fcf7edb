package dev.tarn.platform;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a COPY, in its text format: fields between tabs, a row a line. Written as bytes at once, and sent in pieces. */
public final class CopyText {
    private static final int PIECE = 32 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int SECONDS_A_DAY = 86_400;
    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * PIECE];
    private int length;
    private boolean inRow;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    /** Ends the row. */
    public void end() throws SQLException {
        put('\n');
        inRow = false;
        if (length >= PIECE) {
            flush();
        }
    }

    void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void put(int character) {
        reserve(1);
        buffer[length++] = (byte) character;
    }

    private void reserve(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + bytes, 2 * buffer.length));
        }
    }

    private void startField() {
        if (inRow) {
            put('\t');
        }
        inRow = true;
    }

    private CopyText addNull() {
        startField();
        put('\\');
        put('N');
        return this;
    }

    public CopyText add(long number) {
        return add(Long.toString(number));
    }

    public CopyText add(@Nullable BigDecimal number) {
        return number == null ? addNull() : add(number.toPlainString());
    }

    /** What ends a field or a line, or begins an escape, is escaped. */
    public CopyText add(@Nullable String text) {
        if (text == null) {
            return addNull();
        }
        startField();
        reserve(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                putEncoded(text.substring(i));
                return this;
            }
            putEscaped(character);
        }
        return this;
    }

    private void putEncoded(String rest) {
        for (byte part : rest.getBytes(StandardCharsets.UTF_8)) {
            putEscaped(part);
        }
    }

    private void putEscaped(int character) {
        switch (character) {
            case '\\' -> putBackslashAnd('\\');
            case '\t' -> putBackslashAnd('t');
            case '\n' -> putBackslashAnd('n');
            case '\r' -> putBackslashAnd('r');
            default -> put(character);
        }
    }

    private void putBackslashAnd(int character) {
        put('\\');
        put(character);
    }

    public CopyText add(UUID id) {
        startField();
        putHex(id.getMostSignificantBits(), 60, 32);
        put('-');
        putHex(id.getMostSignificantBits(), 28, 16);
        put('-');
        putHex(id.getMostSignificantBits(), 12, 0);
        put('-');
        putHex(id.getLeastSignificantBits(), 60, 48);
        put('-');
        putHex(id.getLeastSignificantBits(), 44, 0);
        return this;
    }

    private void putHex(long bits, int from, int to) {
        for (int shift = from; shift >= to; shift -= 4) {
            put(HEX[(int) (bits >>> shift) & 15]);
        }
    }

    public CopyText add(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < 0 || second > LAST_SECOND) {
            return add(instant.toString());
        }
        startField();
        LocalDate day = LocalDate.ofEpochDay(second / SECONDS_A_DAY);
        int time = (int) (second % SECONDS_A_DAY);
        putDigits(day.getYear(), 4, '-');
        putDigits(day.getMonthValue(), 2, '-');
        putDigits(day.getDayOfMonth(), 2, ' ');
        putDigits(time / 3_600, 2, ':');
        putDigits(time / 60 % 60, 2, ':');
        putDigits(time % 60, 2, '.');
        putDigits(instant.getNano(), 9, 'Z');
        return this;
    }

    private void putDigits(int number, int digits, int then) {
        reserve(digits + 1);
        int rest = number;
        for (int place = length + digits - 1; place >= length; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        put(then);
    }

    /** A value of a column, as jOOQ holds it. */
    CopyText value(@Nullable Object value) {
        return switch (value) {
            case null -> addNull();
            case String text -> add(text);
            case JSONB json -> add(json.data());
            case BigDecimal number -> add(number);
            case Integer number -> add(number.longValue());
            case Long number -> add(number.longValue());
            case Short number -> add(number.longValue());
            case Boolean flag -> add(flag ? "t" : "f");
            case UUID id -> add(id);
            case Instant instant -> add(instant);
            case LocalDate day -> add(day.toString());
            default -> throw new IllegalArgumentException("cannot be copied: " + value.getClass());
        };
    }
}
