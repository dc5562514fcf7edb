package dev.tarn.engine.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One billing of a subscription: all that decides whether there is a subscription fee and what it costs.
 *
 * @param trial the plan's trial; null: none
 * @param trialEnded the trial is recorded as ended ({@code trial_ended_at} set)
 * @param feeOnSameDay another invoice of the same local day has a subscription fee of this subscription (BIL-080)
 * @param olderFee a subscription fee of this subscription was ever billed (BIL-081, BIL-102)
 * @param predecessor what the subscription follows, if anything
 * @param firstInvoice no earlier invoice bills this subscription
 * @param invoiceCreatedAt when the invoice was created; differs from the billing instant when a draft is refreshed (BIL-084)
 */
public record SubscriptionBilling(
        SubscriptionTerms terms,
        Situation situation,
        Boundaries boundaries,
        @Nullable Trial trial,
        boolean trialEnded,
        boolean feeOnSameDay,
        boolean olderFee,
        Predecessor predecessor,
        boolean firstInvoice,
        Instant invoiceCreatedAt) {

    /** The subscription that an upgrade or downgrade ended in favour of this one. */
    public enum Predecessor {
        NONE,
        UPGRADED,
        DOWNGRADED
    }
}
