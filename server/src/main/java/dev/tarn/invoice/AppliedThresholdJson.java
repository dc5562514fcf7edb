package dev.tarn.invoice;

import dev.tarn.plan.UsageThresholdJson;
import java.time.Instant;

/** A threshold that made an invoice, as the contract shows it. */
record AppliedThresholdJson(long lifetimeUsageAmountCents, Instant createdAt, UsageThresholdJson usageThreshold) {
    static AppliedThresholdJson of(AppliedThreshold applied) {
        return new AppliedThresholdJson(
                applied.lifetimeAmountCents(), applied.appliedAt(), UsageThresholdJson.of(applied.threshold()));
    }
}
