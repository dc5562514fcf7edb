package dev.tarn.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies in which one value is not what it should be. A shape is an object of shapes, a list of one shape, or the name of a type. */
public final class Junk {
    private static final String PLACE = "@here@";
    private static final String ITEM = "[]";

    /** As JSON, since some of it no JSON library writes. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1e-400",
            "1e999999999",
            "-1e999999999",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999",
            "0.0000000000000000000000000000000000000001",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"2024-13-45\"",
            "\"0000-00-00\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"1900-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2024-02-30\"",
            "\"2024-03-05T10:00:00+99:99\"",
            "\"NaN\"",
            "\"-Infinity\"",
            "\"1e999999999\"",
            "\"-1\"",
            "\"0.1234567890123456789012345678901234567890\"",
            "\"\\u0661\\u0662\"",
            "\"no_such_thing\"",
            "\"Mars/Olympus\"",
            "\"ZZ\"",
            "\"XXZ\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"not-an-id\"",
            "\"'; DROP TABLE x; --\"",
            "\"%\"",
            "\"\\\\\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "[1]",
            "[\"a\", \"a\"]",
            "{\"a\": {\"b\": []}}",
            "{\"\": 1}",
            "{\"a\\u0000\": \"b\"}",
            "{\"\\ud800\": \"b\"}",
            "[{\"id\": 1, \"key\": {}, \"values\": 1}]",
            "\"" + "x".repeat(256) + "\"",
            "\"" + "y".repeat(70_000) + "\"",
            "[".repeat(400) + "]".repeat(400),
            "[" + "{},".repeat(2_000) + "{}]",
            "[" + "\"z\",".repeat(5_000) + "\"z\"]");

    /** Bodies that are wrong as a whole. */
    public static final List<String> BODIES =
            List.of("", "{", "[]", "null", "1", "\"text\"", "{}", "{\"a\":1} {}", "[".repeat(2_000));

    /** What a field of this name may be, so that the rest of a body is good. */
    private final Map<String, ?> good;

    private final RandomGenerator random;

    public Junk(Map<String, ?> good, RandomGenerator random) {
        this.good = good;
        this.random = random;
    }

    /** All places of a shape, each as the names that lead there. */
    public static List<List<String>> places(JsonNode shape) {
        var places = new ArrayList<List<String>>();
        collect(shape, List.of(), places);
        return places;
    }

    private static void collect(JsonNode shape, List<String> way, List<List<String>> places) {
        if (!way.isEmpty()) {
            places.add(way);
        }
        if (shape instanceof ObjectNode object) {
            object.properties().forEach(field -> collect(field.getValue(), longer(way, field.getKey()), places));
        } else if (shape instanceof ArrayNode list && !list.isEmpty()) {
            collect(list.get(0), longer(way, ITEM), places);
        }
    }

    private static List<String> longer(List<String> way, String name) {
        var longer = new ArrayList<>(way);
        longer.add(name);
        return longer;
    }

    public String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** A body of this shape, good where this generator knows better, with {@code json} in one place, and without the field {@code leftOut}. */
    public String body(JsonNode shape, List<String> place, String json, String leftOut) {
        return build(shape, place, leftOut).toString().replace('"' + PLACE + '"', json);
    }

    private JsonNode build(JsonNode shape, List<String> place, String leftOut) {
        if (place.isEmpty()) {
            return JsonNodeFactory.instance.stringNode(PLACE);
        }
        List<String> rest = place.subList(1, place.size());
        if (shape instanceof ArrayNode list) {
            return JsonNodeFactory.instance.arrayNode().add(build(list.get(0), rest, leftOut));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String field : shape.propertyNames()) {
            Object value = good.get(field);
            if (value != null && !field.equals(leftOut)) {
                object.set(field, Json.MAPPER.<JsonNode>valueToTree(value));
            }
        }
        object.set(place.getFirst(), build(shape.get(place.getFirst()), rest, leftOut));
        return object;
    }
}
