package dev.tarn.subscription;

import dev.tarn.platform.Tenant;

/** Fields of an active subscription were changed; its end may have moved. Told inside the transaction. */
public record SubscriptionChanged(Tenant tenant, Subscription subscription) {}
