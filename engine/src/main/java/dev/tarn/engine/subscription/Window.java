package dev.tarn.engine.subscription;

import dev.tarn.engine.time.DateRange;
import dev.tarn.engine.time.DayCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is billed of a period: instants from {@code fromAt} to {@code toAt}, both included.
 *
 * @param fromAt not before the subscription's start
 * @param toAt last instant, to the microsecond
 * @param period the whole period on the grid, before the subscription's start and end cut it
 */
public record Window(Instant fromAt, Instant toAt, DateRange period) {
    /** How far a change of time zone can move a bound (BIL-004). */
    private static final Duration ZONE_CHANGE_LIMIT = Duration.ofHours(26);

    /** Days of the whole period: the divisor of everything prorated (BIL-051). */
    public int durationDays() {
        return period.days();
    }

    /** Days of the window itself (BIL-003). */
    public long days(ZoneId zone) {
        return DayCount.between(fromAt, toAt, zone);
    }

    /** Whether the window lasts at all: usage is billed only then (BIL-110). */
    public boolean lasts() {
        return fromAt.isBefore(toAt);
    }

    /**
     * The same window beginning where an earlier invoice of another time zone ended, if that is near (BIL-004).
     *
     * @param previousToAt last instant the earlier invoice covered; null: none
     */
    public Window continuing(@Nullable Instant previousToAt) {
        if (previousToAt == null) {
            return this;
        }
        Instant next = previousToAt.plus(1, ChronoUnit.MICROS);
        boolean near = Duration.between(fromAt, next).abs().compareTo(ZONE_CHANGE_LIMIT) <= 0;
        return near ? new Window(next, toAt.isBefore(next) ? next : toAt, period) : this;
    }
}
