package dev.tarn.metric;

import dev.tarn.engine.expression.CustomAggregator;
import dev.tarn.engine.usage.AggregationType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A billable metric.
 *
 * @param customAggregator how events add up; of custom aggregations only, and always of those
 * @param filters allowed values by property key, keys in order
 */
public record Metric(
        UUID id,
        String code,
        String name,
        @Nullable String description,
        AggregationType aggregation,
        @Nullable String fieldName,
        boolean recurring,
        @Nullable String weightedInterval,
        @Nullable String roundingFunction,
        @Nullable Integer roundingPrecision,
        @Nullable String expression,
        @Nullable CustomAggregator customAggregator,
        Map<String, List<String>> filters,
        Instant createdAt) {}
