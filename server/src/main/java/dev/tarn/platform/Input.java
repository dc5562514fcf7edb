package dev.tarn.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a request's body, read field by field. A value of the wrong kind becomes a problem of that field and reads as null, so that
 * one answer names everything that is wrong. Absent and null are told apart by {@link #has}.
 */
public final class Input {
    private final ObjectNode node;
    private final Problems problems;
    private final String prefix;

    public Input(ObjectNode node, Problems problems) {
        this(node, problems, "");
    }

    private Input(ObjectNode node, Problems problems, String prefix) {
        this.node = node;
        this.problems = problems;
        this.prefix = prefix;
    }

    public static Input empty() {
        return new Input(JsonNodeFactory.instance.objectNode(), new Problems());
    }

    public Problems problems() {
        return problems;
    }

    public ObjectNode node() {
        return node;
    }

    /** Whether the field was sent at all, null included. */
    public boolean has(String field) {
        return node.has(field);
    }

    public boolean isNull(String field) {
        return node.path(field).isNull();
    }

    private @Nullable JsonNode value(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private <T> @Nullable T wrong(String field, String code) {
        problems.add(prefix + field, code);
        return null;
    }

    /** Text as sent; numbers and booleans count as their text. */
    public @Nullable String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (value.isContainer()) {
            return wrong(field, "value_is_invalid");
        }
        String text = value.asString();
        return Texts.isStorable(text) ? text : wrong(field, "value_is_invalid");
    }

    /** Text of at most so many characters, trimmed; blank reads as null. */
    public @Nullable String text(String field, int maxLength) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() > maxLength ? wrong(field, "value_is_too_long") : stripped;
    }

    /** As {@link #text(String, int)}, refused when missing or blank. */
    public String mandatoryText(String field, int maxLength) {
        String text = text(field, maxLength);
        if (text == null) {
            if (!problems.has(prefix + field)) {
                problems.add(prefix + field, "value_is_mandatory");
            }
            return "";
        }
        return text;
    }

    /** One of the allowed words; anything else is {@code value_is_invalid}. */
    public @Nullable String oneOf(String field, Collection<String> allowed) {
        String text = text(field);
        return text == null || allowed.contains(text) ? text : wrong(field, "value_is_invalid");
    }

    /** The constant whose lower-case name is sent. */
    public <E extends Enum<E>> @Nullable E constant(String field, Class<E> type) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        return wrong(field, "value_is_invalid");
    }

    public @Nullable Boolean flag(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.isContainer() ? "" : value.asString()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> wrong(field, "value_is_invalid");
        };
    }

    public boolean flag(String field, boolean otherwise) {
        Boolean flag = flag(field);
        return flag == null ? otherwise : flag;
    }

    public @Nullable Long wholeNumber(String field, long min, long max) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        BigDecimal number = number(value);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return wrong(field, "value_is_invalid");
        }
        boolean inside =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        return inside ? number.longValueExact() : wrong(field, "value_is_out_of_range");
    }

    /** An amount in minor units, from 0 up. */
    public @Nullable Long cents(String field) {
        return wholeNumber(field, 0, MAX_CENTS);
    }

    /** What one amount may be: nine quadrillion minor units, so that sums of many stay inside a long. */
    public static final long MAX_CENTS = 9_000_000_000_000_000L;

    public @Nullable Integer integer(String field, int min, int max) {
        Long number = wholeNumber(field, min, max);
        return number == null ? null : number.intValue();
    }

    public @Nullable BigDecimal decimal(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        BigDecimal number = number(value);
        return number == null ? wrong(field, "value_is_invalid") : number;
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber() || value.isString()) {
            return Decimals.parse(value.asString()).orElse(null);
        }
        return null;
    }

    public @Nullable Instant instant(String field) {
        return instant(field, "invalid_date");
    }

    public @Nullable Instant instant(String field, String code) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        return Moments.instant(text).orElseGet(() -> wrong(field, code));
    }

    /** The list of texts, or null where the field is absent or null. */
    public @Nullable List<String> texts(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            return wrong(field, "must_be_array");
        }
        var texts = new ArrayList<String>();
        for (JsonNode item : value) {
            if (item.isContainer() || item.isNull() || !Texts.isStorable(item.asString())) {
                return wrong(field, "value_is_invalid");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    /** The object under a field, sharing this object's problems; null where absent or null. */
    public @Nullable Input object(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        return value instanceof ObjectNode object
                ? new Input(object, problems, prefix)
                : wrong(field, "value_is_invalid");
    }

    /** The objects of a list, sharing this object's problems; null where absent or null. */
    public @Nullable List<Input> objects(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            return wrong(field, "must_be_array");
        }
        var objects = new ArrayList<Input>();
        for (JsonNode item : value) {
            if (!(item instanceof ObjectNode object)) {
                return wrong(field, "value_is_invalid");
            }
            objects.add(new Input(object, problems, prefix));
        }
        return objects;
    }

    /** The same; what is wrong with them is named under a prefix. */
    public @Nullable List<Input> objects(String field, String namedUnder) {
        List<Input> objects = objects(field);
        return objects == null
                ? null
                : objects.stream()
                        .map(object -> new Input(object.node, problems, namedUnder))
                        .toList();
    }

    /** A flat map of text to text or null, as metadata is. */
    public @Nullable Map<String, @Nullable String> textMap(String field) {
        Input object = object(field);
        if (object == null) {
            return null;
        }
        var map = new LinkedHashMap<String, @Nullable String>();
        for (String key : object.node.propertyNames()) {
            if (!Texts.isStorable(key)) {
                return wrong(field, "value_is_invalid");
            }
            JsonNode value = object.node.get(key);
            if (value.isContainer() || !Texts.isStorable(value.asString(""))) {
                return wrong(field, "value_is_invalid");
            }
            map.put(key, value.isNull() ? null : value.asString());
        }
        return map;
    }
}
