package dev.tarn.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.metric.Metric;
import dev.tarn.metric.MetricJson;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.platform.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Usage of charges as the contract shows it (MTR-203 to MTR-205). */
final class UsageJson {
    private UsageJson() {}

    /** What some fees come to together. */
    record Sums(
            String units,
            String totalAggregatedUnits,
            long eventsCount,
            long amountCents,
            @Nullable PricingUnitUsage pricingUnitDetails) {
        static Sums of(List<BucketUsage> buckets) {
            return new Sums(
                    Decimals.text(sum(buckets, bucket -> bucket.amount().units())),
                    Decimals.text(sum(buckets, BucketUsage::totalAggregatedUnits)),
                    buckets.stream().mapToLong(BucketUsage::eventsCount).sum(),
                    buckets.stream()
                            .mapToLong(bucket -> bucket.amount().amountCents())
                            .reduce(0, Math::addExact),
                    PricingUnitUsage.of(buckets));
        }

        private static BigDecimal sum(List<BucketUsage> buckets, Function<BucketUsage, BigDecimal> value) {
            return buckets.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record ChargeJson(
            @JsonUnwrapped Sums sums,
            String amountCurrency,
            Named charge,
            Measured billableMetric,
            List<FilterJson> filters,
            List<GroupJson> groupedUsage,
            List<BreakdownJson> presentationBreakdowns) {
        static ChargeJson of(ChargeUsage usage, String currency) {
            Charge charge = usage.charge();
            List<BucketUsage> buckets = usage.buckets();
            return new ChargeJson(
                    Sums.of(buckets),
                    currency,
                    new Named(charge.id(), charge.code(), charge.chargeModel(), charge.invoiceDisplayName()),
                    Measured.of(charge.metric()),
                    charge.filters().isEmpty() ? List.of() : FilterJson.of(buckets),
                    GroupJson.of(charge, buckets),
                    BreakdownJson.of(buckets.stream()
                            .filter(bucket -> bucket.filter() == null
                                    && bucket.groupedBy().isEmpty())
                            .toList()));
        }
    }

    record Named(
            UUID lagoId,
            String code,
            String chargeModel,
            @Nullable String invoiceDisplayName) {}

    record Measured(UUID lagoId, String name, String code, String aggregationType) {
        static Measured of(Metric metric) {
            return new Measured(metric.id(), metric.name(), metric.code(), MetricJson.wireName(metric.aggregation()));
        }
    }

    /** A filter, or what no filter takes: then it has neither name nor values. */
    record FilterJson(
            @JsonUnwrapped Sums sums,
            @Nullable String invoiceDisplayName,
            @Nullable Map<String, List<String>> values,
            List<BreakdownJson> presentationBreakdowns) {

        static List<FilterJson> of(List<BucketUsage> buckets) {
            var byFilter = new LinkedHashMap<@Nullable ChargeFilter, List<BucketUsage>>();
            buckets.forEach(bucket -> byFilter.computeIfAbsent(bucket.filter(), none -> new ArrayList<>())
                    .add(bucket));
            var shown = new ArrayList<FilterJson>();
            byFilter.forEach((filter, ofFilter) -> shown.add(new FilterJson(
                    Sums.of(ofFilter),
                    filter == null ? null : filter.invoiceDisplayName(),
                    filter == null ? null : filter.values(),
                    BreakdownJson.of(ofFilter))));
            return shown;
        }
    }

    record GroupJson(
            @JsonUnwrapped Sums sums,
            Map<String, @Nullable String> groupedBy,
            List<FilterJson> filters,
            List<BreakdownJson> presentationBreakdowns) {

        static List<GroupJson> of(Charge charge, List<BucketUsage> buckets) {
            if (buckets.stream().allMatch(bucket -> bucket.groupedBy().isEmpty())) {
                return List.of();
            }
            var byGroup = new LinkedHashMap<Map<String, @Nullable String>, List<BucketUsage>>();
            buckets.forEach(bucket -> byGroup.computeIfAbsent(bucket.groupedBy(), none -> new ArrayList<>())
                    .add(bucket));
            var shown = new ArrayList<GroupJson>();
            byGroup.forEach((group, ofGroup) -> shown.add(new GroupJson(
                    Sums.of(ofGroup),
                    group,
                    charge.filters().isEmpty() ? List.of() : FilterJson.of(ofGroup),
                    BreakdownJson.of(ofGroup.stream()
                            .filter(bucket -> bucket.filter() == null)
                            .toList()))));
            return shown;
        }
    }

    record BreakdownJson(Map<String, @Nullable String> presentationBy, String units) {
        static List<BreakdownJson> of(List<BucketUsage> buckets) {
            return buckets.stream()
                    .flatMap(bucket -> bucket.breakdowns().stream())
                    .map(breakdown -> new BreakdownJson(breakdown.presentationBy(), Decimals.text(breakdown.units())))
                    .toList();
        }
    }
}
