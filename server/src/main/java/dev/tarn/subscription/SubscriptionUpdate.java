package dev.tarn.subscription;

import dev.tarn.plan.Plan;
import dev.tarn.plan.UsageThresholdDraft;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.schema.tables.records.SubscriptionRecord;
import dev.tarn.section.SectionChange;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.SubscriptionDraft.EntityChoice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request to change a subscription says: only the fields it names (SUB-181).
 *
 * @param usageThresholds the set that is to apply; null: not to be changed
 * @param activationRule what is to be there of rules; null: not to be changed
 * @param movesStart the subscription has not begun, and is to begin at another instant
 */
record SubscriptionUpdate(
        SubscriptionRecord changes,
        @Nullable List<UsageThresholdDraft> usageThresholds,
        EntityChoice entity,
        SectionChange sections,
        boolean movesStart,
        @Nullable Input planOverrides,
        @Nullable ActivationRuleDraft activationRule) {

    static SubscriptionUpdate of(Input input, Subscription subscription, Plan plan, Instant now) {
        var changes = new SubscriptionRecord();
        if (input.has("name")) {
            changes.setName(input.text("name", SubscriptionDraft.MAX_TEXT));
        }
        if (input.flag("consolidate_invoice") instanceof Boolean consolidate) {
            changes.setConsolidateInvoice(consolidate);
        }
        if (input.flag("progressive_billing_disabled") instanceof Boolean disabled) {
            changes.setProgressiveBillingDisabled(disabled);
        }
        var thresholds = SubscriptionThresholds.read(input);
        orderNumber(input, subscription, changes);
        boolean movesStart = start(input, subscription, changes);
        Instant startsAt = movesStart ? changes.getSubscriptionAt() : subscription.subscriptionAt();
        if (input.has("ending_at")) {
            changes.setEndingAt(SubscriptionDraft.endingAt(input, startsAt, now));
        }
        options(input, plan, changes);
        var entity = EntityChoice.of(input);
        var sections = SectionChange.nested(input);
        Input planOverrides = input.object("plan_overrides");
        var activationRule = ActivationRuleDraft.read(input);
        boolean tooLate = activationRule != null && subscription.status() != Status.PENDING;
        input.problems().addIf(tooLate, ActivationRuleDraft.FIELD, "subscription_not_pending");
        input.problems().orThrow();
        return new SubscriptionUpdate(changes, thresholds, entity, sections, movesStart, planOverrides, activationRule);
    }

    private static void options(Input input, Plan plan, SubscriptionRecord changes) {
        String creditNote =
                SubscriptionDraft.option(input, "on_termination_credit_note", SubscriptionDraft.CREDIT_NOTE_OPTIONS);
        String invoice = SubscriptionDraft.option(input, "on_termination_invoice", SubscriptionDraft.INVOICE_OPTIONS);
        if (creditNote != null && plan.payInAdvance()) {
            changes.setOnTerminationCreditNote(creditNote);
        }
        if (invoice != null) {
            changes.setOnTerminationInvoice(invoice);
        }
    }

    private static boolean start(Input input, Subscription subscription, SubscriptionRecord changes) {
        Instant subscriptionAt = input.instant("subscription_at");
        if (subscriptionAt == null || !subscription.isPendingStart()) {
            return false;
        }
        changes.setSubscriptionAt(subscriptionAt);
        return true;
    }

    /** Invoices are split by it, so it may no longer change once the subscription has ended (SUB-100). */
    private static void orderNumber(Input input, Subscription subscription, SubscriptionRecord changes) {
        if (!input.has("purchase_order_number")) {
            return;
        }
        String number = input.text("purchase_order_number", SubscriptionDraft.MAX_TEXT);
        boolean editable = subscription.isActive() || subscription.status() == Status.PENDING;
        if (!editable && !Objects.equals(number, subscription.purchaseOrderNumber())) {
            throw Refusal.notAllowed("purchase_order_number_not_editable");
        }
        changes.setPurchaseOrderNumber(number);
    }
}
