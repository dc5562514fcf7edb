package dev.tarn.customer;

import dev.tarn.platform.Tenant;

/**
 * A customer has other settings, or may have (PLT-148, PLT-149). Told inside the transaction that changes it, after the change.
 *
 * @param taxesReplaced whether its own taxes were replaced
 */
public record CustomerUpdated(Tenant tenant, Customer before, Customer after, boolean taxesReplaced) {}
