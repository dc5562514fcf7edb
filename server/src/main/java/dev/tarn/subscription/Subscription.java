package dev.tarn.subscription;

import dev.tarn.engine.time.BillingTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer's subscription to a plan. */
public record Subscription(
        UUID id,
        UUID customerId,
        UUID planId,
        @Nullable UUID previousSubscriptionId,
        String externalId,
        @Nullable String name,
        Status status,
        BillingTime billingTime,
        Instant subscriptionAt,
        @Nullable Instant startedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endingAt,
        @Nullable Instant terminatedAt,
        @Nullable Instant canceledAt,
        @Nullable Instant trialEndedAt,
        @Nullable String onTerminationCreditNote,
        String onTerminationInvoice,
        boolean consolidateInvoice,
        @Nullable String purchaseOrderNumber,
        Instant createdAt) {

    /** The states of SUB-160 and after. */
    public enum Status {
        PENDING,
        INCOMPLETE,
        ACTIVE,
        TERMINATED,
        CANCELED
    }
}
