package dev.tarn.engine.subscription;

import dev.tarn.engine.time.LocalDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A free trial: it holds back the subscription fee and nothing else (SUB-062).
 *
 * @param initialStartedAt earliest start of any subscription of the customer with the same external id (SUB-060)
 * @param days length in days of 24 hours, more than 0, fractions allowed (SUB-005)
 */
public record Trial(Instant initialStartedAt, BigDecimal days) {
    private static final BigDecimal MICROS_PER_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toMillis() * 1000);

    /** A trial of a million days outlives everything billed; longer ones would leave the range of dates. */
    private static final BigDecimal MAX_DAYS = BigDecimal.valueOf(1_000_000);

    public Trial {
        if (days.signum() <= 0) {
            throw new IllegalArgumentException("A trial lasts more than 0 days: " + days);
        }
        days = days.min(MAX_DAYS);
    }

    /** The exact end; the time of day of the start is kept (SUB-061). */
    public Instant endsAt() {
        long micros =
                days.multiply(MICROS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return initialStartedAt.plus(Duration.of(micros, ChronoUnit.MICROS));
    }

    /** UTC date of the end (SUB-061). */
    public LocalDate endsOn() {
        return LocalDays.dateOf(endsAt(), ZoneOffset.UTC);
    }

    /** Whether the trial has begun and not ended at an instant. */
    public boolean isRunningAt(Instant instant) {
        return !initialStartedAt.isAfter(instant) && endsAt().isAfter(instant);
    }

    /** Whether the trial ends on the local day of an instant (BIL-082). */
    boolean endsOnDayOf(Instant instant, ZoneId zone) {
        return LocalDays.dateOf(endsAt(), zone).equals(LocalDays.dateOf(instant, zone));
    }
}
