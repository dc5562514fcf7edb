package dev.tarn.engine.subscription;

import dev.tarn.engine.time.BillingCalendar;
import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.Interval;
import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the plan and the subscription say about time. The monthly flags are ignored for intervals that cannot be split (SUB-006).
 *
 * @param payInAdvance governs the subscription fee only (SUB-004)
 * @param chargesMonthly usage charges are billed every month
 * @param fixedChargesMonthly fixed charges are billed every month
 * @param subscriptionAt anchor of the anniversary grid (SUB-091)
 * @param startedAt lower bound of everything billed (SUB-092)
 * @param usageFromAt lower bound of usage; the start, unless the subscription before it went on until a payment came (SUB-195)
 * @param terminatedAt end of the subscription; null while it goes on
 * @param createdAt when the subscription was entered
 * @param zone the customer's applicable zone (BIL-001)
 */
public record SubscriptionTerms(
        Interval interval,
        BillingTime billingTime,
        boolean payInAdvance,
        boolean chargesMonthly,
        boolean fixedChargesMonthly,
        Instant subscriptionAt,
        Instant startedAt,
        Instant usageFromAt,
        @Nullable Instant terminatedAt,
        Instant createdAt,
        ZoneId zone) {

    /** Of a subscription whose usage counts from its start on. */
    public SubscriptionTerms(
            Interval interval,
            BillingTime billingTime,
            boolean payInAdvance,
            boolean chargesMonthly,
            boolean fixedChargesMonthly,
            Instant subscriptionAt,
            Instant startedAt,
            @Nullable Instant terminatedAt,
            Instant createdAt,
            ZoneId zone) {
        this(
                interval,
                billingTime,
                payInAdvance,
                chargesMonthly,
                fixedChargesMonthly,
                subscriptionAt,
                startedAt,
                startedAt,
                terminatedAt,
                createdAt,
                zone);
    }

    public SubscriptionTerms {
        chargesMonthly = chargesMonthly && interval.canBeSplit();
        fixedChargesMonthly = fixedChargesMonthly && interval.canBeSplit();
    }

    /** The same, of a plan whose own price is due afterwards. */
    public SubscriptionTerms inArrears() {
        return new SubscriptionTerms(
                interval,
                billingTime,
                false,
                chargesMonthly,
                fixedChargesMonthly,
                subscriptionAt,
                startedAt,
                usageFromAt,
                terminatedAt,
                createdAt,
                zone);
    }

    /** The grid of the plan's own periods. */
    public BillingCalendar calendar() {
        return new BillingCalendar(interval, billingTime, LocalDays.dateOf(subscriptionAt, zone));
    }

    /** The grid usage charges are billed on (BIL-045). */
    public BillingCalendar chargesCalendar() {
        return chargesMonthly ? calendar().monthly() : calendar();
    }

    /** The grid fixed charges are billed on (BIL-046). */
    public BillingCalendar fixedChargesCalendar() {
        return fixedChargesMonthly ? calendar().monthly() : calendar();
    }

    /** The grid of all billing days: monthly for split plans, whose monthly days include the plan's own (BIL-060). */
    public BillingCalendar runCalendar() {
        return isSplit() ? calendar().monthly() : calendar();
    }

    /** A plan billed less often than some of what is sold with it. */
    public boolean isSplit() {
        return chargesMonthly || fixedChargesMonthly;
    }

    /** Local date of the start. */
    public LocalDate startedOn() {
        return LocalDays.dateOf(startedAt, zone);
    }

    /** Entered on a later UTC date than it started (BIL-081). */
    public boolean startedInThePast() {
        return LocalDays.dateOf(startedAt, ZoneOffset.UTC).isBefore(LocalDays.dateOf(createdAt, ZoneOffset.UTC));
    }

    /** Whether the month this local day is in opens a period of the plan (BIL-047); always so for plans billed more than twice a year. */
    public boolean isOpeningMonth(LocalDate date) {
        return !interval.canBeSplit()
                || calendar()
                        .monthly()
                        .periodContaining(date)
                        .from()
                        .equals(calendar().periodContaining(date).from());
    }
}
