package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that somebody wants to be told of when a quantity crosses them (PLT-316).
 *
 * @param once each by itself, ascending
 * @param step beyond the outermost of them, from 0 without; null: there is none; positive
 */
public record AlertThresholds(
        List<BigDecimal> once, @Nullable BigDecimal step) {
    /** Of a leap over more steps than anybody reads, the last ones are named. */
    private static final int MAX_STEPS = 1000;

    /** Where a quantity goes when it becomes worth telling. */
    public enum Direction {
        INCREASING,
        DECREASING
    }

    /** A value that was crossed; {@code recurring}: by the step. */
    public record Crossed(BigDecimal value, boolean recurring) {}

    public AlertThresholds {
        once = once.stream().sorted().toList();
        if (step != null && step.signum() <= 0) {
            throw new IllegalArgumentException("A step must be positive: " + step);
        }
    }

    /** What was crossed between two values, ascending. A step that is hit exactly was crossed then, and not again later (PLT-318). */
    public List<Crossed> crossed(BigDecimal previous, BigDecimal current, Direction direction) {
        return direction == Direction.INCREASING
                ? upwards(previous, current)
                : mirrored().upwards(previous.negate(), current.negate()).stream()
                        .map(crossed -> new Crossed(crossed.value().negate(), crossed.recurring()))
                        .sorted(Comparator.comparing(Crossed::value))
                        .toList();
    }

    private AlertThresholds mirrored() {
        return new AlertThresholds(once.stream().map(BigDecimal::negate).toList(), step);
    }

    private List<Crossed> upwards(BigDecimal previous, BigDecimal current) {
        var crossed = new ArrayList<Crossed>();
        once.stream()
                .filter(value -> previous.compareTo(value) < 0 && value.compareTo(current) <= 0)
                .forEach(value -> crossed.add(new Crossed(value, false)));
        if (step != null && current.compareTo(previous) > 0) {
            BigDecimal from = once.isEmpty() ? BigDecimal.ZERO : once.getLast();
            BigDecimal last = stepsTo(current, from, step);
            BigDecimal first = stepsTo(previous, from, step).max(last.subtract(BigDecimal.valueOf(MAX_STEPS)));
            for (BigDecimal n = first.add(BigDecimal.ONE); n.compareTo(last) <= 0; n = n.add(BigDecimal.ONE)) {
                crossed.add(new Crossed(from.add(n.multiply(step)), true));
            }
        }
        return crossed;
    }

    /** Whole steps from one value up to another, from 0. */
    private static BigDecimal stepsTo(BigDecimal value, BigDecimal from, BigDecimal step) {
        return value.subtract(from).divide(step, 0, RoundingMode.FLOOR).max(BigDecimal.ZERO);
    }
}
