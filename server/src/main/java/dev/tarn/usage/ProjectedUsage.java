package dev.tarn.usage;

import dev.tarn.engine.charge.Projection;
import dev.tarn.engine.charge.Projection.Projected;
import java.util.List;
import java.util.Objects;

/** Current usage and what it would come to at the end of the period (section 6). */
record ProjectedUsage(CurrentUsage current, Projection projection, List<ChargeProjection> charges) {

    /** A charge's usage, bucket by bucket. */
    record ChargeProjection(ChargeUsage usage, List<BucketProjection> buckets) {
        static ChargeProjection of(ChargeUsage usage, Projection projection) {
            var priced = PricedBucket.of(usage.charge(), Narrowing.NONE);
            return new ChargeProjection(
                    usage,
                    usage.buckets().stream()
                            .map(bucket -> BucketProjection.of(usage, bucket, priced, projection))
                            .toList());
        }

        /** Of a charge with filters those of its filters; the default bucket is left out (MTR-222). */
        List<BucketProjection> summed() {
            boolean filtered = !usage.charge().filters().isEmpty();
            return buckets.stream()
                    .filter(bucket -> !filtered || bucket.usage().filter() != null)
                    .toList();
        }

        long amountCents() {
            return summed().stream()
                    .mapToLong(bucket -> bucket.projected().amountCents())
                    .reduce(0, Math::addExact);
        }
    }

    /** A bucket and what is projected of it; {@code grows}: whether it grows with time. */
    record BucketProjection(BucketUsage usage, Projected projected, boolean grows) {
        static BucketProjection of(
                ChargeUsage charge, BucketUsage bucket, List<PricedBucket> priced, Projection projection) {
            if (charge.charge().metric().recurring()) {
                return new BucketProjection(bucket, Projection.unchanged(bucket.amount()), false);
            }
            var model = priced.stream()
                    .filter(one -> Objects.equals(one.filter(), bucket.filter()))
                    .findFirst()
                    .orElseThrow()
                    .model();
            return new BucketProjection(bucket, projection.of(model, bucket.amount()), true);
        }
    }

    static ProjectedUsage of(CurrentUsage current, Projection projection) {
        return new ProjectedUsage(
                current,
                projection,
                current.charges().stream()
                        .map(charge -> ChargeProjection.of(charge, projection))
                        .toList());
    }

    long amountCents() {
        return charges.stream().mapToLong(ChargeProjection::amountCents).reduce(0, Math::addExact);
    }
}
