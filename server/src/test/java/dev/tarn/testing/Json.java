package dev.tarn.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in tests: {@code object("plan", object("code", "basic"))}. Numbers are read exactly. */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Names and values in turn; a value may be text, number, boolean, null, a collection, a map or a node. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return (ObjectNode) MAPPER.<JsonNode>valueToTree(fields);
    }

    public static JsonNode list(@Nullable Object... values) {
        return MAPPER.valueToTree(values);
    }

    public static JsonNode list(Collection<?> values) {
        return MAPPER.valueToTree(values);
    }

    /** {@code fields}, changed and completed by {@code more}. */
    public static ObjectNode with(ObjectNode fields, ObjectNode more) {
        fields.setAll(more);
        return fields;
    }

    static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
