package dev.tarn.billing;

import dev.tarn.customer.Customer;
import dev.tarn.engine.subscription.BillingSchedule;
import dev.tarn.engine.subscription.SubscriptionTerms;
import dev.tarn.engine.subscription.Trial;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.Plan;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Terms;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is to be billed, and why.
 *
 * @param planAfter the plan that takes over; only where the cause is an upgrade
 * @param adjustments what was entered by hand on the draft that is computed again
 * @param supposed whether it never was sold this plan: then all of a period is due at its end
 */
record Entry(
        Subscription subscription,
        Plan plan,
        Customer customer,
        Cause cause,
        @Nullable Plan planAfter,
        Adjustments adjustments,
        boolean supposed) {

    Entry(Subscription subscription, Plan plan, Customer customer, Cause cause) {
        this(subscription, plan, customer, cause, null, Adjustments.NONE, false);
    }

    Entry because(Cause otherCause) {
        return new Entry(subscription, plan, customer, otherCause, null, adjustments, supposed);
    }

    /** Ended by an upgrade to another plan, which carries on what recurs (SUB-126). */
    Entry upgradedTo(Plan after) {
        return new Entry(subscription, plan, customer, Cause.UPGRADE, after, adjustments, supposed);
    }

    /** On a draft of which somebody edited fees. */
    Entry adjustedBy(Adjustments edited) {
        return new Entry(subscription, plan, customer, cause, planAfter, edited, supposed);
    }

    /** The same subscription, had it been sold this plan and nothing of it in advance. */
    Entry under(Plan other) {
        return new Entry(subscription, other, customer, cause, planAfter, Adjustments.NONE, true);
    }

    UUID id() {
        return subscription.id();
    }

    SubscriptionTerms terms() {
        SubscriptionTerms terms = Terms.of(subscription, plan, customer);
        return supposed ? terms.inArrears() : terms;
    }

    /** When regular runs fall due. An end that has come is left out: a run that is late still takes place for the time before it. */
    BillingSchedule schedule() {
        SubscriptionTerms terms = terms();
        var ongoing = new SubscriptionTerms(
                terms.interval(),
                terms.billingTime(),
                terms.payInAdvance(),
                terms.chargesMonthly(),
                terms.fixedChargesMonthly(),
                terms.subscriptionAt(),
                terms.startedAt(),
                null,
                terms.createdAt(),
                terms.zone());
        return new BillingSchedule(ongoing, subscription.endingAt());
    }

    boolean hasTrial() {
        var days = plan.trialPeriodDays();
        return days != null && days.signum() > 0;
    }

    /** @param initialStartedAt when the lineage began; null: with this subscription */
    Optional<Trial> trial(@Nullable Instant initialStartedAt) {
        var days = plan.trialPeriodDays();
        return days == null || days.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Trial(initialStartedAt == null ? terms().startedAt() : initialStartedAt, days));
    }

    boolean hasFixedChargesInAdvance() {
        return plan.fixedCharges().stream().anyMatch(FixedCharge::payInAdvance);
    }

    /** Who issues its invoices: its own choice, else the customer's (INV-065). */
    UUID billingEntityId() {
        UUID own = subscription.billingEntityId();
        return own == null ? customer.billingEntityId() : own;
    }
}
