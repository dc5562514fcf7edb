package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;

/**
 * A plan was replaced before the end of its period, by one that costs as much or more or that was paid for. Told inside the transaction, after
 * the end of one and the start of the other.
 *
 * @param startIsBilled the start of the second one was billed before it became active (SUB-195)
 */
public record SubscriptionUpgraded(
        Tenant tenant, Instant at, Subscription before, Subscription after, boolean startIsBilled) {}
