package dev.tarn.plan;

import dev.tarn.metric.Metric;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a filter of a charge is to be (PRC-040). It has prices of its own and inherits nothing. */
record FilterDraft(@Nullable String invoiceDisplayName, Map<String, List<String>> values, ObjectNode properties) {
    private static final List<String> ALL = List.of(dev.tarn.engine.charge.ChargeFilter.ALL_VALUES);

    static FilterDraft ofNew(Input input, Metric metric, String chargeModel) {
        var values = values(input.node().path("values"), input.problems());
        checkAgainst(metric, values, input.problems());
        return new FilterDraft(
                input.text("invoice_display_name", PlanDraft.MAX_NAME), values, properties(input, chargeModel));
    }

    /** Name and prices change; the values stay (SUB-044). */
    static FilterDraft change(Input input, ChargeFilter now, String chargeModel) {
        return new FilterDraft(
                input.has("invoice_display_name")
                        ? input.text("invoice_display_name", PlanDraft.MAX_NAME)
                        : now.invoiceDisplayName(),
                now.values(),
                input.has("properties") ? properties(input, chargeModel) : now.properties());
    }

    boolean hasValuesOf(ChargeFilter other) {
        return asSets(values).equals(asSets(other.values()));
    }

    private static Map<String, Set<String>> asSets(Map<String, List<String>> values) {
        var sets = new LinkedHashMap<String, Set<String>>();
        values.forEach((key, texts) -> sets.put(key, new HashSet<>(texts)));
        return sets;
    }

    /** Presentation keys have no place in a filter (PRC-040). */
    private static ObjectNode properties(Input input, String chargeModel) {
        Input sent = input.object("properties");
        ObjectNode properties = ChargeProperties.normalized(chargeModel, sent == null ? null : sent.node());
        properties.remove(ChargeProperties.PRESENTATION_GROUP_KEYS);
        PropertyRules.problems(chargeModel, properties).forEach(code -> input.problems().add("properties", code));
        return properties;
    }

    private static Map<String, List<String>> values(JsonNode sent, Problems problems) {
        var values = new LinkedHashMap<String, List<String>>();
        if (!sent.isObject() || sent.isEmpty()) {
            boolean nothing = sent.isMissingNode() || sent.isNull() || sent.isEmpty();
            problems.add("values", nothing ? "value_is_mandatory" : "value_is_invalid");
            return values;
        }
        for (String key : sent.propertyNames()) {
            JsonNode list = sent.path(key);
            if (!list.isArray() || !list.valueStream().allMatch(FilterDraft::isText)) {
                problems.add("values", "value_is_invalid");
                continue;
            }
            problems.addIf(list.isEmpty(), "values", "value_is_mandatory");
            values.put(key, new ArrayList<>(new LinkedHashSet<>(list.valueStream().map(JsonNode::asString).toList())));
        }
        return values;
    }

    private static boolean isText(JsonNode node) {
        return !node.isContainer() && !node.isNull() && Texts.isStorable(node.asString());
    }

    private static void checkAgainst(Metric metric, Map<String, List<String>> values, Problems problems) {
        values.forEach((key, texts) -> {
            List<String> defined = metric.filters().get(key);
            problems.addIf(defined == null, "billable_metric_filter", "relation_must_exist");
            boolean known = texts.equals(ALL) || (defined != null && defined.containsAll(texts));
            problems.addIf(!known, "values", "value_is_invalid");
        });
    }
}
