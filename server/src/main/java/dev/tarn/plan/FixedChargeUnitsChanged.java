package dev.tarn.plan;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Fixed charges of a plan are new or have other units: each subscription of the plan gets an entry (PRC-122). Told inside the transaction.
 *
 * @param immediately those whose units count from now instead of from the next period
 */
public record FixedChargeUnitsChanged(
        Tenant tenant, UUID planId, List<FixedCharge> fixedCharges, Set<UUID> immediately) {}
