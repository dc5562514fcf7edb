package dev.tarn.subscription;

import dev.tarn.customer.Customer;
import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.time.BillingTime;
import dev.tarn.plan.Plan;
import dev.tarn.plan.UsageThresholdDraft;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import dev.tarn.section.SectionChange;
import dev.tarn.subscription.Subscription.PlanChange;
import dev.tarn.subscription.Subscription.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request to subscribe says, checked as far as it can be on its own (SUB-090 to SUB-100, SUB-110). */
record SubscriptionDraft(
        String externalCustomerId,
        String planCode,
        String externalId,
        @Nullable String name,
        BillingTime billingTime,
        Instant subscriptionAt,
        @Nullable Instant endingAt,
        @Nullable String onTerminationCreditNote,
        @Nullable String onTerminationInvoice,
        @Nullable Boolean consolidateInvoice,
        @Nullable String purchaseOrderNumber,
        boolean progressiveBillingDisabled,
        @Nullable List<UsageThresholdDraft> usageThresholds,
        EntityChoice entity,
        SectionChange sections,
        @Nullable Input planOverrides,
        @Nullable ActivationRuleDraft activationRule,
        Input request) {
    static final int MAX_TEXT = 255;
    static final Set<String> CREDIT_NOTE_OPTIONS = Set.of("credit", "refund", "offset", "skip");
    static final Set<String> INVOICE_OPTIONS = Set.of("generate", "skip");
    /** Which billing entity is to issue the invoices, by id or code; neither: the customer's. */
    record EntityChoice(@Nullable UUID id, @Nullable String code) {
        static EntityChoice of(Input input) {
            String id = input.text("billing_entity_id", MAX_TEXT);
            UUID parsed = id == null ? null : Ids.parse(id).orElse(new UUID(0, 0));
            return new EntityChoice(parsed, input.text("billing_entity_code", MAX_TEXT));
        }

        boolean isGiven() {
            return id != null || code != null;
        }
    }

    static SubscriptionDraft of(Input input, Instant now) {
        Instant subscriptionAt = input.instant("subscription_at");
        Instant start = subscriptionAt == null ? now : subscriptionAt;
        BillingTime billingTime = input.constant("billing_time", BillingTime.class);
        var draft = new SubscriptionDraft(
                input.mandatoryText("external_customer_id", MAX_TEXT),
                input.mandatoryText("plan_code", MAX_TEXT),
                input.mandatoryText("external_id", MAX_TEXT),
                input.text("name", MAX_TEXT),
                billingTime == null ? BillingTime.CALENDAR : billingTime,
                start,
                endingAt(input, start, now),
                option(input, "on_termination_credit_note", CREDIT_NOTE_OPTIONS),
                option(input, "on_termination_invoice", INVOICE_OPTIONS),
                input.flag("consolidate_invoice"),
                input.text("purchase_order_number", MAX_TEXT),
                input.flag("progressive_billing_disabled", false),
                SubscriptionThresholds.read(input),
                EntityChoice.of(input),
                SectionChange.nested(input),
                input.object("plan_overrides"),
                ActivationRuleDraft.read(input),
                input);
        input.problems().orThrow();
        return draft;
    }

    /** The row of a subscription that is entered: it waits until it is started. */
    Subscription newSubscription(
            Customer customer, Plan plan, @Nullable UUID entityId, WaysToPay.Choice paymentMethod, Instant now) {
        return pending(
                customer.id(), plan, entityId, paymentMethod, null, null, subscriptionAt, billingTime, endingAt, now);
    }

    /** The row that follows another one: it keeps the anchor and inherits what the request leaves out (SUB-120, SUB-130). */
    Subscription successorOf(
            Subscription current,
            PlanChange kind,
            Plan plan,
            @Nullable UUID entityId,
            WaysToPay.Choice paymentMethod,
            Instant now) {
        return pending(
                current.customerId(),
                plan,
                entityId == null ? current.billingEntityId() : entityId,
                paymentMethod,
                current,
                kind,
                current.subscriptionAt(),
                current.billingTime(),
                endingAt == null ? current.endingAt() : endingAt,
                now);
    }

    /** Not inherited from the subscription before (SUB-120). */
    WaysToPay.Choice paymentMethod(Tenant tenant, WaysToPay waysToPay, UUID customerId) {
        var chosen = waysToPay.read(tenant, customerId, request);
        return chosen == null ? WaysToPay.Choice.USUAL : chosen;
    }

    private Subscription pending(
            UUID customerId,
            Plan plan,
            @Nullable UUID entityId,
            WaysToPay.Choice paymentMethod,
            @Nullable Subscription previous,
            @Nullable PlanChange kind,
            Instant anchorAt,
            BillingTime time,
            @Nullable Instant end,
            Instant now) {
        boolean consolidates = previous == null || previous.consolidateInvoice();
        String orderNumber =
                purchaseOrderNumber == null && previous != null ? previous.purchaseOrderNumber() : purchaseOrderNumber;
        return new Subscription(
                Ids.next(),
                customerId,
                plan.id(),
                entityId,
                previous == null ? null : previous.id(),
                kind,
                externalId,
                name,
                Status.PENDING,
                time,
                anchorAt,
                null,
                null,
                end,
                null,
                null,
                null,
                plan.payInAdvance() ? onTerminationCreditNote : null,
                onTerminationInvoice == null ? "generate" : onTerminationInvoice,
                consolidateInvoice == null ? consolidates : consolidateInvoice,
                orderNumber,
                progressiveBillingDisabled,
                paymentMethod,
                null,
                now);
    }

    /** UTC dates count, and the end comes at least a day later (SUB-094). */
    static @Nullable Instant endingAt(Input input, Instant subscriptionAt, Instant now) {
        Instant endingAt = input.instant("ending_at");
        if (endingAt == null) {
            return null;
        }
        LocalDate endingOn = utcDate(endingAt);
        boolean tooEarly = !endingOn.isAfter(utcDate(now)) || !endingOn.isAfter(utcDate(subscriptionAt));
        input.problems().addIf(tooEarly, "ending_at", "invalid_date");
        return endingAt;
    }

    private static LocalDate utcDate(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable String option(Input input, String field, Collection<String> allowed) {
        String value = input.text(field);
        input.problems().addIf(value != null && !allowed.contains(value), field, "invalid_value");
        return value;
    }
}
