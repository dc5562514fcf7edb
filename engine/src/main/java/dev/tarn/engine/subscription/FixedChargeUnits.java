package dev.tarn.engine.subscription;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.time.LocalDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Units of a fixed charge in a window, from the history of its units (PRC-122 to PRC-124).
 *
 * @param shown units of the entry that counts last: what the fee displays
 * @param billed what is priced: the same, or each entry weighed by its days
 */
public record FixedChargeUnits(BigDecimal shown, BigDecimal billed, Explanation explanation) {
    private static final int WEIGHT_DECIMALS = 6;

    /**
     * One entry of the history.
     *
     * @param effectiveAt from when on the units hold
     * @param sequence order in which entries were created, unique
     */
    public record Entry(BigDecimal units, Instant effectiveAt, long sequence) {}

    /** Units of a charge that is not prorated: those of the entry created last (PRC-123); 0 without entries. */
    public static FixedChargeUnits whole(List<Entry> history, Window window) {
        BigDecimal units = latestCreated(relevant(history, window).stream())
                .map(Entry::units)
                .orElse(BigDecimal.ZERO);
        var explanation = Explanation.of(
                "PRC-123",
                Inputs.plain(units) + " units in force",
                Inputs.of("units", units).map(),
                Inputs.plain(units));
        return new FixedChargeUnits(units, units, explanation);
    }

    /** Units of a prorated charge: each entry counts for the local days until the next one (PRC-124). */
    public static FixedChargeUnits prorated(List<Entry> history, Window window, ZoneId zone) {
        List<Entry> entries = superseding(relevant(history, window));
        LocalDate endOn = LocalDays.dateOf(window.toAt(), zone).plusDays(1);
        var steps = new ArrayList<Explanation>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < entries.size(); i++) {
            LocalDate from = later(effectiveOn(entries.get(i), zone), LocalDays.dateOf(window.fromAt(), zone));
            LocalDate to = i + 1 < entries.size() ? effectiveOn(entries.get(i + 1), zone) : endOn;
            long days = Math.max(0, ChronoUnit.DAYS.between(from, to));
            BigDecimal weighed = weigh(entries.get(i).units(), days, window.durationDays());
            steps.add(step(entries.get(i).units(), days, window.durationDays(), weighed));
            sum = sum.add(weighed);
        }
        BigDecimal shown =
                entries.isEmpty() ? BigDecimal.ZERO : entries.getLast().units();
        var explanation = new Explanation(
                "PRC-124",
                Inputs.plain(sum) + " units on average of the period",
                Inputs.of("duration_days", window.durationDays()).map(),
                Inputs.plain(sum),
                steps);
        return new FixedChargeUnits(shown, sum, explanation);
    }

    /**
     * Units that come on top of those paid for a window already, from a day of it on: that day counts (BIL-136). Fewer units than were paid are
     * none at all.
     *
     * @param units in force from now on
     * @param paidUnits of the same window
     * @param prorated whether they are weighed by the days that are left
     */
    public static FixedChargeUnits added(
            BigDecimal units, BigDecimal paidUnits, Window window, ZoneId zone, Instant at, boolean prorated) {
        BigDecimal added = units.subtract(paidUnits).max(BigDecimal.ZERO);
        long daysLeft = ChronoUnit.DAYS.between(
                LocalDays.dateOf(at, zone),
                LocalDays.dateOf(window.toAt(), zone).plusDays(1));
        BigDecimal billed = prorated ? weigh(added, Math.max(0, daysLeft), window.durationDays()) : added;
        var explanation = Explanation.of(
                "BIL-136",
                Inputs.plain(units) + " units, less " + Inputs.plain(paidUnits) + " that are paid"
                        + (prorated ? ", for " + daysLeft + " of " + window.durationDays() + " days" : ""),
                Inputs.of("units", units)
                        .and("paid_units", paidUnits)
                        .and("days_left", daysLeft)
                        .and("duration_days", window.durationDays())
                        .map(),
                Inputs.plain(billed));
        return new FixedChargeUnits(added, billed, explanation);
    }

    /** Entries that take effect in the window, and the one in force before it; in the order of creation. */
    private static List<Entry> relevant(List<Entry> history, Window window) {
        Stream<Entry> inside = history.stream()
                .filter(entry -> !entry.effectiveAt().isBefore(window.fromAt())
                        && !entry.effectiveAt().isAfter(window.toAt()));
        Stream<Entry> before =
                latestCreated(
                        history.stream().filter(entry -> entry.effectiveAt().isBefore(window.fromAt())))
                        .stream();
        return Stream.concat(before, inside)
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
    }

    /** Drops what was planned for later when something created after it takes effect earlier. */
    private static List<Entry> superseding(List<Entry> inOrderOfCreation) {
        return inOrderOfCreation.stream()
                .filter(entry -> inOrderOfCreation.stream()
                        .noneMatch(other -> other.sequence() > entry.sequence()
                                && other.effectiveAt().isBefore(entry.effectiveAt())))
                .toList();
    }

    private static Optional<Entry> latestCreated(Stream<Entry> entries) {
        return entries.max(Comparator.comparingLong(Entry::sequence));
    }

    private static BigDecimal weigh(BigDecimal units, long days, int durationDays) {
        return units.multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(durationDays), WEIGHT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Explanation step(BigDecimal units, long days, int durationDays, BigDecimal weighed) {
        return Explanation.of(
                "PRC-124",
                Inputs.plain(units) + " units for " + days + " of " + durationDays + " days",
                Inputs.of("units", units).and("days", days).map(),
                Inputs.plain(weighed));
    }

    private static LocalDate effectiveOn(Entry entry, ZoneId zone) {
        return LocalDays.dateOf(entry.effectiveAt(), zone);
    }

    private static LocalDate later(LocalDate left, LocalDate right) {
        return left.isAfter(right) ? left : right;
    }
}
