package dev.tarn.plan;

import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.engine.charge.Dynamic;
import dev.tarn.engine.charge.Graduated;
import dev.tarn.engine.charge.GraduatedPercentage;
import dev.tarn.engine.charge.PackagePricing;
import dev.tarn.engine.charge.Percentage;
import dev.tarn.engine.charge.ProratedGraduated;
import dev.tarn.engine.charge.Standard;
import dev.tarn.engine.charge.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a charge's prices in JSON, and what the engine makes of them (PRC-006, PRC-007). */
public final class ChargeProperties {
    static final String STANDARD = "standard";
    static final String GRADUATED = "graduated";
    static final String PACKAGE = "package";
    static final String PERCENTAGE = "percentage";
    static final String VOLUME = "volume";
    static final String GRADUATED_PERCENTAGE = "graduated_percentage";
    static final String CUSTOM = "custom";
    static final String DYNAMIC = "dynamic";

    static final Set<String> MODELS =
            Set.of(STANDARD, GRADUATED, PACKAGE, PERCENTAGE, VOLUME, GRADUATED_PERCENTAGE, CUSTOM, DYNAMIC);

    static final String PRICING_GROUP_KEYS = "pricing_group_keys";
    static final String PRESENTATION_GROUP_KEYS = "presentation_group_keys";
    private static final String GROUPED_BY = "grouped_by";
    private static final String RANGES = "_ranges";
    private static final String NOTHING = "0";

    private static final Map<String, List<String>> KEPT = Map.of(
            STANDARD, List.of("amount"),
            GRADUATED, List.of("graduated_ranges"),
            VOLUME, List.of("volume_ranges"),
            GRADUATED_PERCENTAGE, List.of("graduated_percentage_ranges"),
            PACKAGE, List.of("amount", "free_units", "package_size"),
            PERCENTAGE,
                    List.of(
                            "rate",
                            "fixed_amount",
                            "free_units_per_events",
                            "free_units_per_total_aggregation",
                            "per_transaction_min_amount",
                            "per_transaction_max_amount"));

    private ChargeProperties() {}

    /** What belongs to the model of what was sent; the model's defaults when nothing was. */
    static ObjectNode normalized(String model, @Nullable ObjectNode sent) {
        if (sent == null || sent.isEmpty()) {
            return defaults(model);
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String name : KEPT.getOrDefault(model, List.of())) {
            keep(sent, name, kept, name);
        }
        keep(sent, sent.hasNonNull(PRICING_GROUP_KEYS) ? PRICING_GROUP_KEYS : GROUPED_BY, kept, PRICING_GROUP_KEYS);
        keep(sent, PRESENTATION_GROUP_KEYS, kept, PRESENTATION_GROUP_KEYS);
        if (kept.get(model + RANGES) instanceof ArrayNode ranges) {
            ranges.forEach(ChargeProperties::keepBoundsAndPrices);
        }
        if (kept.get(PRICING_GROUP_KEYS) instanceof ArrayNode keys) {
            kept.set(PRICING_GROUP_KEYS, withoutBlanks(keys));
        }
        return kept;
    }

    private static void keepBoundsAndPrices(JsonNode range) {
        if (range instanceof ObjectNode bounds) {
            bounds.retain("from_value", "to_value", "per_unit_amount", "flat_amount", "rate");
            if (!bounds.has("to_value")) {
                bounds.putNull("to_value");
            }
        }
    }

    private static void keep(ObjectNode from, String name, ObjectNode to, String as) {
        JsonNode value = from.get(name);
        if (value != null && !value.isNull()) {
            to.set(as, value.deepCopy());
        }
    }

    private static ArrayNode withoutBlanks(ArrayNode keys) {
        var distinct = new LinkedHashSet<JsonNode>();
        keys.forEach(distinct::add);
        distinct.removeIf(
                key -> key.isNull() || (key.isString() && key.asString().isBlank()));
        return JsonNodeFactory.instance.arrayNode().addAll(distinct);
    }

    static ObjectNode defaults(String model) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        switch (model) {
            case STANDARD -> properties.put("amount", NOTHING);
            case GRADUATED, VOLUME ->
                defaultRange(properties, model).put("per_unit_amount", NOTHING).put("flat_amount", NOTHING);
            case GRADUATED_PERCENTAGE ->
                defaultRange(properties, model)
                        .put("rate", NOTHING)
                        .put("fixed_amount", NOTHING)
                        .put("flat_amount", NOTHING);
            case PACKAGE ->
                properties.put("package_size", 1).put("amount", NOTHING).put("free_units", 0);
            case PERCENTAGE -> properties.put("rate", NOTHING);
            default -> {} // dynamic: the events bring the amounts
        }
        return properties;
    }

    private static ObjectNode defaultRange(ObjectNode properties, String model) {
        return properties
                .putArray(model + RANGES)
                .addObject()
                .put("from_value", 0)
                .putNull("to_value");
    }

    /** As answers show them: the grouping keys under both of their names (PRC-006). */
    static ObjectNode shown(ObjectNode properties) {
        ObjectNode shown = properties.deepCopy();
        JsonNode keys = properties.get(PRICING_GROUP_KEYS);
        if (keys != null) {
            shown.set(GROUPED_BY, keys);
        }
        return shown;
    }

    /** The property keys that split usage into groups, each priced on its own (PRC-050); empty for one group. */
    public static List<String> pricingGroupKeys(ObjectNode properties) {
        List<String> keys = new ArrayList<>();
        properties.path(PRICING_GROUP_KEYS).forEach(key -> keys.add(key.asString()));
        return keys;
    }

    /** The presentation keys that documents show (PRC-052). */
    public static List<String> documentKeys(ObjectNode properties) {
        return properties
                .path(PRESENTATION_GROUP_KEYS)
                .valueStream()
                .filter(key -> key.path("options").path("display_in_invoice").asBoolean(false))
                .map(key -> key.path("value").asString())
                .toList();
    }

    /** The property keys that breakdowns are by; they bear on no price (PRC-052). */
    public static List<String> presentationGroupKeys(ObjectNode properties) {
        List<String> keys = new ArrayList<>();
        properties
                .path(PRESENTATION_GROUP_KEYS)
                .forEach(key -> keys.add(key.path("value").asString("")));
        keys.removeIf(String::isEmpty);
        return keys;
    }

    /**
     * The engine's model of stored properties.
     *
     * @param prorated whether usage is weighted by days; only graduated prices then differ (PRC-081)
     */
    public static ChargeModel model(String chargeModel, boolean prorated, ObjectNode properties) {
        return prorated && chargeModel.equals(GRADUATED)
                ? new ProratedGraduated(graduatedTiers(properties))
                : model(chargeModel, properties);
    }

    /** The engine's model of stored properties, for usage that is not weighted by days. */
    public static ChargeModel model(String chargeModel, ObjectNode properties) {
        return switch (chargeModel) {
            case STANDARD -> new Standard(amount(properties, "amount"));
            case GRADUATED -> new Graduated(graduatedTiers(properties));
            case VOLUME ->
                new Volume(ranges(
                        properties,
                        VOLUME,
                        range -> new Volume.Tier(
                                from(range),
                                to(range),
                                amount(range, "per_unit_amount"),
                                amount(range, "flat_amount"))));
            case GRADUATED_PERCENTAGE ->
                new GraduatedPercentage(ranges(
                        properties,
                        GRADUATED_PERCENTAGE,
                        range -> new GraduatedPercentage.Tier(
                                from(range), to(range), amount(range, "rate"), amount(range, "flat_amount"))));
            case PACKAGE ->
                new PackagePricing(
                        amount(properties, "amount"),
                        properties.path("package_size").decimalValue(),
                        properties.path("free_units").decimalValue());
            case PERCENTAGE -> percentage(properties);
            case DYNAMIC -> new Dynamic();
            default -> throw new IllegalArgumentException("no price is formed by the model " + chargeModel);
        };
    }

    private static Percentage percentage(ObjectNode properties) {
        return new Percentage(
                amount(properties, "rate"),
                amountOr(properties, "fixed_amount", BigDecimal.ZERO),
                properties.path("free_units_per_events").asLong(0),
                amountOr(properties, "free_units_per_total_aggregation", BigDecimal.ZERO),
                limit(properties, "per_transaction_min_amount"),
                limit(properties, "per_transaction_max_amount"));
    }

    private static List<Graduated.Tier> graduatedTiers(ObjectNode properties) {
        return ranges(
                properties,
                GRADUATED,
                range -> new Graduated.Tier(
                        from(range), to(range), amount(range, "per_unit_amount"), amount(range, "flat_amount")));
    }

    private static <T> List<T> ranges(ObjectNode properties, String model, Function<JsonNode, T> tier) {
        List<T> tiers = new ArrayList<>();
        properties.path(model + RANGES).forEach(range -> tiers.add(tier.apply(range)));
        return tiers;
    }

    private static BigDecimal from(JsonNode range) {
        return range.path("from_value").decimalValue();
    }

    private static @Nullable BigDecimal to(JsonNode range) {
        JsonNode to = range.path("to_value");
        return to.isNumber() ? to.decimalValue() : null;
    }

    private static BigDecimal amount(JsonNode object, String name) {
        return new BigDecimal(object.path(name).asString().strip());
    }

    private static BigDecimal amountOr(JsonNode object, String name, BigDecimal otherwise) {
        BigDecimal amount = limit(object, name);
        return amount == null ? otherwise : amount;
    }

    private static @Nullable BigDecimal limit(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() && !value.asString().isBlank() ? amount(object, name) : null;
    }
}
