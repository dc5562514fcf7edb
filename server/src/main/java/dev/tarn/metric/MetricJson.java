package dev.tarn.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tarn.engine.usage.AggregationType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A metric as the contract shows it. The three counters are kept for old clients; they are always 0 (MTR-070). */
public record MetricJson(
        UUID lagoId,
        String name,
        String code,
        @Nullable String description,
        String aggregationType,
        @Nullable String fieldName,
        boolean recurring,
        @Nullable String weightedInterval,
        @Nullable String roundingFunction,
        @Nullable Integer roundingPrecision,
        @Nullable String expression,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CustomAggregatorJson customAggregator,
        List<Filter> filters,
        Instant createdAt,
        int activeSubscriptionsCount,
        int draftInvoicesCount,
        int plansCount) {
    private static final String SUFFIX = "_agg";

    public record Filter(String key, List<String> values) {}

    public static MetricJson of(Metric metric) {
        return new MetricJson(
                metric.id(),
                metric.name(),
                metric.code(),
                metric.description(),
                wireName(metric.aggregation()),
                metric.fieldName(),
                metric.recurring(),
                metric.weightedInterval(),
                metric.roundingFunction(),
                metric.roundingPrecision(),
                metric.expression(),
                CustomAggregatorJson.of(metric.customAggregator()),
                metric.filters().entrySet().stream()
                        .map(filter -> new Filter(filter.getKey(), filter.getValue()))
                        .toList(),
                metric.createdAt(),
                0,
                0,
                0);
    }

    /** The contract's word for an aggregation, such as {@code sum_agg}. */
    public static String wireName(AggregationType type) {
        return type.name().toLowerCase(Locale.ROOT) + SUFFIX;
    }

    static @Nullable AggregationType aggregationOf(String wireName) {
        for (AggregationType type : AggregationType.values()) {
            if (wireName(type).equals(wireName)) {
                return type;
            }
        }
        return null;
    }
}
