package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bounds of tiered prices: what makes a list of ranges valid, and how many units fall into each (PRC-027, PRC-062). */
public final class Tiers {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Tiers() {}

    /** Units from {@code from} up to and including {@code to}; {@code to} null: without end. */
    public record Bounds(BigDecimal from, @Nullable BigDecimal to) {

        boolean reaches(BigDecimal units) {
            return to == null || to.compareTo(units) >= 0;
        }
    }

    /** How a range may follow another. */
    public enum Style {
        /** At the end of the previous range, or one above: graduated and graduated percentage. */
        GRADUATED,
        /** One or two above the end of the previous range: volume. */
        VOLUME
    }

    /** What is wrong with these ranges, in words; empty when they are valid (PRC-027). */
    public static List<String> problems(List<Bounds> ranges, Style style) {
        if (ranges.isEmpty()) {
            return List.of("there is no range");
        }
        List<String> problems = new ArrayList<>();
        BigDecimal first = ranges.getFirst().from();
        if (first.signum() != 0 && first.compareTo(BigDecimal.ONE) != 0) {
            problems.add("the first range starts at " + text(first) + ", neither 0 nor 1");
        }
        for (int at = 0; at < ranges.size() - 1; at++) {
            addProblemsBetween(problems, ranges.get(at), ranges.get(at + 1), style);
        }
        BigDecimal end = ranges.getLast().to();
        if (end != null) {
            problems.add("the last range ends at " + text(end));
        }
        return problems;
    }

    private static void addProblemsBetween(List<String> problems, Bounds range, Bounds next, Style style) {
        BigDecimal end = range.to();
        if (end == null) {
            problems.add("the range from " + text(range.from()) + " has no end but is not the last");
            return;
        }
        if (end.compareTo(range.from()) <= 0) {
            problems.add("the range from " + text(range.from()) + " ends at " + text(end));
        }
        if (!follows(next.from().subtract(end), style)) {
            problems.add("the range from " + text(next.from()) + " does not follow one that ends at " + text(end));
        }
    }

    private static boolean follows(BigDecimal gap, Style style) {
        return gap.compareTo(BigDecimal.ONE) == 0
                || switch (style) {
                    case GRADUATED -> gap.signum() == 0;
                    case VOLUME -> gap.compareTo(TWO) == 0;
                };
    }

    static void require(List<Bounds> ranges, Style style) {
        List<String> problems = problems(ranges, style);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** Whether every range starts exactly where the previous one ends. */
    static boolean areAdjacent(List<Bounds> ranges) {
        for (int at = 1; at < ranges.size(); at++) {
            BigDecimal previousEnd = ranges.get(at - 1).to();
            if (previousEnd == null || previousEnd.compareTo(ranges.get(at).from()) != 0) {
                return false;
            }
        }
        return ranges.size() > 1;
    }

    /** Units in each range visited: up to and including the first that has no end or reaches the units (PRC-062). */
    static List<BigDecimal> unitsPerVisitedRange(List<Bounds> ranges, BigDecimal units, boolean adjacent) {
        List<BigDecimal> perRange = new ArrayList<>();
        for (Bounds range : ranges) {
            BigDecimal top = range.to() == null ? units : units.min(range.to());
            // The first range holds everything from zero, whether it is written as starting at 0 or at 1.
            boolean first = perRange.isEmpty();
            BigDecimal below = first
                    ? BigDecimal.ZERO
                    : adjacent ? range.from() : range.from().subtract(BigDecimal.ONE);
            perRange.add(top.subtract(below));
            if (range.reaches(units)) {
                break;
            }
        }
        return perRange;
    }
}
