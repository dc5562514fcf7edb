package dev.tarn.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Civil days as instants of a zone (BIL-002). A day ends one microsecond before the next one begins, so days that follow one
 * another neither overlap nor leave a gap, whatever the zone does to its clocks.
 */
public final class LocalDays {

    private LocalDays() {}

    /** The first instant of a day; where local midnight does not exist, the first one that does. */
    public static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The last microsecond of a day, usually 23:59:59.999999 local. */
    public static Instant endOf(LocalDate date, ZoneId zone) {
        return startOf(date.plusDays(1), zone).minus(1, ChronoUnit.MICROS);
    }

    /** The civil day an instant falls on. */
    public static LocalDate dateOf(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The first instant of the civil day an instant falls on. */
    public static Instant startOfDay(Instant instant, ZoneId zone) {
        return startOf(dateOf(instant, zone), zone);
    }
}
