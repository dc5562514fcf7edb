package dev.tarn.engine.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of the language (MTR-078). */
enum Function {
    CONCAT(Integer.MAX_VALUE),
    ROUND(2),
    CEIL(2),
    FLOOR(2),
    LEAST(Integer.MAX_VALUE),
    GREATEST(Integer.MAX_VALUE);

    /** Rounding beyond these many places either way is a mistake, not a wish. */
    private static final int MAX_PLACES = 100;

    private final int maxArguments;

    Function(int maxArguments) {
        this.maxArguments = maxArguments;
    }

    /** The function of that name, which has exactly three spellings: round, ROUND and Round. */
    static Optional<Function> named(String name) {
        for (Function function : values()) {
            String upper = function.name();
            String lower = upper.toLowerCase(Locale.ROOT);
            if (name.equals(upper) || name.equals(lower) || name.equals(upper.charAt(0) + lower.substring(1))) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    int maxArguments() {
        return maxArguments;
    }

    Value apply(List<Value> arguments) {
        return switch (this) {
            case CONCAT -> concat(arguments);
            case ROUND -> rounded(arguments, RoundingMode.HALF_UP);
            case CEIL -> rounded(arguments, RoundingMode.CEILING);
            case FLOOR -> rounded(arguments, RoundingMode.FLOOR);
            case LEAST ->
                new Value.Decimal(arguments.stream()
                        .map(Value::requireNumber)
                        .reduce(BigDecimal::min)
                        .orElseThrow());
            case GREATEST ->
                new Value.Decimal(arguments.stream()
                        .map(Value::requireNumber)
                        .reduce(BigDecimal::max)
                        .orElseThrow());
        };
    }

    private static Value concat(List<Value> arguments) {
        return new Value.Text(arguments.stream().map(Value::asPart).collect(Collectors.joining()));
    }

    private static Value rounded(List<Value> arguments, RoundingMode mode) {
        BigDecimal number = arguments.getFirst().requireNumber();
        int places = arguments.size() < 2 ? 0 : places(arguments.get(1).requireNumber());
        return new Value.Decimal(number.scale() <= places ? number : number.setScale(places, mode));
    }

    private static int places(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole || number.abs().compareTo(BigDecimal.valueOf(MAX_PLACES)) > 0) {
            throw new EvaluationException("Expected a whole number of decimals, at most " + MAX_PLACES);
        }
        return number.intValueExact();
    }
}
