package dev.tarn.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen before a subscription becomes active: its starting invoice is paid (SUB-190).
 *
 * @param timeoutHours how long that is waited for; 0: for ever
 * @param expiresAt null: never, or nothing is waited for yet
 * @param invoiceId the invoice whose payment is waited for; null: none so far
 */
record ActivationRule(
        UUID id,
        UUID subscriptionId,
        int timeoutHours,
        Status status,
        @Nullable Instant expiresAt,
        @Nullable UUID invoiceId,
        Instant createdAt,
        Instant updatedAt) {
    static final String TYPE = "payment";

    /** Where a rule stands (SUB-192). */
    enum Status {
        /** Nothing has asked for it yet. */
        INACTIVE,
        /** The subscription waits for it. */
        PENDING,
        /** Nothing was to be paid at the start. */
        NOT_APPLICABLE,
        SATISFIED,
        FAILED,
        EXPIRED,
        /** What it was for went before it was decided. */
        DECLINED
    }

    /** What is waited for at most until then; null: without end (SUB-192). */
    static @Nullable Instant expiry(int timeoutHours, Instant at) {
        return timeoutHours == 0 ? null : at.plusSeconds(timeoutHours * 3600L);
    }
}
