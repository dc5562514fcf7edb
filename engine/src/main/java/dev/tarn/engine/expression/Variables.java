package dev.tarn.engine.expression;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The event that an expression is evaluated for.
 *
 * @param code code of the event
 * @param timestampSeconds whole seconds since the epoch
 * @param properties texts of the properties
 * @param state values of a custom aggregation before the event; empty elsewhere
 */
public record Variables(
        String code, long timestampSeconds, Map<String, String> properties, Map<String, BigDecimal> state) {

    public Variables {
        properties = Map.copyOf(properties);
        state = Map.copyOf(state);
    }

    /** An event outside of an aggregation. */
    public Variables(String code, long timestampSeconds, Map<String, String> properties) {
        this(code, timestampSeconds, properties, Map.of());
    }

    BigDecimal state(String name) {
        BigDecimal value = state.get(name);
        if (value == null) {
            throw new EvaluationException("Variable: " + name + " not found");
        }
        return value;
    }

    String property(String name) {
        String text = properties.get(name);
        if (text == null) {
            throw new EvaluationException("Variable: " + name + " not found");
        }
        return text;
    }
}
