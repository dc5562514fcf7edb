package dev.tarn.plan;

import dev.tarn.platform.Tenant;

/** A plan is no longer what it was (SUB-030, SUB-031). Told inside the transaction that changes it, after the change. */
public record PlanUpdated(Tenant tenant, Plan before, Plan after) {}
