package dev.tarn.metric;

import dev.tarn.engine.expression.CustomAggregator;
import dev.tarn.engine.expression.CustomAggregator.Definition;
import dev.tarn.engine.expression.InvalidExpressionException;
import dev.tarn.platform.Decimals;
import dev.tarn.platform.Input;
import dev.tarn.platform.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A custom aggregation on the wire (PLT-467). */
public record CustomAggregatorJson(Map<String, String> state, Map<String, String> step, String result) {
    static final String FIELD = "custom_aggregator";
    private static final int MAX_SCALE = 15;

    /**
     * As it is stored.
     *
     * @param properties those it reads, for whoever looks for events that lack one
     */
    record Row(Map<String, BigDecimal> state, Map<String, String> step, String result, List<String> properties) {
        static Row of(CustomAggregator aggregator) {
            Definition definition = aggregator.definition();
            return new Row(
                    definition.state(), definition.step(), definition.result(), List.copyOf(aggregator.properties()));
        }

        static @Nullable CustomAggregator read(Json json, @Nullable JSONB column) {
            if (column == null) {
                return null;
            }
            Row row = json.mapper().readValue(column.data(), Row.class);
            return CustomAggregator.of(new Definition(row.state, row.step, row.result));
        }
    }

    static @Nullable CustomAggregatorJson of(@Nullable CustomAggregator aggregator) {
        if (aggregator == null) {
            return null;
        }
        Definition definition = aggregator.definition();
        var state = new LinkedHashMap<String, String>();
        definition.state().forEach((name, value) -> state.put(name, Decimals.text(value)));
        return new CustomAggregatorJson(state, definition.step(), definition.result());
    }

    /** What a request says; null: nothing, or nothing that can be read, which then is a problem. */
    static @Nullable CustomAggregator read(Input metric) {
        Input sent = metric.object(FIELD);
        if (sent == null) {
            return null;
        }
        Map<String, @Nullable String> state = textMap(sent, "state");
        Map<String, @Nullable String> step = textMap(sent, "step");
        String result = sent.text("result");
        var values = new LinkedHashMap<String, BigDecimal>();
        var steps = new LinkedHashMap<String, String>();
        boolean readable = result != null;
        for (Map.Entry<String, @Nullable String> entry : state.entrySet()) {
            String text = entry.getValue();
            BigDecimal value = text == null ? null : Decimals.parse(text).orElse(null);
            readable &= value != null && value.stripTrailingZeros().scale() <= MAX_SCALE;
            values.put(entry.getKey(), value == null ? BigDecimal.ZERO : value);
        }
        for (Map.Entry<String, @Nullable String> entry : step.entrySet()) {
            String text = entry.getValue();
            readable &= text != null;
            steps.put(entry.getKey(), text == null ? "" : text);
        }
        if (!readable || result == null) {
            metric.problems().add(FIELD, "value_is_invalid");
            return null;
        }
        return parse(metric, new Definition(values, steps, result));
    }

    private static Map<String, @Nullable String> textMap(Input sent, String field) {
        Map<String, @Nullable String> map = sent.textMap(field);
        return map == null ? Map.of() : map;
    }

    private static @Nullable CustomAggregator parse(Input metric, Definition definition) {
        try {
            return CustomAggregator.of(definition);
        } catch (InvalidExpressionException invalid) {
            metric.problems().add(FIELD, "invalid_expression");
            return null;
        }
    }
}
