package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * Subscriptions were terminated. Told inside the transaction that ends them; whoever cannot settle the end refuses it.
 *
 * @param replaced another one follows: whoever replaced them bills both
 */
public record SubscriptionsEnded(Tenant tenant, Instant at, List<Subscription> subscriptions, boolean replaced) {}
