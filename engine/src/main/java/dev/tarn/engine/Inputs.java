package dev.tarn.engine;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named inputs of an {@link Explanation}, kept in the order they are read, as plain text. */
public final class Inputs {
    private final LinkedHashMap<String, String> texts = new LinkedHashMap<>();

    private Inputs() {}

    /** Inputs beginning with one value: a {@link BigDecimal} becomes plain decimal text, anything else its own text. */
    public static Inputs of(String name, Object value) {
        return new Inputs().and(name, value);
    }

    /** Adds a value after those already there. */
    public Inputs and(String name, Object value) {
        texts.put(name, value instanceof BigDecimal number ? plain(number) : value.toString());
        return this;
    }

    /** The inputs in order, unmodifiable. */
    public Map<String, String> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A number as people write it: no exponent, no trailing zeros. */
    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
