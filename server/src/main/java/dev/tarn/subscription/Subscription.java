package dev.tarn.subscription;

import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.time.BillingTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's subscription to a plan. A change of plan is a row of its own that names the one before it; they share the external id.
 *
 * @param billingEntityId who issues its invoices; null: the customer's
 * @param followsBy how it follows the previous subscription; null where there is none
 * @param subscriptionAt anchor of the anniversary grid and requested start, kept through changes of plan (SUB-091)
 * @param startedAt lower bound of everything billed on this row (SUB-092)
 * @param activatedAt later than its start where a payment had to come first (SUB-093)
 * @param cancellationReason only where it waited for a payment (SUB-104)
 * @param onTerminationCreditNote kept for plans in advance only (SUB-096)
 */
public record Subscription(
        UUID id,
        UUID customerId,
        UUID planId,
        @Nullable UUID billingEntityId,
        @Nullable UUID previousSubscriptionId,
        @Nullable PlanChange followsBy,
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
        boolean progressiveBillingDisabled,
        WaysToPay.Choice paymentMethod,
        @Nullable String cancellationReason,
        Instant createdAt) {

    /** The states of SUB-160 and after. */
    public enum Status {
        PENDING,
        INCOMPLETE,
        ACTIVE,
        TERMINATED,
        CANCELED
    }

    /** To a plan that costs as much or more a year, at once; or to a cheaper one, at the end of the period (SUB-112). */
    public enum PlanChange {
        UPGRADE,
        DOWNGRADE
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Waits for its start, not for a billing day of the subscription before it. */
    public boolean isPendingStart() {
        return status == Status.PENDING && previousSubscriptionId == null;
    }

    /** Whether it was in force at an instant at which something was due, even if it has ended since. */
    public boolean isInForceAt(Instant instant) {
        return startedAt != null && (isActive() || (terminatedAt != null && terminatedAt.isAfter(instant)));
    }

    /** When it started; only asked of one that has. */
    public Instant start() {
        if (startedAt == null) {
            throw new IllegalStateException("subscription has not started: " + id);
        }
        return startedAt;
    }
}
