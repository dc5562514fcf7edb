package dev.tarn.engine.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The grid of a subscription's periods (BIL-030, BIL-031): every day of the past and the future belongs to exactly one.
 * Monthly and longer periods begin on the anchor's day of the month, or on the last day of a month that is too short; the
 * clamp is taken from the anchor each time, so a short month never shifts later periods.
 *
 * @param anchorOn local date of {@code subscription_at}; of no meaning on the calendar grid
 */
public record BillingCalendar(Interval interval, BillingTime billingTime, LocalDate anchorOn) {
    /** A Monday and the first of January: from here the calendar's own weeks, months and years are an anniversary grid. */
    private static final LocalDate CALENDAR_ANCHOR = LocalDate.of(2024, 1, 1);

    private static final int DAYS_PER_WEEK = 7;

    public BillingCalendar {
        anchorOn = billingTime == BillingTime.CALENDAR ? CALENDAR_ANCHOR : anchorOn;
    }

    /** The monthly grid of the same subscription: what split plans bill charges on (BIL-032). */
    public BillingCalendar monthly() {
        return new BillingCalendar(Interval.MONTHLY, billingTime, anchorOn);
    }

    /** {@code P(d)}: the period a day belongs to (BIL-032). */
    public DateRange periodContaining(LocalDate date) {
        return interval == Interval.WEEKLY ? weekContaining(date) : monthsContaining(date);
    }

    /** {@code Prev(d)}: the period just before the one a day belongs to (BIL-032). */
    public DateRange periodBefore(LocalDate date) {
        return periodContaining(periodContaining(date).from().minusDays(1));
    }

    /** The period just after the one a day belongs to. */
    public DateRange periodAfter(LocalDate date) {
        return periodContaining(periodContaining(date).to().plusDays(1));
    }

    /** Whether a period begins on this day (BIL-060). */
    public boolean isBillingDay(LocalDate date) {
        return periodContaining(date).from().equals(date);
    }

    /** The first billing day after this day (BIL-060). */
    public LocalDate nextBillingDayAfter(LocalDate date) {
        return periodContaining(date).to().plusDays(1);
    }

    private DateRange weekContaining(LocalDate date) {
        long daysIntoWeek = Math.floorMod(ChronoUnit.DAYS.between(anchorOn, date), (long) DAYS_PER_WEEK);
        LocalDate from = date.minusDays(daysIntoWeek);
        return new DateRange(from, from.plusDays(DAYS_PER_WEEK - 1));
    }

    private DateRange monthsContaining(LocalDate date) {
        long monthsFromAnchor = ChronoUnit.MONTHS.between(YearMonth.from(anchorOn), YearMonth.from(date));
        long index = Math.floorDiv(monthsFromAnchor, (long) interval.months());
        if (startOfPeriod(index).isAfter(date)) {
            index--;
        }
        return new DateRange(startOfPeriod(index), startOfPeriod(index + 1).minusDays(1));
    }

    /** {@code A(k)} (BIL-031). */
    private LocalDate startOfPeriod(long index) {
        YearMonth month = YearMonth.from(anchorOn).plusMonths(index * interval.months());
        return month.atDay(Math.min(anchorOn.getDayOfMonth(), month.lengthOfMonth()));
    }
}
