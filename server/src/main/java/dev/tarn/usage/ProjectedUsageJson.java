package dev.tarn.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.platform.Decimals;
import dev.tarn.usage.ProjectedUsage.OfBucket;
import dev.tarn.usage.ProjectedUsage.OfCharge;
import dev.tarn.usage.UsageJson.BreakdownJson;
import dev.tarn.usage.UsageJson.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Projected usage as the contract shows it. */
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

    static ProjectedUsageJson of(ProjectedUsage usage) {
        CurrentUsage current = usage.current();
        String currency = current.currency().code();
        return new ProjectedUsageJson(
                current.fromAt().truncatedTo(ChronoUnit.SECONDS),
                current.toAt().truncatedTo(ChronoUnit.SECONDS),
                current.issuingOn(),
                null,
                currency,
                current.amountCents(),
                usage.amountCents(),
                current.taxesAmountCents(),
                Math.addExact(current.amountCents(), current.taxesAmountCents()),
                usage.charges().stream()
                        .map(charge -> ChargeJson.of(charge, currency))
                        .toList());
    }

    /** What some fees come to together; projections may leave some of them out. */
    record Sums(
            String units,
            String projectedUnits,
            long eventsCount,
            long amountCents,
            long projectedAmountCents,
            @Nullable Object pricingUnitDetails) {
        static Sums of(List<OfBucket> buckets, List<OfBucket> projected) {
            return new Sums(
                    Decimals.text(sum(buckets, bucket -> bucket.usage().amount().units())),
                    Decimals.text(sum(projected, OfBucket::units)),
                    buckets.stream()
                            .mapToLong(bucket -> bucket.usage().eventsCount())
                            .sum(),
                    buckets.stream()
                            .mapToLong(bucket -> bucket.usage().amount().amountCents())
                            .reduce(0, Math::addExact),
                    projected.stream().mapToLong(OfBucket::amountCents).reduce(0, Math::addExact),
                    null);
        }

        private static BigDecimal sum(List<OfBucket> buckets, Function<OfBucket, BigDecimal> value) {
            return buckets.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Named(UUID lagoId, String chargeModel, @Nullable String invoiceDisplayName) {}

    record ChargeJson(
            @JsonUnwrapped Sums sums,
            String amountCurrency,
            Named charge,
            Measured billableMetric,
            List<FilterJson> filters,
            List<GroupJson> groupedUsage,
            List<Object> groups,
            List<BreakdownJson> presentationBreakdowns,
            List<BreakdownJson> projectedPresentationBreakdowns) {
        static ChargeJson of(OfCharge usage, String currency) {
            var charge = usage.charge();
            List<OfBucket> plain = usage.buckets().stream()
                    .filter(bucket -> bucket.usage().filter() == null
                            && bucket.usage().groupedBy().isEmpty())
                    .toList();
            return new ChargeJson(
                    Sums.of(usage.buckets(), usage.counted()),
                    currency,
                    new Named(charge.id(), charge.chargeModel(), charge.invoiceDisplayName()),
                    Measured.of(charge.metric()),
                    charge.filters().isEmpty() ? List.of() : FilterJson.of(usage.buckets()),
                    GroupJson.of(usage),
                    List.of(),
                    breakdowns(plain),
                    projectedBreakdowns(plain));
        }
    }

    record FilterJson(
            @JsonUnwrapped Sums sums,
            @Nullable String invoiceDisplayName,
            @Nullable Map<String, List<String>> values,
            List<BreakdownJson> presentationBreakdowns,
            List<BreakdownJson> projectedPresentationBreakdowns) {
        static List<FilterJson> of(List<OfBucket> buckets) {
            var byFilter = new LinkedHashMap<@Nullable ChargeFilter, List<OfBucket>>();
            buckets.forEach(bucket -> byFilter.computeIfAbsent(bucket.usage().filter(), none -> new ArrayList<>())
                    .add(bucket));
            var shown = new ArrayList<FilterJson>();
            byFilter.forEach((filter, ofFilter) -> shown.add(new FilterJson(
                    Sums.of(ofFilter, ofFilter),
                    filter == null ? null : filter.invoiceDisplayName(),
                    filter == null ? null : filter.values(),
                    breakdowns(ofFilter),
                    projectedBreakdowns(ofFilter))));
            return shown;
        }
    }

    record GroupJson(
            @JsonUnwrapped Sums sums,
            Map<String, @Nullable String> groupedBy,
            List<FilterJson> filters,
            List<BreakdownJson> presentationBreakdowns,
            List<BreakdownJson> projectedPresentationBreakdowns) {
        static List<GroupJson> of(OfCharge charge) {
            boolean grouped = charge.buckets().stream()
                    .anyMatch(bucket -> !bucket.usage().groupedBy().isEmpty());
            var byGroup = new LinkedHashMap<Map<String, @Nullable String>, List<OfBucket>>();
            for (OfBucket bucket : grouped ? charge.buckets() : List.<OfBucket>of()) {
                byGroup.computeIfAbsent(bucket.usage().groupedBy(), none -> new ArrayList<>())
                        .add(bucket);
            }
            var shown = new ArrayList<GroupJson>();
            byGroup.forEach((group, ofGroup) -> {
                var unfiltered = ofGroup.stream()
                        .filter(bucket -> bucket.usage().filter() == null)
                        .toList();
                shown.add(new GroupJson(
                        Sums.of(ofGroup, new OfCharge(charge.charge(), ofGroup).counted()),
                        group,
                        charge.charge().filters().isEmpty() ? List.of() : FilterJson.of(ofGroup),
                        breakdowns(unfiltered),
                        projectedBreakdowns(unfiltered)));
            });
            return shown;
        }
    }

    private static List<BreakdownJson> breakdowns(List<OfBucket> buckets) {
        return BreakdownJson.of(buckets.stream().map(OfBucket::usage).toList());
    }

    private static List<BreakdownJson> projectedBreakdowns(List<OfBucket> buckets) {
        return buckets.stream()
                .flatMap(bucket -> bucket.breakdowns().stream())
                .map(breakdown -> new BreakdownJson(breakdown.presentationBy(), Decimals.text(breakdown.units())))
                .toList();
    }
}
