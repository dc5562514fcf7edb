package dev.tarn.billing;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.SubscriptionBilling;
import dev.tarn.engine.subscription.SubscriptionBilling.Predecessor;
import dev.tarn.engine.subscription.SubscriptionFee;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Plan;
import dev.tarn.subscription.Subscription;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fee for the plan itself, where one is due (section 8). */
final class SubscriptionFees {
    private SubscriptionFees() {}

    static Optional<NewFee> of(Reckoning reckoning, FeeTaxes taxes) {
        Cause cause = reckoning.entry().cause();
        if (cause == Cause.FIXED_CHARGES_AT_START || cause == Cause.THRESHOLD) {
            return Optional.empty();
        }
        var billing = billing(reckoning);
        if (SubscriptionFee.refusal(billing).isPresent()) {
            return Optional.empty();
        }
        Plan plan = reckoning.entry().plan();
        var fee = SubscriptionFee.of(billing, plan.amountCents(), Currency.of(plan.currency()));
        return Optional.of(reckoning.entry().adjustments().ofWhole(fee(reckoning, fee, taxes)));
    }

    private static SubscriptionBilling billing(Reckoning reckoning) {
        Subscription subscription = reckoning.entry().subscription();
        var history = reckoning.history();
        return new SubscriptionBilling(
                reckoning.terms(),
                reckoning.situation(),
                reckoning.boundaries(),
                reckoning.trial(),
                trialHasEnded(subscription, reckoning.billedAt()),
                history.hasFeeOnDayOf(reckoning.billedAt(), reckoning.zone()),
                history.hasFeeBefore(reckoning.billedAt()),
                predecessor(subscription),
                history.isFirstInvoiceAt(reckoning.billedAt()),
                reckoning.billedAt());
    }

    /** As it was at the billing instant: a draft that is computed again later still belongs to the trial that ran then (SUB-065). */
    private static boolean trialHasEnded(Subscription subscription, Instant billedAt) {
        Instant endedAt = subscription.trialEndedAt();
        return endedAt != null && !endedAt.isAfter(billedAt);
    }

    private static Predecessor predecessor(Subscription subscription) {
        if (subscription.followsBy() == null) {
            return Predecessor.NONE;
        }
        return switch (subscription.followsBy()) {
            case UPGRADE -> Predecessor.UPGRADED;
            case DOWNGRADE -> Predecessor.DOWNGRADED;
        };
    }

    private static NewFee fee(Reckoning reckoning, SubscriptionFee fee, FeeTaxes taxes) {
        Plan plan = reckoning.entry().plan();
        Subscription subscription = reckoning.entry().subscription();
        var window = reckoning.boundaries().subscription();
        return new NewFee(
                FeeType.SUBSCRIPTION,
                subscription.id(),
                null,
                null,
                null,
                null,
                Map.of(),
                plan.code(),
                plan.name(),
                plan.description(),
                subscription.name() == null ? plan.invoiceDisplayName() : subscription.name(),
                null,
                fee.amount().units(),
                null,
                null,
                fee.amount(),
                JsonNodeFactory.instance.objectNode().put("plan_amount_cents", fee.planAmountCents()),
                fee.amount().explanation(),
                plan.version(),
                window.fromAt(),
                window.toAt(),
                taxes.ofPlan(reckoning.entry()),
                null,
                null,
                null);
    }
}
