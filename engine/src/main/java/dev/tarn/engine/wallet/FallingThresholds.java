package dev.tarn.engine.wallet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds of an alert on a value that falls (CRD-260, PLT-316).
 *
 * @param once values that count when they are reached or passed from above
 * @param step more than 0; below the lowest of the others each further step counts, too; null: none
 */
public record FallingThresholds(
        SortedSet<BigDecimal> once, @Nullable BigDecimal step) {
    /** More steps than anyone reads: only the lowest ones are named then. */
    private static final int MOST_STEPS = 100;

    public FallingThresholds {
        once = Collections.unmodifiableSortedSet(new TreeSet<>(once));
    }

    /** A threshold that was reached. */
    public record Crossed(BigDecimal value, boolean recurring) {}

    /** Those {@code t} with {@code previous > t >= current}, the lowest first. */
    public List<Crossed> crossed(BigDecimal previous, BigDecimal current) {
        var crossed = new ArrayList<>(steps(previous, current));
        once.stream()
                .filter(value -> value.compareTo(previous) < 0 && value.compareTo(current) >= 0)
                .forEach(value -> crossed.add(new Crossed(value, false)));
        return List.copyOf(crossed);
    }

    private List<Crossed> steps(BigDecimal previous, BigDecimal current) {
        if (step == null || current.compareTo(previous) >= 0) {
            return List.of();
        }
        BigDecimal lowest = once.isEmpty() ? BigDecimal.ZERO : once.first();
        BigDecimal last = lowest.subtract(current).divide(step, 0, RoundingMode.FLOOR);
        var steps = new ArrayList<Crossed>();
        for (BigDecimal count = last; count.signum() > 0 && steps.size() < MOST_STEPS; ) {
            BigDecimal value = lowest.subtract(step.multiply(count));
            if (value.compareTo(previous) >= 0) {
                break;
            }
            steps.add(new Crossed(value, true));
            count = count.subtract(BigDecimal.ONE);
        }
        return steps;
    }
}
