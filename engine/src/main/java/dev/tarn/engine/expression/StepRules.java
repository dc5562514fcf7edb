package dev.tarn.engine.expression;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What may stand in the expressions of a custom aggregation, so that they have a value for every event that takes part (PLT-467): numbers
 * only, and no divisor and no number of decimals that depends on anything.
 */
final class StepRules {
    private static final BigDecimal MAX_PLACES = BigDecimal.valueOf(15);

    private final Set<String> properties = new LinkedHashSet<>();

    /** The names of the event's properties that it reads. Throws {@link InvalidExpressionException} for what may not stand there. */
    static Set<String> ofStep(Node root) {
        var rules = new StepRules();
        rules.check(root, true);
        return rules.properties;
    }

    /** The same of the result, which sees no event and may divide: it has no value then where a divisor is zero. */
    static void ofResult(Node root) {
        var rules = new StepRules();
        rules.check(root, false);
        if (!rules.properties.isEmpty()) {
            throw new InvalidExpressionException("a result has no event");
        }
    }

    private void check(Node node, boolean ofEvent) {
        switch (node) {
            case Node.Literal(Value value) -> requireNumber(value);
            case Node.Code _ -> throw new InvalidExpressionException("a code is no number");
            case Node.Timestamp _ -> requireEvent(ofEvent);
            case Node.Property(String name) -> properties.add(name);
            case Node.State _, Node.Negation _ -> {}
            case Node.Call call -> check(call);
            case Node.Chain chain -> {
                if (ofEvent) {
                    check(chain);
                }
            }
        }
        node.parts().forEach(part -> check(part, ofEvent));
    }

    private static void requireEvent(boolean ofEvent) {
        if (!ofEvent) {
            throw new InvalidExpressionException("a result has no event");
        }
    }

    private static void requireNumber(Value value) {
        if (value instanceof Value.Text) {
            throw new InvalidExpressionException("a text is no number");
        }
    }

    private static void check(Node.Call call) {
        boolean rounds = call.function() != Function.LEAST && call.function() != Function.GREATEST;
        if (call.function() == Function.CONCAT) {
            throw new InvalidExpressionException("a text is no number");
        }
        if (rounds && call.arguments().size() > 1) {
            Node places = call.arguments().get(1) instanceof Node.Negation(Node operand)
                    ? operand
                    : call.arguments().get(1);
            boolean known = places instanceof Node.Literal(Value.Decimal(BigDecimal number))
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(MAX_PLACES) <= 0;
            if (!known) {
                throw new InvalidExpressionException("decimals are a whole number, at most " + MAX_PLACES);
            }
        }
    }

    private static void check(Node.Chain chain) {
        for (Node.Link link : chain.links()) {
            boolean divides = link.operator() == Node.Operator.DIVIDED_BY;
            boolean known =
                    link.operand() instanceof Node.Literal(Value.Decimal(BigDecimal number)) && number.signum() != 0;
            if (divides && !known) {
                throw new InvalidExpressionException("a step divides by numbers other than zero only");
            }
        }
    }
}
