package dev.tarn.subscription;

import dev.tarn.customer.Customer;
import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.plan.Plan;
import dev.tarn.section.SectionJson;
import dev.tarn.section.SelectedSection;
import dev.tarn.subscription.Subscription.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as the contract shows it. */
record SubscriptionJson(
        UUID lagoId,
        String externalId,
        UUID lagoCustomerId,
        String externalCustomerId,
        @Nullable String billingEntityCode,
        String billingTime,
        @Nullable String name,
        String planCode,
        long planAmountCents,
        String planAmountCurrency,
        String status,
        Instant createdAt,
        @Nullable Instant canceledAt,
        @Nullable Instant startedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endingAt,
        Instant subscriptionAt,
        @Nullable Instant terminatedAt,
        @Nullable Instant trialEndedAt,
        @Nullable String previousPlanCode,
        @Nullable String nextPlanCode,
        @Nullable LocalDate downgradePlanDate,
        @Nullable Instant currentBillingPeriodStartedAt,
        @Nullable Instant currentBillingPeriodEndingAt,
        @Nullable String onTerminationCreditNote,
        String onTerminationInvoice,
        boolean consolidateInvoice,
        @Nullable String purchaseOrderNumber,
        @Nullable String cancellationReason,
        PaymentMethod paymentMethod,
        boolean progressiveBillingDisabled,
        List<ActivationRuleJson> activationRules,
        List<SectionJson.Selected> appliedInvoiceCustomSections) {

    record PaymentMethod(@Nullable UUID paymentMethodId, String paymentMethodType) {}

    /** A subscription with what is shown of its neighbours. */
    record View(
            Subscription subscription,
            Plan plan,
            Customer customer,
            @Nullable String billingEntityCode,
            @Nullable String previousPlanCode,
            @Nullable Subscription next,
            @Nullable String nextPlanCode,
            @Nullable ActivationRule rule,
            List<SelectedSection> sections) {}

    static SubscriptionJson of(View view, Instant now) {
        Subscription subscription = view.subscription();
        Window period = currentPeriod(view, now);
        return new SubscriptionJson(
                subscription.id(),
                subscription.externalId(),
                subscription.customerId(),
                view.customer().externalId(),
                view.billingEntityCode(),
                SubscriptionStore.code(subscription.billingTime()),
                subscription.name(),
                view.plan().code(),
                view.plan().amountCents(),
                view.plan().currency(),
                SubscriptionStore.code(subscription.status()),
                subscription.createdAt(),
                subscription.canceledAt(),
                subscription.startedAt(),
                subscription.activatedAt(),
                subscription.endingAt(),
                subscription.subscriptionAt(),
                subscription.terminatedAt(),
                subscription.trialEndedAt(),
                view.previousPlanCode(),
                view.nextPlanCode(),
                changesPlanOn(view, now),
                period == null ? null : period.fromAt(),
                period == null ? null : period.toAt(),
                subscription.onTerminationCreditNote(),
                subscription.onTerminationInvoice(),
                subscription.consolidateInvoice(),
                subscription.purchaseOrderNumber(),
                subscription.cancellationReason(),
                paymentMethod(subscription.paymentMethod()),
                subscription.progressiveBillingDisabled(),
                ActivationRuleJson.of(view.rule()),
                SectionJson.Selected.of(view.sections()));
    }

    private static PaymentMethod paymentMethod(WaysToPay.Choice choice) {
        return new PaymentMethod(choice.methodId(), choice.automatic() ? "provider" : "manual");
    }

    /** The usage window in progress, of what is in force (SUB-102). */
    private static @Nullable Window currentPeriod(View view, Instant now) {
        Subscription subscription = view.subscription();
        if (!subscription.isActive()) {
            return null;
        }
        Instant at = now.isBefore(subscription.start()) ? subscription.start() : now;
        var terms = Terms.of(subscription, view.plan(), view.customer());
        return BillingWindows.of(terms, Situation.CURRENT, at).charges();
    }

    /** The first day of the next plan: after the current period while it waits, its start once it has come (SUB-103). */
    private static @Nullable LocalDate changesPlanOn(View view, Instant now) {
        Subscription next = view.next();
        if (next == null) {
            return null;
        }
        var terms = Terms.of(view.subscription(), view.plan(), view.customer());
        return next.status() == Status.PENDING
                ? terms.calendar().nextBillingDayAfter(LocalDays.dateOf(now, terms.zone()))
                : LocalDays.dateOf(next.start(), terms.zone());
    }
}
