package dev.tarn.engine.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The charge boundaries of a period and the length they are measured against.
 *
 * @param from first instant of the period
 * @param to last instant of the period; for a subscription that ended, the instant it ended
 * @param zone the customer's applicable timezone: all days are calendar days there (MTR-111)
 * @param fullPeriodDays D: days of the whole billing period, never shortened by a late start or an early end
 * @param endedByUpgrade whether {@code to} is the instant of an upgrade, whose day the new plan bills (MTR-112)
 */
public record UsagePeriod(Instant from, Instant to, ZoneId zone, int fullPeriodDays, boolean endedByUpgrade) {

    private static final long NANOS_PER_DAY = Duration.ofDays(1).toNanos();

    public UsagePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("period ends before it starts: " + from + " to " + to);
        }
        if (fullPeriodDays < 1) {
            throw new IllegalArgumentException("a full period has at least one day: " + fullPeriodDays);
        }
    }

    /** A period that no upgrade cut short. */
    public static UsagePeriod of(Instant from, Instant to, ZoneId zone, int fullPeriodDays) {
        return new UsagePeriod(from, to, zone, fullPeriodDays, false);
    }

    /** Days from start to end by the local clock, begun days whole; without the day of an upgrade (MTR-112). */
    public long days() {
        LocalDateTime start = local(from);
        LocalDateTime end = local(to);
        if (end.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            end = end.plusSeconds(1);
        }
        Duration length = Duration.between(start, end);
        long wholeDays = length.toDays();
        long days = length.minusDays(wholeDays).toNanos() % NANOS_PER_DAY > 0 ? wholeDays + 1 : wholeDays;
        return endedByUpgrade ? Math.max(0, days - 1) : days;
    }

    /** Calendar day on which the period starts. */
    public LocalDate firstDay() {
        return dayOf(from);
    }

    /** Last calendar day that this period bills. */
    public LocalDate lastDay() {
        LocalDate day = dayOf(to);
        return endedByUpgrade ? day.minusDays(1) : day;
    }

    /** Days from the given one through the last, both included; 0 when it comes after the last. */
    public long daysThroughEnd(LocalDate day) {
        return daysThrough(day, lastDay());
    }

    /** Calendar day of an instant in the period's zone. */
    public LocalDate dayOf(Instant instant) {
        return local(instant).toLocalDate();
    }

    static long daysThrough(LocalDate first, LocalDate last) {
        return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
