package dev.tarn.export;

import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The filters of a list as JSON: what its query parameters say there, {@code {"status": ["draft"], "metadata": {"region": "eu"}}}. */
final class Filters {
    private Filters() {}

    static Query of(ObjectNode filters) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String name : filters.propertyNames()) {
            JsonNode value = filters.get(name);
            if (value instanceof ObjectNode pairs) {
                pairs.propertyNames().forEach(key -> put(parameters, name, name + "[" + key + "]", pairs.get(key)));
            } else {
                put(parameters, name, name, value);
            }
        }
        return new Query(parameters);
    }

    private static void put(Map<String, String[]> parameters, String field, String name, JsonNode value) {
        if (value.isArray()) {
            parameters.put(
                    name + "[]",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(item -> text(field, item))
                            .toArray(String[]::new));
        } else if (!value.isNull()) {
            parameters.put(name, new String[] {text(field, value)});
        }
    }

    private static String text(String field, JsonNode value) {
        if (value.isContainer() || value.isNull()) {
            throw Refusal.invalid(field, "value_is_invalid");
        }
        String text = value.asString();
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid(field, "value_is_invalid");
        }
        return text;
    }
}
