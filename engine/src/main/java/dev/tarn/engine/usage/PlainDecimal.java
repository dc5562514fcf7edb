package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one notation in which a property counts as a number: an optional minus, digits, and optionally a dot and digits
 * (MTR-082). No exponent, plus sign, blank, or bare dot; ASCII digits only.
 */
public final class PlainDecimal {

    private PlainDecimal() {}

    /** The number a text denotes; empty for null and for every other notation. */
    public static Optional<BigDecimal> parse(@Nullable String text) {
        return text != null && isPlain(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    // By hand, not by regular expression: this runs once per event.
    private static boolean isPlain(String text) {
        int wholeStart = text.startsWith("-") ? 1 : 0;
        int wholeEnd = skipDigits(text, wholeStart);
        if (wholeEnd == wholeStart) {
            return false;
        }
        if (wholeEnd == text.length()) {
            return true;
        }
        int fractionEnd = skipDigits(text, wholeEnd + 1);
        return text.charAt(wholeEnd) == '.' && fractionEnd > wholeEnd + 1 && fractionEnd == text.length();
    }

    private static int skipDigits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
