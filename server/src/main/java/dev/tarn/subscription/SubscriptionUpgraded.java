package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;

/** A plan was replaced at once by one that costs as much or more. Told inside the transaction, after the end of one and the start of the other. */
public record SubscriptionUpgraded(Tenant tenant, Instant at, Subscription before, Subscription after) {}
