package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of usage at which a subscription is billed before its period ends, measured over its whole life (BIL-171).
 *
 * @param fixedCents each is reached once; positive, ascending
 * @param recurringCents the step at which it goes on beyond the last of them; null: it does not
 */
public record LifetimeThresholds(
        List<Long> fixedCents, @Nullable Long recurringCents) {
    private static final int RATIO_DECIMALS = 4;

    /** A threshold that usage has passed. */
    public record Passed(long amountCents, boolean recurring) {}

    /**
     * What a subscription has used, in cents without taxes, none negative.
     *
     * @param invoicedCents billed before the open period, what other systems billed included
     * @param progressiveCents billed of the open period already
     * @param currentCents used in the open period
     */
    public record Lifetime(long invoicedCents, long progressiveCents, long currentCents) {
        /** All that is billed. */
        public long billedCents() {
            return Money.addCents(invoicedCents, progressiveCents);
        }

        /** All that was used. */
        public long totalCents() {
            return Money.addCents(invoicedCents, currentCents);
        }

        long openCents() {
            return Money.subtractCents(currentCents, progressiveCents);
        }
    }

    /**
     * How far a threshold is reached (MTR-232).
     *
     * @param ratio from 0 to 1, 4 decimals
     */
    public record Completion(long amountCents, BigDecimal ratio, boolean recurring) {
        public boolean isReached() {
            return ratio.compareTo(BigDecimal.ONE) >= 0;
        }
    }

    public LifetimeThresholds {
        fixedCents = fixedCents.stream().sorted().toList();
        if (fixedCents.stream().anyMatch(cents -> cents <= 0) || (recurringCents != null && recurringCents <= 0)) {
            throw new IllegalArgumentException("Thresholds must be positive: " + fixedCents + ", " + recurringCents);
        }
    }

    private long lastFixedCents() {
        return fixedCents.isEmpty() ? 0 : fixedCents.getLast();
    }

    /** What usage has passed since it was billed last; empty: nothing is to be billed now. */
    public List<Passed> passed(Lifetime lifetime) {
        if (lifetime.openCents() <= 0) {
            return List.of();
        }
        return lifetime.billedCents() < lastFixedCents() ? passedFixed(lifetime) : passedAgain(lifetime);
    }

    private List<Passed> passedFixed(Lifetime lifetime) {
        long billed = lifetime.billedCents();
        long used = lifetime.totalCents();
        var passed = new ArrayList<Passed>();
        fixedCents.stream()
                .filter(cents -> billed < cents && cents <= used)
                .forEach(cents -> passed.add(new Passed(cents, false)));
        if (recurringCents != null && used - lastFixedCents() >= recurringCents) {
            passed.add(new Passed(recurringCents, true));
        }
        return passed;
    }

    private List<Passed> passedAgain(Lifetime lifetime) {
        if (recurringCents == null) {
            return List.of();
        }
        long sinceLastStep = lifetime.billedCents() % recurringCents;
        return Money.addCents(lifetime.openCents(), sinceLastStep) >= recurringCents
                ? List.of(new Passed(recurringCents, true))
                : List.of();
    }

    /** All thresholds and how far each is reached; the recurring one once for each step, the next one included. */
    public List<Completion> completion(long totalCents) {
        var shown = new ArrayList<Completion>();
        long before = 0;
        for (long cents : fixedCents) {
            shown.add(completion(totalCents, before, cents, false));
            before = cents;
        }
        if (recurringCents != null) {
            long steps = totalCents < before ? 0 : (totalCents - before) / recurringCents;
            // a long life of small steps: the last ones tell enough
            for (long step = Math.max(1, steps - MAX_STEPS_SHOWN); step <= steps + 1; step++) {
                long to = Money.addCents(before, Math.multiplyExact(step, recurringCents));
                shown.add(completion(totalCents, to - recurringCents, to, true));
            }
        }
        return shown;
    }

    private static final int MAX_STEPS_SHOWN = 100;

    private static Completion completion(long totalCents, long fromCents, long toCents, boolean recurring) {
        long reached = Math.clamp(totalCents - fromCents, 0, toCents - fromCents);
        BigDecimal ratio = BigDecimal.valueOf(reached)
                .divide(BigDecimal.valueOf(toCents - fromCents), RATIO_DECIMALS, RoundingMode.DOWN);
        return new Completion(toCents, ratio, recurring);
    }
}
