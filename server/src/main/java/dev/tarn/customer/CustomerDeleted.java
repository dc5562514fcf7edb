package dev.tarn.customer;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A customer is being deleted: its subscriptions end (PLT-157). Told inside the transaction that deletes it, while it can still be read as live. */
public record CustomerDeleted(Tenant tenant, UUID customerId) {}
