package dev.tarn.invoice;

import dev.tarn.plan.UsageThreshold;
import java.time.Instant;

/**
 * A usage threshold that made a progressive invoice (INV-141).
 *
 * @param billedAmountCents what had been billed of the lineage before; the same crossing makes one invoice only
 * @param lifetimeAmountCents what the lineage had used by then
 */
public record AppliedThreshold(
        UsageThreshold threshold,
        String externalSubscriptionId,
        long billedAmountCents,
        long lifetimeAmountCents,
        Instant appliedAt) {}
