package dev.tarn.engine.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Civil days from {@code from} to {@code to}, both included; at least one day. */
public record DateRange(LocalDate from, LocalDate to) {

    public DateRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A range of days must not end before it begins: " + from + ".." + to);
        }
    }

    /** Number of days in the range. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** Whether a day is one of the range. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
