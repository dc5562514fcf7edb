package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * The day of these subscriptions has come, but they become active only once their start is paid (SUB-161). Told inside the transaction; whoever
 * bills their start says which invoice is waited for.
 */
public record SubscriptionsAwaiting(Tenant tenant, Instant at, List<Subscription> subscriptions) {}
