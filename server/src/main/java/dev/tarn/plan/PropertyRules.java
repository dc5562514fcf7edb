package dev.tarn.plan;

import static dev.tarn.plan.ChargeProperties.DYNAMIC;
import static dev.tarn.plan.ChargeProperties.GRADUATED;
import static dev.tarn.plan.ChargeProperties.GRADUATED_PERCENTAGE;
import static dev.tarn.plan.ChargeProperties.PACKAGE;
import static dev.tarn.plan.ChargeProperties.PERCENTAGE;
import static dev.tarn.plan.ChargeProperties.STANDARD;
import static dev.tarn.plan.ChargeProperties.VOLUME;

import dev.tarn.engine.charge.Tiers;
import dev.tarn.platform.Decimals;
import dev.tarn.platform.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What prices may be: the codes of what is wrong with the properties of a model (PRC-020 to PRC-029). */
final class PropertyRules {
    private static final int MAX_PRESENTATION_KEYS = 2;
    private static final int MAX_RANGES = 1000;

    private final ObjectNode properties;
    private final Set<String> codes = new LinkedHashSet<>();

    private PropertyRules(ObjectNode properties) {
        this.properties = properties;
    }

    static Set<String> problems(String model, ObjectNode properties) {
        var rules = new PropertyRules(properties);
        rules.checkModel(model);
        rules.checkPricingGroupKeys();
        rules.checkPresentationGroupKeys();
        return rules.codes;
    }

    private void checkModel(String model) {
        switch (model) {
            case STANDARD -> requireAmount(properties, "amount", "invalid_amount");
            case PACKAGE -> checkPackage();
            case PERCENTAGE -> checkPercentage();
            case GRADUATED -> checkRanges(model, "per_unit_amount", "invalid_amount", Tiers.Style.GRADUATED);
            case VOLUME -> checkRanges(model, "per_unit_amount", "invalid_amount", Tiers.Style.VOLUME);
            case GRADUATED_PERCENTAGE -> checkRanges(model, "rate", "invalid_rate", Tiers.Style.GRADUATED);
            case DYNAMIC -> {}
            default -> {} // custom is refused as a model
        }
    }

    private void checkPackage() {
        requireAmount(properties, "amount", "invalid_amount");
        requireWhole("free_units", 0, "invalid_free_units");
        requireWhole("package_size", 1, "invalid_package_size");
    }

    private void checkPercentage() {
        requireAmount(properties, "rate", "invalid_rate");
        if (properties.has("fixed_amount")) {
            requireAmount(properties, "fixed_amount", "invalid_fixed_amount");
        }
        if (properties.has("free_units_per_events")) {
            requireWhole("free_units_per_events", 1, "invalid_free_units_per_events");
        }
        if (properties.has("free_units_per_total_aggregation")) {
            requireAmount(properties, "free_units_per_total_aggregation", "invalid_free_units_per_total_aggregation");
        }
        Optional<BigDecimal> min = transactionLimit("per_transaction_min_amount");
        Optional<BigDecimal> max = transactionLimit("per_transaction_max_amount");
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            codes.add("per_transaction_max_lower_than_per_transaction_min");
        }
    }

    /** Blank is no limit. */
    private Optional<BigDecimal> transactionLimit(String name) {
        JsonNode value = properties.path(name);
        if (value.isMissingNode() || (value.isString() && value.asString().isBlank())) {
            return Optional.empty();
        }
        requireAmount(properties, name, "invalid_amount");
        return amount(value);
    }

    private void checkRanges(String model, String price, String priceCode, Tiers.Style style) {
        String name = model + "_ranges";
        JsonNode ranges = properties.path(name);
        if (!ranges.isArray() || ranges.isEmpty()) {
            codes.add("missing_" + name);
            return;
        }
        List<Tiers.Bounds> bounds = new ArrayList<>();
        for (JsonNode range : ranges) {
            requireAmount(range, price, priceCode);
            requireAmount(range, "flat_amount", "invalid_amount");
            bounds(range).ifPresent(bounds::add);
        }
        if (bounds.size() != ranges.size() || ranges.size() > MAX_RANGES || !Tiers.problems(bounds, style).isEmpty()) {
            codes.add("invalid_" + name);
        }
    }

    /** Bounds are JSON numbers; the end may be null. */
    private static Optional<Tiers.Bounds> bounds(JsonNode range) {
        JsonNode from = range.path("from_value");
        JsonNode to = range.path("to_value");
        if (!from.isNumber() || !(to.isNumber() || to.isNull() || to.isMissingNode())) {
            return Optional.empty();
        }
        return Decimals.inRange(from.decimalValue())
                .filter(start -> !to.isNumber() || Decimals.inRange(to.decimalValue()).isPresent())
                .map(start -> new Tiers.Bounds(start, to.isNumber() ? to.decimalValue() : null));
    }

    private void requireAmount(JsonNode object, String name, String code) {
        if (amount(object.path(name)).isEmpty()) {
            codes.add(code);
        }
    }

    /** A text that is a finite decimal, not negative (PRC-020). */
    private static Optional<BigDecimal> amount(JsonNode value) {
        return value.isString()
                ? Decimals.parse(value.asString()).filter(amount -> amount.signum() >= 0)
                : Optional.empty();
    }

    private void requireWhole(String name, long min, String code) {
        JsonNode value = properties.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
            codes.add(code);
        }
    }

    private void checkPricingGroupKeys() {
        JsonNode keys = properties.path(ChargeProperties.PRICING_GROUP_KEYS);
        if (!keys.isMissingNode() && !(keys.isArray() && keys.valueStream().allMatch(PropertyRules::isText))) {
            codes.add("invalid_type");
        }
    }

    private void checkPresentationGroupKeys() {
        JsonNode keys = properties.path(ChargeProperties.PRESENTATION_GROUP_KEYS);
        if (keys.isMissingNode()) {
            return;
        }
        if (!keys.isArray() || !keys.valueStream().allMatch(PropertyRules::isPresentationKey)) {
            codes.add("invalid_type");
            return;
        }
        if (keys.size() > MAX_PRESENTATION_KEYS) {
            codes.add("too_many_keys");
        }
        var distinct = new HashSet<String>();
        if (!keys.valueStream().allMatch(key -> distinct.add(key.path("value").asString()))) {
            codes.add("value_is_duplicated");
        }
    }

    private static boolean isPresentationKey(JsonNode key) {
        JsonNode options = key.path("options");
        boolean plain = options.isMissingNode();
        boolean withOptions = options.isObject() && options.size() == 1 && options.path("display_in_invoice").isBoolean();
        return key.isObject() && isText(key.path("value")) && (plain ? key.size() == 1 : withOptions && key.size() == 2);
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && !node.asString().isBlank() && Texts.isStorable(node.asString());
    }
}
