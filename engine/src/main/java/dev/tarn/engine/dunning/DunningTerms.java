package dev.tarn.engine.dunning;

import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The terms of a dunning campaign (CRD-310).
 *
 * @param thresholdsCents by currency, what must be overdue in cents before it is asked for; from 0 up
 * @param maxAttempts how often a currency is asked for, from 1 up
 * @param daysBetweenAttempts from 1 up
 */
public record DunningTerms(Map<String, Long> thresholdsCents, int maxAttempts, int daysBetweenAttempts) {

    /** @throws IllegalArgumentException where a number is below its range */
    public DunningTerms {
        thresholdsCents = Map.copyOf(thresholdsCents);
        if (maxAttempts < 1 || daysBetweenAttempts < 1) {
            throw new IllegalArgumentException("attempts and days begin at 1");
        }
        if (thresholdsCents.values().stream().anyMatch(cents -> cents < 0)) {
            throw new IllegalArgumentException("a threshold is below 0");
        }
    }

    /**
     * The currencies to be asked for now (CRD-311): what is overdue reaches the threshold, and fewer than the most attempts were made.
     *
     * @param overdueCents by currency, the sum of the totals of overdue invoices; a currency of which nothing is overdue is absent
     * @param attempts by currency, how often it was asked for; absent: never
     */
    public Set<String> due(Map<String, Long> overdueCents, Map<String, Integer> attempts) {
        var due = new TreeSet<String>();
        overdueCents.forEach((currency, cents) -> {
            Long threshold = thresholdsCents.get(currency);
            boolean reached = threshold != null && cents >= threshold;
            if (reached && attempts.getOrDefault(currency, 0) < maxAttempts) {
                due.add(currency);
            }
        });
        return due;
    }

    /** Whether what is overdue reaches any threshold; else an edit of the thresholds starts the counting anew (CRD-313). */
    public boolean anyReached(Map<String, Long> overdueCents) {
        return overdueCents.entrySet().stream().anyMatch(entry -> {
            Long threshold = thresholdsCents.get(entry.getKey());
            return threshold != null && entry.getValue() >= threshold;
        });
    }

    /** Whether every currency that was tried has been asked for as often as it may (CRD-312). Nothing tried: not finished. */
    public boolean finished(Map<String, Integer> attempts) {
        return !attempts.isEmpty() && attempts.values().stream().allMatch(count -> count >= maxAttempts);
    }

    /**
     * When the next attempt may be made: the first 00:00 in the customer's zone that is more than the days after the last one. Exactly that
     * many days later is too early (CRD-311).
     */
    public Instant nextAttemptAt(Instant lastAttemptAt, ZoneId zone) {
        return LocalDays.startOf(LocalDays.dateOf(lastAttemptAt, zone).plusDays(daysBetweenAttempts + 1L), zone);
    }
}
