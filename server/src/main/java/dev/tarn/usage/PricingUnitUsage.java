package dev.tarn.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.Decimals;
import dev.tarn.usage.ProjectedUsage.BucketProjection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What usage comes to in the unit it is priced in, as the contract shows it (MTR-203).
 *
 * @param projectedAmountCents what it would come to at the end of the period; absent where nothing is projected (MTR-220)
 */
record PricingUnitUsage(
        long amountCents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long projectedAmountCents,
        String shortName,
        String conversionRate) {

    /** Null where it is priced in the currency. */
    static @Nullable PricingUnitUsage of(List<BucketUsage> buckets) {
        PricingUnit unit = unitOf(buckets);
        return unit == null ? null : of(unit, buckets, null);
    }

    /** @param projected those of the buckets whose projection counts (MTR-222) */
    static @Nullable PricingUnitUsage ofProjected(List<BucketProjection> buckets, List<BucketProjection> projected) {
        var usage = buckets.stream().map(BucketProjection::usage).toList();
        PricingUnit unit = unitOf(usage);
        if (unit == null) {
            return null;
        }
        long projectedCents = 0;
        for (BucketProjection bucket : projected) {
            Long cents = bucket.projected().inUnitCents();
            projectedCents = Math.addExact(projectedCents, cents == null ? 0 : cents);
        }
        return of(unit, usage, projectedCents);
    }

    private static PricingUnitUsage of(PricingUnit unit, List<BucketUsage> buckets, @Nullable Long projectedCents) {
        long cents = buckets.stream()
                .map(bucket -> bucket.amount().inUnit())
                .mapToLong(inUnit -> inUnit == null ? 0 : inUnit.amountCents())
                .reduce(0, Math::addExact);
        return new PricingUnitUsage(cents, projectedCents, unit.shortName(), Decimals.text(unit.conversionRate()));
    }

    private static @Nullable PricingUnit unitOf(List<BucketUsage> buckets) {
        for (BucketUsage bucket : buckets) {
            PricingUnit unit = bucket.amount().pricingUnit();
            if (unit != null) {
                return unit;
            }
        }
        return null;
    }
}
