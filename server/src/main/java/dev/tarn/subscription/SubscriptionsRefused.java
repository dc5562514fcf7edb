package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Subscriptions that waited for their payment were canceled without it (SUB-167, SUB-168). Told inside the transaction.
 *
 * @param invoiceIds the invoices that were to be paid
 */
public record SubscriptionsRefused(
        Tenant tenant, Instant at, List<Subscription> subscriptions, List<UUID> invoiceIds) {}
