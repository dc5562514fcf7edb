package dev.tarn.engine;

import java.util.List;
import java.util.Map;

/**
 * How an amount came about: the rule that was applied, what went in, what came out, and the steps it was made of.
 *
 * @param rule identifier of the business rule, as in docs/rules (for instance {@code PRC-062})
 * @param text one sentence for a person, numbers included ({@code "5 units x 10 + 100"})
 * @param inputs named inputs as plain decimal text, in the order they are read
 * @param result what came out, as plain decimal text
 * @param steps explanations of the parts, in order; empty for a leaf
 */
public record Explanation(
        String rule, String text, Map<String, String> inputs, String result, List<Explanation> steps) {

    public Explanation {
        inputs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(inputs));
        steps = List.copyOf(steps);
    }

    /** An explanation that is not made of parts. */
    public static Explanation of(String rule, String text, Map<String, String> inputs, String result) {
        return new Explanation(rule, text, inputs, result, List.of());
    }
}
