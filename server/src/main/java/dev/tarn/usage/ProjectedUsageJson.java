package dev.tarn.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.engine.charge.Projection;
import dev.tarn.engine.usage.Presentation.Breakdown;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.platform.Decimals;
import dev.tarn.usage.ProjectedUsage.BucketProjection;
import dev.tarn.usage.ProjectedUsage.ChargeProjection;
import dev.tarn.usage.UsageJson.BreakdownJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Projected usage as the contract shows it (MTR-220). */
record ProjectedUsageJson(
        Instant fromDatetime,
        Instant toDatetime,
        LocalDate issuingDate,
        @Nullable UUID lagoInvoiceId,
        String currency,
        long amountCents,
        long projectedAmountCents,
        long taxesAmountCents,
        long totalAmountCents,
        List<ChargeJson> chargesUsage) {

    /** What some buckets come to, now and at the end. */
    record Sums(
            String units,
            String projectedUnits,
            long eventsCount,
            long amountCents,
            long projectedAmountCents,
            @Nullable PricingUnitUsage pricingUnitDetails) {
        /** @param projected those of the buckets whose projection counts */
        static Sums of(List<BucketProjection> buckets, List<BucketProjection> projected) {
            BigDecimal units = BigDecimal.ZERO;
            BigDecimal projectedUnits = BigDecimal.ZERO;
            long events = 0;
            long cents = 0;
            for (BucketProjection bucket : buckets) {
                units = units.add(bucket.usage().amount().units());
                projectedUnits = projectedUnits.add(bucket.projected().units());
                events += bucket.usage().eventsCount();
                cents = Math.addExact(cents, bucket.usage().amount().amountCents());
            }
            return new Sums(
                    Decimals.text(units),
                    Decimals.text(projectedUnits),
                    events,
                    cents,
                    projected.stream()
                            .mapToLong(bucket -> bucket.projected().amountCents())
                            .reduce(0, Math::addExact),
                    PricingUnitUsage.ofProjected(buckets, projected));
        }

        static Sums of(List<BucketProjection> buckets) {
            return of(buckets, buckets);
        }
    }

    /** Breakdowns of the same buckets, now and at the end. */
    record Breakdowns(List<BreakdownJson> presentationBreakdowns, List<BreakdownJson> projectedPresentationBreakdowns) {
        static Breakdowns of(List<BucketProjection> buckets, ProjectedUsage whole) {
            int decimals = whole.current().currency().exponent();
            var now = new ArrayList<BreakdownJson>();
            var projected = new ArrayList<BreakdownJson>();
            for (BucketProjection bucket : buckets) {
                now.addAll(BreakdownJson.of(List.of(bucket.usage())));
                for (Breakdown breakdown : bucket.usage().breakdowns()) {
                    projected.add(projected(breakdown, bucket.grows(), whole.projection(), decimals));
                }
            }
            return new Breakdowns(now, projected);
        }

        private static BreakdownJson projected(
                Breakdown breakdown, boolean grows, Projection projection, int decimals) {
            BigDecimal units = grows ? projection.extended(breakdown.units(), decimals) : breakdown.units();
            return new BreakdownJson(breakdown.presentationBy(), Decimals.text(units));
        }
    }

    record Named(UUID lagoId, String chargeModel, @Nullable String invoiceDisplayName) {}

    record ChargeJson(
            @JsonUnwrapped Sums sums,
            String amountCurrency,
            Named charge,
            UsageJson.Measured billableMetric,
            List<FilterJson> filters,
            List<GroupJson> groupedUsage,
            @JsonUnwrapped Breakdowns breakdowns) {
        static ChargeJson of(ChargeProjection projection, ProjectedUsage whole) {
            var charge = projection.usage().charge();
            var buckets = projection.buckets();
            return new ChargeJson(
                    Sums.of(buckets, projection.summed()),
                    whole.current().currency().code(),
                    new Named(charge.id(), charge.chargeModel(), charge.invoiceDisplayName()),
                    UsageJson.Measured.of(charge.metric()),
                    charge.filters().isEmpty() ? List.of() : FilterJson.of(buckets, whole),
                    GroupJson.of(charge.filters().isEmpty(), buckets, whole),
                    Breakdowns.of(
                            only(
                                    buckets,
                                    bucket -> bucket.usage().filter() == null
                                            && bucket.usage().groupedBy().isEmpty()),
                            whole));
        }
    }

    record FilterJson(
            @JsonUnwrapped Sums sums,
            @Nullable String invoiceDisplayName,
            @Nullable Map<String, List<String>> values,
            @JsonUnwrapped Breakdowns breakdowns) {
        static List<FilterJson> of(List<BucketProjection> buckets, ProjectedUsage whole) {
            var byFilter = new LinkedHashMap<@Nullable ChargeFilter, List<BucketProjection>>();
            buckets.forEach(bucket -> byFilter.computeIfAbsent(bucket.usage().filter(), none -> new ArrayList<>())
                    .add(bucket));
            var shown = new ArrayList<FilterJson>();
            byFilter.forEach((filter, ofFilter) -> shown.add(new FilterJson(
                    Sums.of(ofFilter),
                    filter == null ? null : filter.invoiceDisplayName(),
                    filter == null ? null : filter.values(),
                    Breakdowns.of(ofFilter, whole))));
            return shown;
        }
    }

    record GroupJson(
            @JsonUnwrapped Sums sums,
            Map<String, @Nullable String> groupedBy,
            List<FilterJson> filters,
            @JsonUnwrapped Breakdowns breakdowns) {
        static List<GroupJson> of(boolean unfiltered, List<BucketProjection> buckets, ProjectedUsage whole) {
            if (buckets.stream().allMatch(bucket -> bucket.usage().groupedBy().isEmpty())) {
                return List.of();
            }
            var byGroup = new LinkedHashMap<Map<String, @Nullable String>, List<BucketProjection>>();
            buckets.forEach(bucket -> byGroup.computeIfAbsent(bucket.usage().groupedBy(), none -> new ArrayList<>())
                    .add(bucket));
            var shown = new ArrayList<GroupJson>();
            byGroup.forEach((group, ofGroup) -> shown.add(new GroupJson(
                    Sums.of(ofGroup),
                    group,
                    unfiltered ? List.of() : FilterJson.of(ofGroup, whole),
                    Breakdowns.of(only(ofGroup, bucket -> bucket.usage().filter() == null), whole))));
            return shown;
        }
    }

    private static List<BucketProjection> only(List<BucketProjection> buckets, Predicate<BucketProjection> which) {
        return buckets.stream().filter(which).toList();
    }

    static ProjectedUsageJson of(ProjectedUsage projected) {
        CurrentUsage usage = projected.current();
        return new ProjectedUsageJson(
                usage.fromAt().truncatedTo(ChronoUnit.SECONDS),
                usage.toAt().truncatedTo(ChronoUnit.SECONDS),
                usage.issuingOn(),
                null,
                usage.currency().code(),
                usage.amountCents(),
                projected.amountCents(),
                usage.taxesAmountCents(),
                Math.addExact(usage.amountCents(), usage.taxesAmountCents()),
                projected.charges().stream()
                        .map(charge -> ChargeJson.of(charge, projected))
                        .toList());
    }
}
