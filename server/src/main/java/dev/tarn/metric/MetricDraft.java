package dev.tarn.metric;

import dev.tarn.engine.expression.CustomAggregator;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is to be, after a request: what was sent, else what it was (MTR-070, MTR-071, MTR-074).
 *
 * @param aggregation null only while the draft has problems
 * @param filters null to leave them as they are
 */
record MetricDraft(
        String name,
        String code,
        @Nullable String description,
        @Nullable AggregationType aggregation,
        @Nullable String fieldName,
        boolean recurring,
        @Nullable String weightedInterval,
        @Nullable String roundingFunction,
        @Nullable Integer roundingPrecision,
        @Nullable String expression,
        @Nullable CustomAggregator customAggregator,
        @Nullable Map<String, List<String>> filters) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 5000;
    private static final int MAX_PRECISION = 15;
    private static final int MIN_PRECISION = -25;
    private static final String SECONDS = "seconds";
    /** Stands for all values of a filter in charges (PRC-042), so it cannot be one of them. */
    private static final String RESERVED_VALUE = "__ALL_FILTER_VALUES__";

    private static final Set<AggregationType> MAY_RECUR =
            Set.of(AggregationType.SUM, AggregationType.UNIQUE_COUNT, AggregationType.WEIGHTED_SUM);

    static MetricDraft ofNew(Input input) {
        return everything(input, null);
    }

    static MetricDraft change(Input input, Metric metric, boolean inUse) {
        return inUse ? withWhatNeverMattersToBilling(input, metric) : everything(input, metric);
    }

    private static MetricDraft everything(Input input, @Nullable Metric now) {
        AggregationType aggregation =
                now != null && !input.has("aggregation_type") ? now.aggregation() : aggregation(input);
        var draft = new MetricDraft(
                now != null && !input.has("name") ? now.name() : input.mandatoryText("name", MAX_NAME),
                now != null && !input.has("code") ? now.code() : input.mandatoryText("code", MAX_NAME),
                now != null && !input.has("description") ? now.description() : input.text("description", MAX_TEXT),
                aggregation,
                fieldName(input, now, aggregation),
                now != null && !input.has("recurring") ? now.recurring() : input.flag("recurring", false),
                now != null && !input.has("weighted_interval")
                        ? now.weightedInterval()
                        : weightedInterval(input, aggregation),
                now != null && !input.has("rounding_function")
                        ? now.roundingFunction()
                        : input.oneOf("rounding_function", Set.of("round", "ceil", "floor")),
                now != null && !input.has("rounding_precision")
                        ? now.roundingPrecision()
                        : input.integer("rounding_precision", MIN_PRECISION, MAX_PRECISION),
                now != null && !input.has("expression") ? now.expression() : input.text("expression", MAX_TEXT),
                customAggregator(input, now, aggregation),
                filters(input));
        draft.check(input.problems());
        boolean unreadable = draft.expression != null && !ExpressionTrial.isValid(draft.expression);
        input.problems().addIf(unreadable, "expression", "invalid_expression");
        return draft;
    }

    private static MetricDraft withWhatNeverMattersToBilling(Input input, Metric now) {
        return new MetricDraft(
                input.has("name") ? input.mandatoryText("name", MAX_NAME) : now.name(),
                now.code(),
                input.has("description") ? input.text("description", MAX_TEXT) : now.description(),
                now.aggregation(),
                now.fieldName(),
                now.recurring(),
                now.weightedInterval(),
                now.roundingFunction(),
                now.roundingPrecision(),
                now.expression(),
                now.customAggregator(),
                filters(input));
    }

    private static @Nullable AggregationType aggregation(Input input) {
        String sent = input.text("aggregation_type");
        AggregationType type = sent == null ? null : MetricJson.aggregationOf(sent);
        if (type == null) {
            input.problems().add("aggregation_type", "value_is_invalid");
        }
        return type;
    }

    /** Counting events looks at no field, so none is kept. */
    private static @Nullable String fieldName(
            Input input, @Nullable Metric now, @Nullable AggregationType aggregation) {
        String name = now != null && !input.has("field_name") ? now.fieldName() : input.text("field_name", MAX_NAME);
        return aggregation == AggregationType.COUNT ? null : name;
    }

    /** Means something to custom aggregations only; dropped with other types. */
    private static @Nullable CustomAggregator customAggregator(
            Input input, @Nullable Metric now, @Nullable AggregationType aggregation) {
        if (aggregation != AggregationType.CUSTOM) {
            return null;
        }
        return now != null && !input.has(CustomAggregatorJson.FIELD)
                ? now.customAggregator()
                : CustomAggregatorJson.read(input);
    }

    /** Means something to weighted sums only; anything else sent for other types is dropped. */
    private static @Nullable String weightedInterval(Input input, @Nullable AggregationType aggregation) {
        String interval = input.text("weighted_interval");
        return aggregation == AggregationType.WEIGHTED_SUM || SECONDS.equals(interval) ? interval : null;
    }

    /** The filters by key, in order; a key that comes twice holds the values of both (MTR-081). */
    private static @Nullable Map<String, List<String>> filters(Input input) {
        List<Input> sent = input.objects("filters");
        if (sent == null) {
            return null;
        }
        var byKey = new TreeMap<String, Set<String>>();
        for (Input filter : sent) {
            String key = filter.mandatoryText("key", MAX_NAME);
            List<String> values = filter.texts("values");
            if (values == null || values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
                filter.problems().add("values", "value_is_mandatory");
                continue;
            }
            filter.problems().addIf(values.contains(RESERVED_VALUE), "values", "value_is_reserved");
            byKey.computeIfAbsent(key, absent -> new TreeSet<>()).addAll(values);
        }
        var filters = new TreeMap<String, List<String>>();
        byKey.forEach((key, values) -> filters.put(key, new ArrayList<>(values)));
        return filters;
    }

    private void check(Problems problems) {
        boolean customUnsaid = aggregation == AggregationType.CUSTOM && customAggregator == null;
        if (customUnsaid && !problems.has(CustomAggregatorJson.FIELD)) {
            throw Refusal.forbidden("feature_unavailable");
        }
        if (aggregation == null) {
            return;
        }
        boolean fieldless = aggregation == AggregationType.COUNT || aggregation == AggregationType.CUSTOM;
        problems.addIf(fieldName == null && !fieldless, "field_name", "value_is_mandatory");
        problems.addIf(
                aggregation == AggregationType.WEIGHTED_SUM && !SECONDS.equals(weightedInterval),
                "weighted_interval",
                "value_is_invalid");
        problems.addIf(
                recurring && !MAY_RECUR.contains(aggregation), "recurring", "not_compatible_with_aggregation_type");
    }
}
