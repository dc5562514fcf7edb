package dev.tarn.plan;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A plan is being deleted: its subscriptions end (SUB-033). Told inside the transaction that deletes it, while it can still be read as live. */
public record PlanDeleted(Tenant tenant, UUID planId) {}
