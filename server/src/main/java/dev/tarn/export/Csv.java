package dev.tarn.export;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180). */
final class Csv {
    private Csv() {}

    static String line(List<? extends @Nullable Object> values) {
        var line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            append(line, cell(values.get(i)));
        }
        return line.append("\r\n").toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> dev.tarn.platform.Decimals.text(number);
            case String text -> isFormula(text) ? "'" + text : text;
            default -> value.toString();
        };
    }

    /** A spreadsheet would run it: what customers are called must not become a program on the reader's machine. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void append(StringBuilder line, String cell) {
        if (cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            line.append(cell);
            return;
        }
        line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
}
