package dev.tarn.plan;

import dev.tarn.platform.Tenant;

/**
 * A fixed charge is new or has other units: each subscription of the plan gets an entry (PRC-122). Told inside the transaction.
 *
 * @param immediately whether the units count from now instead of from the next period
 */
public record FixedChargeUnitsChanged(Tenant tenant, FixedCharge fixedCharge, boolean immediately) {}
