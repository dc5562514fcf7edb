package dev.tarn.engine.expression;

import dev.tarn.engine.expression.Node.Link;
import dev.tarn.engine.expression.Node.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one expression by recursive descent, a method per rule of the grammar (MTR-077). */
final class Parser {

    private static final int MAX_DEPTH = 100;
    private static final String PROPERTIES = "event.properties.";
    private static final String STATE = "state.";

    private final String text;
    private final Set<String> stateNames;
    private int at;
    private int depth;

    Parser(String text) {
        this(text, Set.of());
    }

    /** @param stateNames what may stand behind {@code state.} */
    Parser(String text, Set<String> stateNames) {
        this.text = text;
        this.stateNames = stateNames;
    }

    Node parse() {
        Node root = expression();
        if (at < text.length()) {
            throw unexpected();
        }
        return root;
    }

    private Node expression() {
        if (++depth > MAX_DEPTH) {
            throw new InvalidExpressionException("nested deeper than " + MAX_DEPTH);
        }
        Node sum = chain(this::product, '+', Operator.PLUS, '-', Operator.MINUS);
        depth--;
        return sum;
    }

    private Node product() {
        return chain(this::atom, '*', Operator.TIMES, '/', Operator.DIVIDED_BY);
    }

    private Node chain(Supplier<Node> operand, char one, Operator ofOne, char other, Operator ofOther) {
        Node first = operand.get();
        List<Link> links = new ArrayList<>();
        while (true) {
            if (take(one)) {
                links.add(new Link(ofOne, operand.get()));
            } else if (take(other)) {
                links.add(new Link(ofOther, operand.get()));
            } else {
                return links.isEmpty() ? first : new Node.Chain(first, List.copyOf(links));
            }
        }
    }

    private Node atom() {
        return take('-') ? new Node.Negation(primary()) : primary();
    }

    private Node primary() {
        if (take('(')) {
            Node inner = expression();
            require(')');
            return inner;
        }
        char next = peek();
        if (next == '\'') {
            return string();
        }
        return isDigit(next) ? decimal() : named();
    }

    private Node string() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new InvalidExpressionException("string without end at " + at);
        }
        String content = text.substring(at + 1, end);
        moveTo(end + 1);
        return new Node.Literal(Value.of(content));
    }

    private Node decimal() {
        int end = endOfDigits(at);
        if (end < text.length() && text.charAt(end) == '.') {
            int fractionEnd = endOfDigits(end + 1);
            if (fractionEnd == end + 1) {
                throw new InvalidExpressionException("digits missing at " + fractionEnd);
            }
            end = fractionEnd;
        }
        BigDecimal number = new BigDecimal(text.substring(at, end));
        moveTo(end);
        return new Node.Literal(literal(number));
    }

    private static Value literal(BigDecimal number) {
        try {
            return new Value.Decimal(number);
        } catch (EvaluationException e) {
            throw new InvalidExpressionException(String.valueOf(e.getMessage()));
        }
    }

    /** A variable or a function; the dots of a variable belong to its name. */
    private Node named() {
        int end = at;
        while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String name = text.substring(at, end);
        if (name.equals("event.code")) {
            moveTo(end);
            return new Node.Code();
        }
        if (name.equals("event.timestamp")) {
            moveTo(end);
            return new Node.Timestamp();
        }
        if (name.startsWith(PROPERTIES) && isPropertyName(name.substring(PROPERTIES.length()))) {
            moveTo(end);
            return new Node.Property(name.substring(PROPERTIES.length()));
        }
        if (name.startsWith(STATE) && stateNames.contains(name.substring(STATE.length()))) {
            moveTo(end);
            return new Node.State(name.substring(STATE.length()));
        }
        Function function = Function.named(name).orElseThrow(this::unexpected);
        moveTo(end);
        return call(function);
    }

    private Node call(Function function) {
        require('(');
        List<Node> arguments = new ArrayList<>();
        do {
            arguments.add(expression());
        } while (take(','));
        require(')');
        if (arguments.size() > function.maxArguments()) {
            throw new InvalidExpressionException("too many arguments for " + function);
        }
        return new Node.Call(function, List.copyOf(arguments));
    }

    private static boolean isPropertyName(String name) {
        return !name.isEmpty()
                && isLetter(name.charAt(0))
                && name.chars().allMatch(character -> isNamePart((char) character));
    }

    private static boolean isNamePart(char character) {
        return isLetter(character) || isDigit(character) || character == '_';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private int endOfDigits(int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private char peek() {
        skipSpaces();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char expected) {
        if (peek() != expected || at == text.length()) {
            return false;
        }
        moveTo(at + 1);
        return true;
    }

    private void require(char expected) {
        if (!take(expected)) {
            throw unexpected();
        }
    }

    private void moveTo(int position) {
        at = position;
        skipSpaces();
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidExpressionException unexpected() {
        return new InvalidExpressionException(
                at < text.length() ? "unexpected '" + text.charAt(at) + "' at " + at : "unexpected end");
    }
}
