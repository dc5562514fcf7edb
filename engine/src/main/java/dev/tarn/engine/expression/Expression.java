package dev.tarn.engine.expression;

/**
 * A parsed expression, to be evaluated for any number of events.
 *
 * <p>Grammar (MTR-077), with spaces allowed between tokens:
 *
 * <pre>
 * expr     := atom (("+" | "-" | "*" | "/") atom)*      times and divide first, from left to right
 * atom     := ["-"] (function | variable | decimal | string | "(" expr ")")
 * function := name "(" expr ("," expr)* ")"            round, ROUND or Round
 * variable := event.code | event.timestamp | event.properties.NAME
 * decimal  := digits ["." digits]
 * string   := "'" any but quote "'"
 * </pre>
 */
public final class Expression {

    /** Longest text that is parsed, in characters. */
    public static final int MAX_LENGTH = 10_000;

    private final Node root;

    private Expression(Node root) {
        this.root = root;
    }

    /** Reads an expression. Throws {@link InvalidExpressionException} when the text is not one, too long or too deep. */
    public static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidExpressionException("longer than " + MAX_LENGTH + " characters");
        }
        return new Expression(new Parser(text).parse());
    }

    /**
     * The value for one event. Throws {@link EvaluationException} when a property is missing, a text stands where a number
     * must, a divisor is zero, or a number or text grows out of bounds.
     */
    public Value evaluate(Variables variables) {
        return root.evaluate(variables);
    }
}
