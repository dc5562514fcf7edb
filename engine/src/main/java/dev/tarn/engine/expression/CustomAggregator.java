package dev.tarn.engine.expression;

import dev.tarn.engine.money.AmountTooLargeException;
import dev.tarn.engine.usage.Aggregated;
import dev.tarn.engine.usage.PlainDecimal;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation in an operator's own words (PLT-467): some named decimals, an expression per event that says what they become, and one
 * that says what they amount to in the end. It ends, whatever it says: the events are gone through once, in order of time, and there is
 * neither a loop nor a text in it.
 */
public final class CustomAggregator {
    /** Most named values, and most properties of an event that are read. */
    public static final int MAX_NAMES = 10;

    /** Longest expression, in characters. */
    public static final int MAX_EXPRESSION_LENGTH = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final int DECIMALS = 15;
    private static final int MAX_INTEGER_DIGITS = 25;

    /**
     * What an operator writes.
     *
     * @param state initial values by name, in order; 1 to {@value #MAX_NAMES}
     * @param step the expression whose value each name has after an event, from the values before it; names without one stay as they are
     * @param result the quantity, from the values after the last event
     */
    public record Definition(Map<String, BigDecimal> state, Map<String, String> step, String result) {
        public Definition {
            state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
            step = Collections.unmodifiableMap(new LinkedHashMap<>(step));
        }
    }

    /** An event and the texts of those of its properties that are read; null: it does not carry one. */
    public record Sample(UsageEvent event, Map<String, @Nullable String> properties) {}

    private final Definition definition;
    private final Map<String, Node> steps;
    private final Node result;
    private final Set<String> properties;

    private CustomAggregator(Definition definition, Map<String, Node> steps, Node result, Set<String> properties) {
        this.definition = definition;
        this.steps = steps;
        this.result = result;
        this.properties = properties;
    }

    /** Reads a definition. Throws {@link InvalidExpressionException} when it says what it may not, or too much. */
    public static CustomAggregator of(Definition definition) {
        Set<String> names = definition.state().keySet();
        require(!names.isEmpty() && names.size() <= MAX_NAMES, "1 to " + MAX_NAMES + " values");
        require(names.stream().allMatch(name -> NAME.matcher(name).matches()), "a name is " + NAME.pattern());
        require(definition.state().values().stream().allMatch(CustomAggregator::isInside), "a value is too large");
        require(
                !definition.step().isEmpty()
                        && names.containsAll(definition.step().keySet()),
                "a step of no value");
        var steps = new LinkedHashMap<String, Node>();
        var properties = new LinkedHashSet<String>();
        definition.step().forEach((name, text) -> {
            Node step = parse(text, names);
            properties.addAll(StepRules.ofStep(step));
            steps.put(name, step);
        });
        require(properties.size() <= MAX_NAMES, "at most " + MAX_NAMES + " properties");
        Node result = parse(definition.result(), names);
        StepRules.ofResult(result);
        return new CustomAggregator(definition, steps, result, Collections.unmodifiableSet(properties));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidExpressionException(otherwise);
        }
    }

    private static Node parse(String text, Set<String> names) {
        require(text.length() <= MAX_EXPRESSION_LENGTH, "longer than " + MAX_EXPRESSION_LENGTH + " characters");
        return new Parser(text, names).parse();
    }

    /** What it was read from. */
    public Definition definition() {
        return definition;
    }

    /** The names of the event's properties that it reads. */
    public Set<String> properties() {
        return properties;
    }

    /** Whether an event with these properties takes part: all that are read are plain decimals (MTR-082). */
    public boolean takesPart(Map<String, @Nullable String> values) {
        return properties.stream().allMatch(name -> number(values.get(name)) != null);
    }

    /**
     * What the events of one bucket and group amount to, in any order given. An event that does not take part, or with which a value
     * would have more than 25 digits before the point, leaves everything as it was. Values are kept with 15 decimals, rounded half up. A result
     * that divides by zero is 0.
     *
     * @throws AmountTooLargeException when the result has more than 25 digits before the point
     */
    public Aggregated aggregate(Collection<Sample> samples) {
        Map<String, BigDecimal> state = definition.state();
        long eventsCount = 0;
        List<Sample> inOrder = samples.stream()
                .sorted(Comparator.comparing(Sample::event, UsageEvent.IN_TIME_ORDER))
                .toList();
        for (Sample sample : inOrder) {
            Map<String, BigDecimal> next = takesPart(sample.properties()) ? after(state, sample) : null;
            if (next != null) {
                state = next;
                eventsCount++;
            }
        }
        BigDecimal units = result(state);
        return new Aggregated(units, units, eventsCount, BigDecimal.ZERO);
    }

    private @Nullable Map<String, BigDecimal> after(Map<String, BigDecimal> state, Sample sample) {
        var texts = new LinkedHashMap<String, String>();
        for (String name : properties) {
            String text = sample.properties().get(name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        var variables = new Variables("", sample.event().timestamp().getEpochSecond(), texts, state);
        var next = new LinkedHashMap<>(state);
        try {
            steps.forEach((name, step) -> next.put(name, rounded(step.evaluate(variables))));
        } catch (EvaluationException tooLong) {
            return null;
        }
        return next.values().stream().allMatch(CustomAggregator::isInside) ? next : null;
    }

    private BigDecimal result(Map<String, BigDecimal> state) {
        BigDecimal units;
        try {
            units = rounded(result.evaluate(new Variables("", 0, Map.of(), state)));
        } catch (EvaluationException dividedByZero) {
            return BigDecimal.ZERO;
        }
        if (!isInside(units)) {
            throw new AmountTooLargeException("A quantity of more than " + MAX_INTEGER_DIGITS + " digits");
        }
        return units;
    }

    private static BigDecimal rounded(Value value) {
        BigDecimal number = value.requireNumber();
        return number.scale() <= DECIMALS ? number : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return PlainDecimal.parse(text).filter(CustomAggregator::isInside).orElse(null);
    }

    private static boolean isInside(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MAX_INTEGER_DIGITS;
    }
}
