package dev.tarn.event;

import dev.tarn.engine.expression.EvaluationException;
import dev.tarn.engine.expression.Variables;
import dev.tarn.metric.MetricExpressions;
import dev.tarn.platform.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes arriving events with the values of their metrics' expressions (MTR-072). */
@Component
class ComputedProperties {
    private static final String FAILED = "expression_evaluation_failed: ";

    private final MetricExpressions expressions;

    ComputedProperties(MetricExpressions expressions) {
        this.expressions = expressions;
    }

    /** Writes the values into the events' properties; answers what went wrong, by place in the list. */
    Map<Integer, String> add(Tenant tenant, List<Event> events) {
        Set<String> codes = events.stream().map(Event::code).collect(Collectors.toSet());
        Map<String, MetricExpressions.Target> targets = expressions.byCodes(tenant, codes);
        var failures = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < events.size() && !targets.isEmpty(); i++) {
            MetricExpressions.Target target = targets.get(events.get(i).code());
            if (target != null) {
                try {
                    add(target, events.get(i));
                } catch (EvaluationException failure) {
                    failures.put(i, FAILED + failure.getMessage());
                }
            }
        }
        return failures;
    }

    private static void add(MetricExpressions.Target target, Event event) {
        event.properties()
                .put(
                        target.fieldName(),
                        target.expression().evaluate(variables(event)).text());
    }

    private static Variables variables(Event event) {
        return new Variables(event.code(), event.timestamp().getEpochSecond(), texts(event.properties()));
    }

    /** Expressions, like aggregations, work on the text form of values (MTR-015). */
    private static Map<String, String> texts(ObjectNode properties) {
        var texts = new HashMap<String, String>();
        properties.forEachEntry((key, value) -> {
            if (!value.isNull()) {
                texts.put(key, text(value));
            }
        });
        return texts;
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainer() ? value.toString() : value.asString();
    }
}
