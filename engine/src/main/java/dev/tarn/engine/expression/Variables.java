package dev.tarn.engine.expression;

import java.util.Map;

/**
 * The event that an expression is evaluated for.
 *
 * @param code code of the event
 * @param timestampSeconds whole seconds since the epoch
 * @param properties texts of the properties
 */
public record Variables(String code, long timestampSeconds, Map<String, String> properties) {

    public Variables {
        properties = Map.copyOf(properties);
    }

    String property(String name) {
        String text = properties.get(name);
        if (text == null) {
            throw new EvaluationException("Variable: " + name + " not found");
        }
        return text;
    }
}
