package dev.tarn.engine.subscription;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.subscription.SubscriptionBilling.Predecessor;
import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.DayCount;
import dev.tarn.engine.time.LocalDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The fee for the plan itself (section 8): days x plan price / days of the whole period, rounded once at the end.
 *
 * @param days days billed
 * @param durationDays days of the whole period
 * @param planAmountCents price of a whole period at the time of billing
 */
public record SubscriptionFee(FeeAmount amount, long days, int durationDays, long planAmountCents) {

    /** Days to bill and the rule they come from. */
    private record Days(long count, String rule) {}

    /** Why there is no subscription fee: the rule that says so; empty when there is one (BIL-080 to BIL-084). */
    public static Optional<String> refusal(SubscriptionBilling billing) {
        SubscriptionTerms terms = billing.terms();
        if (terms.payInAdvance() && billing.feeOnSameDay()) {
            return Optional.of("BIL-080");
        }
        if (terms.interval().canBeSplit() && !isDueThisMonth(billing)) {
            return Optional.of("BIL-081");
        }
        if (isHeldBackByTrial(billing)) {
            return Optional.of("BIL-082");
        }
        if (billing.situation() == Situation.STARTING && !terms.payInAdvance()) {
            return Optional.of("BIL-083");
        }
        return isEndedInAdvance(billing) ? Optional.of("BIL-084") : Optional.empty();
    }

    /** The fee of a billing that has one. */
    public static SubscriptionFee of(SubscriptionBilling billing, long planAmountCents, Currency currency) {
        Days days = daysBilled(billing);
        int duration = billing.boundaries().subscription().durationDays();
        BigDecimal share = BigDecimal.valueOf(planAmountCents).multiply(BigDecimal.valueOf(days.count()));
        BigDecimal divisor = BigDecimal.valueOf(duration);
        long amountCents = Rounding.toCents(share.divide(divisor, 0, RoundingMode.HALF_UP));
        BigDecimal precise = share.divide(divisor, Rounding.PRECISE_SCALE, RoundingMode.HALF_UP);
        var explanation = Explanation.of(
                days.rule(),
                days.count() + " of " + duration + " days x " + planAmountCents + " cents",
                Inputs.of("days", days.count())
                        .and("duration_days", duration)
                        .and("plan_amount_cents", planAmountCents)
                        .map(),
                Long.toString(amountCents));
        FeeAmount amount = FeeAmount.ofOneUnit(currency, amountCents, precise, explanation);
        return new SubscriptionFee(amount, days.count(), duration, planAmountCents);
    }

    private static boolean isDueThisMonth(SubscriptionBilling billing) {
        SubscriptionTerms terms = billing.terms();
        LocalDate billedOn = billedOn(billing);
        boolean opening = terms.isOpeningMonth(billedOn);
        if (!terms.payInAdvance()) {
            return opening || hasEnded(billing);
        }
        if (terms.startedInThePast()) {
            return opening && !terms.calendar().periodContaining(billedOn).contains(terms.startedOn());
        }
        return opening || !billing.olderFee();
    }

    private static boolean isHeldBackByTrial(SubscriptionBilling billing) {
        Trial trial = billing.trial();
        Instant billedAt = billing.boundaries().billedAt();
        return trial != null
                && !billing.trialEnded()
                && trial.isRunningAt(billedAt)
                && !trial.endsOnDayOf(billedAt, billing.terms().zone());
    }

    private static boolean isEndedInAdvance(SubscriptionBilling billing) {
        Instant terminatedAt = billing.terms().terminatedAt();
        return billing.terms().payInAdvance()
                && terminatedAt != null
                && !terminatedAt.isAfter(billing.invoiceCreatedAt());
    }

    private static boolean hasEnded(SubscriptionBilling billing) {
        return billing.situation().isTermination()
                || billing.situation() == Situation.UPGRADED
                || billing.situation() == Situation.DOWNGRADED;
    }

    private static Days daysBilled(SubscriptionBilling billing) {
        Window window = billing.boundaries().subscription();
        Days days = daysWithoutTrial(billing, window);
        Trial trial = billing.trial();
        return trial == null ? days : afterTrial(days, trial.endsAt(), window, billing);
    }

    /** The first case that applies, in the order of section 8. */
    private static Days daysWithoutTrial(SubscriptionBilling billing, Window window) {
        SubscriptionTerms terms = billing.terms();
        long days = window.days(terms.zone());
        if (!terms.payInAdvance() && (billing.situation().isTermination() || isUpgraded(billing))) {
            return new Days(Math.max(0, days - upgradeDay(billing)), "BIL-100");
        }
        if (endsWithinPeriod(billing, window)) {
            return new Days(days, "BIL-106");
        }
        if (billing.predecessor() == Predecessor.UPGRADED && billing.firstInvoice()) {
            return new Days(days, "BIL-101");
        }
        return isFullPrice(billing) ? new Days(window.durationDays(), "BIL-102") : new Days(days, "BIL-103");
    }

    /** A plan price covers whole periods unless the first one is short (BIL-102). */
    private static boolean isFullPrice(SubscriptionBilling billing) {
        SubscriptionTerms terms = billing.terms();
        boolean ownGrid = terms.payInAdvance()
                && terms.billingTime() == BillingTime.ANNIVERSARY
                && billing.predecessor() == Predecessor.NONE;
        return ownGrid || billing.olderFee() || (terms.startedInThePast() && isPastFirstPeriod(billing));
    }

    private static boolean isPastFirstPeriod(SubscriptionBilling billing) {
        SubscriptionTerms terms = billing.terms();
        LocalDate periodBefore =
                terms.calendar().periodBefore(billedOn(billing)).from();
        return terms.payInAdvance() || terms.startedAt().isBefore(LocalDays.startOf(periodBefore, terms.zone()));
    }

    /**
     * Days from the end of the trial on (BIL-105). The exact instant decides in every case: where BIL-103 compares the trial's
     * UTC date instead, the same days are counted, because the day the trial ends on is billed.
     */
    private static Days afterTrial(Days days, Instant trialEndsAt, Window window, SubscriptionBilling billing) {
        if (!trialEndsAt.isAfter(window.fromAt())) {
            return days;
        }
        if (!trialEndsAt.isBefore(window.toAt())) {
            return new Days(0, "BIL-105");
        }
        long billed =
                DayCount.between(trialEndsAt, window.toAt(), billing.terms().zone());
        return new Days(Math.max(0, billed - upgradeDay(billing)), "BIL-105");
    }

    /** A downgrade of a split plan may fall inside the plan's own period: only what has passed of it is billed. */
    private static boolean endsWithinPeriod(SubscriptionBilling billing, Window window) {
        Instant periodEnd =
                LocalDays.endOf(window.period().to(), billing.terms().zone());
        return billing.situation() == Situation.DOWNGRADED && window.toAt().isBefore(periodEnd);
    }

    /** The day of an upgrade belongs to the new plan (SUB-125). */
    private static int upgradeDay(SubscriptionBilling billing) {
        return isUpgraded(billing) ? 1 : 0;
    }

    private static boolean isUpgraded(SubscriptionBilling billing) {
        return billing.situation() == Situation.UPGRADED;
    }

    private static LocalDate billedOn(SubscriptionBilling billing) {
        ZoneId zone = billing.terms().zone();
        return LocalDays.dateOf(billing.boundaries().billedAt(), zone);
    }
}
