package dev.tarn.engine.subscription;

import dev.tarn.engine.time.BillingCalendar;
import dev.tarn.engine.time.DateRange;
import dev.tarn.engine.time.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which windows a billing covers: the period by situation (BIL-040 to BIL-047), then cut to the subscription's life (BIL-048). */
public final class BillingWindows {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final SubscriptionTerms terms;
    private final Situation situation;
    private final Instant billedAt;
    private final LocalDate billedOn;

    private BillingWindows(SubscriptionTerms terms, Situation situation, Instant billedAt) {
        this.terms = terms;
        this.situation = situation;
        this.billedAt = billedAt;
        this.billedOn = LocalDays.dateOf(billedAt, terms.zone());
    }

    /** The boundaries of a billing at an instant. For the ending situations the terms carry the end of the subscription. */
    public static Boundaries of(SubscriptionTerms terms, Situation situation, Instant billedAt) {
        var windows = new BillingWindows(terms, situation, billedAt);
        return new Boundaries(billedAt, windows.subscription(), windows.charges(), windows.fixedCharges());
    }

    /**
     * The days of the plan's period for which a minimum commitment is settled by this billing; empty: for none (BIL-141, BIL-143, BIL-144). The
     * period that is over, or at an end within a period the one in progress, the day of an upgrade included.
     */
    public static Optional<Window> committed(SubscriptionTerms terms, Situation situation, Instant billedAt) {
        return new BillingWindows(terms, situation, billedAt).committed();
    }

    private Optional<Window> committed() {
        var calendar = terms.calendar();
        boolean isOver = situation == Situation.PERIODIC
                ? terms.isOpeningMonth(billedOn)
                : isClosing() && closesPeriodBefore(calendar);
        boolean inProgress = situation.isEnd() && !isOver;
        if (!isOver && !inProgress) {
            return Optional.empty();
        }
        DateRange period = isOver ? calendar.periodBefore(billedOn) : calendar.periodContaining(billedOn);
        Instant from = latest(
                LocalDays.startOf(period.from(), terms.zone()), LocalDays.startOf(terms.startedOn(), terms.zone()));
        Instant to = committedUntil(LocalDays.endOf(period.to(), terms.zone()));
        return to.isBefore(from) ? Optional.empty() : Optional.of(new Window(from, to, period));
    }

    private boolean isClosing() {
        return situation == Situation.TERMINATION_BEFORE_RUN || situation == Situation.DOWNGRADED;
    }

    /** The day of a rotation belongs to the successor, for plans in advance too. */
    private Instant committedUntil(Instant periodEnd) {
        if (situation == Situation.DOWNGRADED) {
            return earliest(periodEnd, LocalDays.endOf(billedOn.minusDays(1), terms.zone()));
        }
        Instant terminatedAt = terms.terminatedAt();
        return terminatedAt == null || terminatedAt.isAfter(billedAt)
                ? periodEnd
                : earliest(periodEnd, toTheSecond(terminatedAt));
    }

    private Window subscription() {
        DateRange period = subscriptionPeriod(terms.calendar());
        ZoneId zone = terms.zone();
        Instant from = LocalDays.startOf(period.from(), zone);
        Instant to = LocalDays.endOf(period.to(), zone);
        return new Window(
                from.isBefore(terms.startedAt()) ? LocalDays.startOf(terms.startedOn(), zone) : from,
                latest(subscriptionEnd(to), terms.startedAt()),
                period);
    }

    private @Nullable Window charges() {
        boolean waits = terms.fixedChargesMonthly()
                && !terms.chargesMonthly()
                && !situation.isCurrentMode()
                && !situation.isEnd();
        return waits && !terms.isOpeningMonth(billedOn)
                ? null
                : usageWindow(terms.chargesCalendar(), terms.usageFromAt());
    }

    private @Nullable Window fixedCharges() {
        boolean waits = terms.chargesMonthly() && !terms.fixedChargesMonthly() && !situation.isEnd();
        return waits && !terms.isOpeningMonth(billedOn)
                ? null
                : usageWindow(terms.fixedChargesCalendar(), terms.startedAt());
    }

    private Window usageWindow(BillingCalendar calendar, Instant earliest) {
        DateRange period = usagePeriod(calendar);
        Instant to = LocalDays.endOf(period.to(), terms.zone());
        Instant terminatedAt = terms.terminatedAt();
        Instant end = terminatedAt != null && !terminatedAt.isAfter(to) ? terminatedAt : to;
        return new Window(
                latest(LocalDays.startOf(period.from(), terms.zone()), earliest), latest(end, earliest), period);
    }

    private DateRange subscriptionPeriod(BillingCalendar calendar) {
        boolean current = switch (situation) {
            case PERIODIC, STARTING -> terms.payInAdvance();
            case TERMINATION, UPGRADED, CURRENT -> true;
            case TERMINATION_BEFORE_RUN, DOWNGRADED -> terms.payInAdvance() || !closesPeriodBefore(calendar);
        };
        return current ? calendar.periodContaining(billedOn) : calendar.periodBefore(billedOn);
    }

    private DateRange usagePeriod(BillingCalendar calendar) {
        boolean current = switch (situation) {
            case PERIODIC, STARTING -> false;
            case TERMINATION, UPGRADED, CURRENT -> true;
            case TERMINATION_BEFORE_RUN, DOWNGRADED -> !closesPeriodBefore(calendar);
        };
        return current ? calendar.periodContaining(billedOn) : calendar.periodBefore(billedOn);
    }

    /**
     * Whether an end on this day closes the period before instead of opening a new one (BIL-043, BIL-050). Asked per grid: on
     * the first day of a mere month, the year of a split plan is still the one in progress.
     */
    private boolean closesPeriodBefore(BillingCalendar calendar) {
        boolean startedEarlier = situation == Situation.DOWNGRADED
                || Duration.between(terms.startedAt(), billedAt).compareTo(ONE_DAY) >= 0;
        return startedEarlier && calendar.isBillingDay(billedOn);
    }

    private Instant subscriptionEnd(Instant to) {
        Instant terminatedAt = terms.terminatedAt();
        if (situation == Situation.DOWNGRADED && !terms.payInAdvance()) {
            // The day of the rotation belongs to the successor.
            return earliest(to, LocalDays.endOf(billedOn.minusDays(1), terms.zone()));
        }
        if (terminatedAt == null || terminatedAt.isAfter(billedAt) || !to.isAfter(terminatedAt)) {
            return to;
        }
        return toTheSecond(terminatedAt);
    }

    /** Rounded to the second, but never into the next day: that would bill a day that was not used. */
    private Instant toTheSecond(Instant instant) {
        Instant rounded = instant.plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
        return earliest(rounded, LocalDays.endOf(LocalDays.dateOf(instant, terms.zone()), terms.zone()));
    }

    private static Instant latest(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    private static Instant earliest(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
