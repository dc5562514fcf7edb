package dev.tarn.metric;

import dev.tarn.engine.expression.EvaluationException;
import dev.tarn.engine.expression.Expression;
import dev.tarn.engine.expression.InvalidExpressionException;
import dev.tarn.engine.expression.Variables;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tries an expression on an event that somebody makes up (MTR-080). */
final class ExpressionTrial {
    private ExpressionTrial() {}

    static boolean isValid(String expression) {
        try {
            Expression.parse(expression);
            return true;
        } catch (InvalidExpressionException invalid) {
            return false;
        }
    }

    /** The value, a number as decimal text. */
    static String evaluate(Input input, Instant now) {
        String text = input.text("expression");
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("expression", "value_is_mandatory");
        }
        if (!isValid(text)) {
            throw Refusal.invalid("expression", "invalid_expression");
        }
        Input event = input.object("event");
        if (event == null) {
            throw Refusal.invalid("event", "invalid_event");
        }
        try {
            return Expression.parse(text).evaluate(variables(event, now)).text();
        } catch (EvaluationException valueless) {
            throw Refusal.invalid("event", "invalid_event");
        }
    }

    private static Variables variables(Input event, Instant now) {
        String code = event.text("code");
        BigDecimal timestamp = event.decimal("timestamp");
        Input properties = event.object("properties");
        if (!event.problems().isEmpty()) {
            throw Refusal.invalid("event", "invalid_event");
        }
        return new Variables(
                code == null ? "" : code,
                timestamp == null ? now.getEpochSecond() : timestamp.longValue(),
                properties == null ? Map.of() : texts(properties));
    }

    private static Map<String, String> texts(Input properties) {
        var texts = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : properties.node().properties()) {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                texts.put(entry.getKey(), text(value));
            }
        }
        return texts;
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainer() ? value.toString() : value.asString();
    }
}
