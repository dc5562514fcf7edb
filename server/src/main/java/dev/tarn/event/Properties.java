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

    private static final class Size {
        private int keys;
    }

    /** The error code of what is wrong with them; empty when nothing is. */
    static Optional<String> problem(ObjectNode properties) {
        var size = new Size();
        if (!isStorable(properties, 1, size)) {
            return Optional.of("value_is_invalid");
        }
        boolean tooLong =
                size.keys > MAX_KEYS || properties.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        return tooLong ? Optional.of("value_is_too_long") : Optional.empty();
    }

    private static boolean isStorable(JsonNode node, int depth, Size size) {
        if (node.isContainer()) {
            if (depth > MAX_DEPTH) {
                return false;
            }
            for (String key : node.propertyNames()) {
                size.keys++;
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
        if (node.isNumber()) {
            return node.isIntegralNumber()
                    || Math.abs((long) node.decimalValue().scale()) <= MAX_EXPONENT;
        }
        return !node.isString() || Texts.isStorable(node.asString());
    }
}
