package dev.tarn.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A field in which two versions of a plan differ.
 *
 * @param field its path, as in {@code charges[storage].properties.amount}; what has a code is named by it, other things by their place
 * @param before null: it was not there
 * @param after null: it is not there any more
 */
record VersionChange(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {
    /** What says nothing of what is sold: identity, and what is said elsewhere. */
    private static final Set<String> ASIDE = Set.of(
            "lago_id",
            "lago_parent_id",
            "parent_id",
            "created_at",
            "updated_at",
            "customers_count",
            "active_subscriptions_count",
            "draft_invoices_count",
            "entitlements",
            "applicable_usage_thresholds");

    /** In the order in which the later one names them; what is gone comes last. */
    static List<VersionChange> between(JsonNode before, JsonNode after) {
        var changes = new ArrayList<VersionChange>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<VersionChange> changes) {
        if (before.isObject() && after.isObject()) {
            members(path.isEmpty() ? "" : path + ".", fields(before), fields(after), "", changes);
        } else if (before.isArray() && after.isArray()) {
            members(path + "[", elements(before), elements(after), "]", changes);
        } else if (!isSame(before, after)) {
            changes.add(new VersionChange(path, shown(before), shown(after)));
        }
    }

    private static void members(
            String prefix,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            String suffix,
            List<VersionChange> changes) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            compare(
                    prefix + name + suffix,
                    before.getOrDefault(name, NullNode.getInstance()),
                    after.getOrDefault(name, NullNode.getInstance()),
                    changes);
        }
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        var fields = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> {
            if (!ASIDE.contains(field.getKey())) {
                fields.put(field.getKey(), field.getValue());
            }
        });
        return fields;
    }

    private static Map<String, JsonNode> elements(JsonNode array) {
        var elements = new LinkedHashMap<String, JsonNode>();
        for (JsonNode element : array) {
            String name = name(element);
            elements.put(name == null || elements.containsKey(name) ? String.valueOf(elements.size()) : name, element);
        }
        return elements;
    }

    /** A charge, a fixed charge or a tax by its code, a filter by what it selects. */
    private static @Nullable String name(JsonNode element) {
        JsonNode code = element.path("code");
        if (code.isString()) {
            return code.asString();
        }
        JsonNode values = element.path("values");
        return values.isObject() ? values.toString() : null;
    }

    /** 10 and 10.0 are one number, and what is missing is null. */
    private static boolean isSame(JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            BigDecimal was = before.decimalValue();
            return was.compareTo(after.decimalValue()) == 0;
        }
        return before.equals(after);
    }

    private static @Nullable JsonNode shown(JsonNode value) {
        return value.isNull() ? null : value;
    }
}
