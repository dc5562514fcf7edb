package dev.tarn.entitlement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a feature may be used: a value of a type (PLT-290).
 *
 * @param selectOptions what may be chosen; empty unless the type is {@link Type#SELECT}
 */
record Privilege(
        UUID id, UUID featureId, String code, @Nullable String name, Type type, List<String> selectOptions) {

    enum Type {
        INTEGER,
        STRING,
        BOOLEAN,
        SELECT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Privilege {
        selectOptions = List.copyOf(selectOptions);
    }

    /** The value as it is kept; empty when it is none of this privilege (PLT-293). */
    Optional<String> read(JsonNode sent) {
        return switch (type) {
            case INTEGER -> integer(sent);
            case BOOLEAN -> flag(sent);
            case STRING -> sent.isString() ? Optional.of(sent.asString()) : Optional.empty();
            case SELECT ->
                sent.isString() ? Optional.of(sent.asString()).filter(selectOptions::contains) : Optional.empty();
        };
    }

    /** What is said of a value that is none. */
    String refusal() {
        return type == Type.SELECT ? "value_not_in_select_options" : "value_is_invalid";
    }

    /** The kept value as it is shown: a number, a flag or a text. */
    Object shown(String value) {
        return switch (type) {
            case INTEGER -> Long.valueOf(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case STRING, SELECT -> value;
        };
    }

    private static Optional<String> integer(JsonNode sent) {
        boolean whole = sent.isIntegralNumber() ? sent.canConvertToLong() : sent.isString();
        if (!whole) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.toString(Long.parseLong(sent.asString())));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<String> flag(JsonNode sent) {
        boolean isText = sent.isString()
                && (sent.asString().equals("true") || sent.asString().equals("false"));
        return sent.isBoolean() || isText ? Optional.of(sent.asString()) : Optional.empty();
    }
}
