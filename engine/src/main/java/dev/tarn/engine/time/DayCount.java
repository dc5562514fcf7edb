package dev.tarn.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** Billed days between two instants, by the local wall clock (BIL-003, MTR-112). */
public final class DayCount {
    private static final long SECONDS_PER_DAY = 86_400;

    private DayCount() {}

    /**
     * Days begun on the wall clock from {@code from} to {@code to}: midnight to the end of the N-th day is N, an end at any
     * time of a day counts that day, and so does an end at exactly midnight. Clock changes do not matter. Never negative.
     */
    public static long between(Instant from, Instant to, ZoneId zone) {
        LocalDateTime wallFrom = wallClock(from, zone);
        LocalDateTime wallTo = wallClock(to, zone);
        if (wallTo.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            wallTo = wallTo.plusSeconds(1);
        }
        Duration elapsed = Duration.between(wallFrom, wallTo);
        long secondsBegun = elapsed.getSeconds() + (elapsed.getNano() > 0 ? 1 : 0);
        return Math.max(0, Math.ceilDiv(secondsBegun, SECONDS_PER_DAY));
    }

    /** A day that begins at 01:00 because its midnight was skipped is a whole day all the same: its first instant reads 00:00. */
    private static LocalDateTime wallClock(Instant instant, ZoneId zone) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
        boolean firstOfDay = LocalDays.startOfDay(instant, zone).equals(instant);
        return firstOfDay ? wall.toLocalDate().atStartOfDay() : wall;
    }
}
