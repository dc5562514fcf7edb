package dev.tarn.invoice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an invoice bills of one subscription, as stored (BIL-052). */
public record BillingPeriod(
        UUID subscriptionId,
        String externalSubscriptionId,
        @Nullable String subscriptionName,
        UUID planId,
        String planName,
        String invoicingReason,
        Instant fromAt,
        Instant toAt,
        @Nullable Instant chargesFromAt,
        @Nullable Instant chargesToAt,
        @Nullable Instant fixedChargesFromAt,
        @Nullable Instant fixedChargesToAt,
        ZoneId zone) {}
