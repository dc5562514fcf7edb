package dev.tarn.usage;

import dev.tarn.plan.Charge;
import java.util.List;

/**
 * What a charge's usage comes to.
 *
 * @param buckets one for each filter in the charge's order and one for what no filter takes, each split by its grouping keys; never empty
 */
public record ChargeUsage(Charge charge, List<BucketUsage> buckets) {
    public ChargeUsage {
        buckets = List.copyOf(buckets);
    }
}
