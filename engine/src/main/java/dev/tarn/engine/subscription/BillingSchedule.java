package dev.tarn.engine.subscription;

import dev.tarn.engine.time.BillingCalendar;
import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a subscription is due for its periodic billing: at the first instant of each billing day in the customer's zone
 * (BIL-060, BIL-061), beginning with the first one after the day it started. The day it ends is left to the ending.
 *
 * @param endingAt when the subscription is to end; null: not planned
 */
public record BillingSchedule(
        SubscriptionTerms terms, @Nullable Instant endingAt) {

    /**
     * The first billing of all. For a subscription entered after the fact it is the first billing day from the day of its
     * entry on, and so may already be due (SUB-116). Empty when the subscription ends before.
     */
    public Optional<Instant> first() {
        LocalDate createdOn = LocalDays.dateOf(terms.createdAt(), terms.zone());
        return firstOnOrAfter(createdOn);
    }

    /** The first billing strictly after an instant; empty when the subscription ends before. */
    public Optional<Instant> nextAfter(Instant instant) {
        ZoneId zone = terms.zone();
        LocalDate date = LocalDays.dateOf(instant, zone);
        boolean stillToCome = LocalDays.startOf(date, zone).isAfter(instant);
        return firstOnOrAfter(stillToCome ? date : date.plusDays(1));
    }

    /**
     * The first billing after one that took place on this local day, in whatever zone that was: the one that is due once the zone has changed,
     * perhaps already (BIL-004). Empty when the subscription ends before.
     */
    public Optional<Instant> nextAfterRunOn(LocalDate billedOn) {
        return firstOnOrAfter(billedOn.plusDays(1));
    }

    /** Whether the periodic run bills the subscription on this local day. */
    public boolean isBilledOn(LocalDate date) {
        return terms.runCalendar().isBillingDay(date) && date.isAfter(terms.startedOn()) && isBeforeEnd(date);
    }

    private Optional<Instant> firstOnOrAfter(LocalDate date) {
        LocalDate dayBefore = date.minusDays(1);
        LocalDate startedOn = terms.startedOn();
        BillingCalendar calendar = terms.runCalendar();
        LocalDate day = calendar.nextBillingDayAfter(dayBefore.isAfter(startedOn) ? dayBefore : startedOn);
        return isBeforeEnd(day) ? Optional.of(LocalDays.startOf(day, terms.zone())) : Optional.empty();
    }

    private boolean isBeforeEnd(LocalDate date) {
        return isBefore(date, endingAt) && isBefore(date, terms.terminatedAt());
    }

    private boolean isBefore(LocalDate date, @Nullable Instant end) {
        return end == null || date.isBefore(LocalDays.dateOf(end, terms.zone()));
    }
}
