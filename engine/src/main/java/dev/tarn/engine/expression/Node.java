package dev.tarn.engine.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** A part of an expression that has a value. Nesting is bounded by the parser, chains of operators are loops. */
sealed interface Node {

    Value evaluate(Variables variables);

    /** The parts it is made of. */
    default List<Node> parts() {
        return List.of();
    }

    /** A number or string that stands in the expression. */
    record Literal(Value value) implements Node {

        @Override
        public Value evaluate(Variables variables) {
            return value;
        }
    }

    /** {@code event.code}. */
    record Code() implements Node {

        @Override
        public Value evaluate(Variables variables) {
            return new Value.Text(variables.code());
        }
    }

    /** {@code event.timestamp}. */
    record Timestamp() implements Node {

        @Override
        public Value evaluate(Variables variables) {
            return new Value.Decimal(BigDecimal.valueOf(variables.timestampSeconds()));
        }
    }

    /** {@code event.properties.NAME}. */
    record Property(String name) implements Node {

        @Override
        public Value evaluate(Variables variables) {
            return Value.of(variables.property(name));
        }
    }

    /** {@code state.NAME}, in custom aggregations (PLT-467). */
    record State(String name) implements Node {

        @Override
        public Value evaluate(Variables variables) {
            return new Value.Decimal(variables.state(name));
        }
    }

    /** An unary minus. */
    record Negation(Node operand) implements Node {

        @Override
        public List<Node> parts() {
            return List.of(operand);
        }

        @Override
        public Value evaluate(Variables variables) {
            return new Value.Decimal(operand.evaluate(variables).requireNumber().negate());
        }
    }

    /** A function and its arguments, whose number the parser has checked. */
    record Call(Function function, List<Node> arguments) implements Node {

        @Override
        public List<Node> parts() {
            return arguments;
        }

        @Override
        public Value evaluate(Variables variables) {
            return function.apply(arguments.stream()
                    .map(argument -> argument.evaluate(variables))
                    .toList());
        }
    }

    /** Operators of one precedence, from left to right. */
    record Chain(Node first, List<Link> links) implements Node {

        @Override
        public List<Node> parts() {
            return Stream.concat(Stream.of(first), links.stream().map(Link::operand))
                    .toList();
        }

        @Override
        public Value evaluate(Variables variables) {
            Value value = first.evaluate(variables);
            for (Link link : links) {
                BigDecimal left = value.requireNumber();
                BigDecimal right = link.operand().evaluate(variables).requireNumber();
                value = new Value.Decimal(link.operator().apply(left, right));
            }
            return value;
        }
    }

    /** An operator and what stands to its right. */
    record Link(Operator operator, Node operand) {}

    /** The four operations. Exact, except for quotients that do not end: those are cut, half up, after 50 digits. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED_BY;

        private static final MathContext DIVISION = new MathContext(50, RoundingMode.HALF_UP);

        BigDecimal apply(BigDecimal left, BigDecimal right) {
            return switch (this) {
                case PLUS -> left.add(right);
                case MINUS -> left.subtract(right);
                case TIMES -> left.multiply(right);
                case DIVIDED_BY -> divide(left, right);
            };
        }

        private static BigDecimal divide(BigDecimal left, BigDecimal right) {
            if (right.signum() == 0) {
                throw new EvaluationException("Division by zero");
            }
            return left.divide(right, DIVISION);
        }
    }
}
