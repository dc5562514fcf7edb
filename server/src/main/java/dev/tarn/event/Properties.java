package dev.tarn.event;

import dev.tarn.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an event's properties may be: any JSON, within bounds that keep every reader of them safe. */
final class Properties {
    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_KEYS = 500;
    static final int MAX_DEPTH = 16;
    /** A number like 1e999999 is short on the wire and enormous once written out. */
    private static final int MAX_EXPONENT = 100;

    private Properties() {}

    /** A character takes at most so many bytes as JSON: those that have to be escaped. */
    private static final int MAX_BYTES_A_CHARACTER = 6;

    /** What a value takes besides its characters: quotes, a comma, a colon, braces. */
    private static final int MARKS = 6;

    private static final class Size {
        private int keys;
        private long bytesAtMost;

        void add(String text) {
            bytesAtMost += MARKS + (long) MAX_BYTES_A_CHARACTER * text.length();
        }
    }

    /** The error code of what is wrong with them; empty when nothing is. */
    static Optional<String> problem(ObjectNode properties) {
        var size = new Size();
        if (!isStorable(properties, 1, size)) {
            return Optional.of("value_is_invalid");
        }
        boolean tooLong = size.keys > MAX_KEYS || size.bytesAtMost > MAX_BYTES && bytes(properties) > MAX_BYTES;
        return tooLong ? Optional.of("value_is_too_long") : Optional.empty();
    }

    /** Exact, and as dear as writing them out: only for those that may be too long. */
    private static int bytes(ObjectNode properties) {
        return properties.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isStorable(JsonNode node, int depth, Size size) {
        size.bytesAtMost += MARKS;
        if (node.isContainer()) {
            if (depth > MAX_DEPTH) {
                return false;
            }
            for (String key : node.propertyNames()) {
                size.keys++;
                size.add(key);
                if (!Texts.isStorable(key)) {
                    return false;
                }
            }
            for (JsonNode child : node) {
                if (!isStorable(child, depth + 1, size)) {
                    return false;
                }
            }
            return true;
        }
        if (node.isNumber() || node.isString()) {
            size.add(node.asString());
        }
        if (node.isNumber()) {
            return node.isIntegralNumber()
                    || Math.abs((long) node.decimalValue().scale()) <= MAX_EXPONENT;
        }
        return !node.isString() || Texts.isStorable(node.asString());
    }
}
