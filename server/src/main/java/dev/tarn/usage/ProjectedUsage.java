package dev.tarn.usage;

import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.engine.charge.Projection;
import dev.tarn.engine.charge.Projection.Progress;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.usage.BucketUsage.Breakdown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Current usage, and what it comes to by the end of the period if it goes on like this (MTR-220 to MTR-222). */
record ProjectedUsage(CurrentUsage current, List<OfCharge> charges) {

    /** Of a charge; in the buckets' order. */
    record OfCharge(Charge charge, List<OfBucket> buckets) {

        /** What counts for the charge as a whole: with filters, what they take (MTR-222). */
        List<OfBucket> counted() {
            return charge.filters().isEmpty()
                    ? buckets
                    : buckets.stream()
                            .filter(bucket -> bucket.usage().filter() != null)
                            .toList();
        }
    }

    record OfBucket(BucketUsage usage, BigDecimal units, long amountCents, List<Breakdown> breakdowns) {}

    static ProjectedUsage of(CurrentUsage current) {
        Progress progress = progress(current.period(), current.period().dayOf(current.askedAt()));
        return new ProjectedUsage(
                current,
                current.charges().stream()
                        .map(charge -> new OfCharge(
                                charge.charge(),
                                charge.buckets().stream()
                                        .map(bucket -> of(charge.charge(), bucket, progress, current.currency()))
                                        .toList()))
                        .toList());
    }

    long amountCents() {
        return charges.stream()
                .flatMap(charge -> charge.counted().stream())
                .mapToLong(OfBucket::amountCents)
                .reduce(0, Math::addExact);
    }

    private static Progress progress(UsagePeriod period, LocalDate today) {
        long total = ChronoUnit.DAYS.between(period.firstDay(), period.lastDay()) + 1;
        long elapsed = ChronoUnit.DAYS.between(period.firstDay(), today) + 1;
        return new Progress(Math.clamp(elapsed, 1, total), total);
    }

    private static OfBucket of(Charge charge, BucketUsage bucket, Progress progress, Currency currency) {
        if (charge.metric().recurring()) {
            // what is there stays
            return new OfBucket(bucket, bucket.amount().units(), bucket.amount().amountCents(), bucket.breakdowns());
        }
        var amount = currency.toUnits(bucket.amount().preciseAmountCents());
        var projection =
                Projection.of(model(charge, bucket), progress, bucket.amount().units(), amount);
        return new OfBucket(
                bucket,
                projection.units(),
                Rounding.toCents(currency.toCents(projection.amount())),
                bucket.breakdowns().stream()
                        .map(breakdown -> new Breakdown(
                                breakdown.presentationBy(),
                                progress.extended(breakdown.units())
                                        .setScale(currency.exponent(), RoundingMode.HALF_UP)))
                        .toList());
    }

    private static ChargeModel model(Charge charge, BucketUsage bucket) {
        var filter = bucket.filter();
        return ChargeProperties.model(
                charge.chargeModel(), charge.prorated(), filter == null ? charge.properties() : filter.properties());
    }
}
