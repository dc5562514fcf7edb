package dev.tarn.usage;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.engine.charge.DayShare;
import dev.tarn.engine.charge.Price;
import dev.tarn.engine.charge.RunningState;
import dev.tarn.engine.charge.Usage;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.Aggregated;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Decimals;
import dev.tarn.engine.usage.MetricRounding;
import dev.tarn.engine.usage.Presentation.Breakdown;
import dev.tarn.engine.usage.ProratedSum;
import dev.tarn.engine.usage.ProratedUniqueCount;
import dev.tarn.engine.usage.ProratedUsage;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.RoundingFunction;
import dev.tarn.engine.usage.SumRollup;
import dev.tarn.engine.usage.WeightedSumRollup;
import dev.tarn.metric.Metric;
import dev.tarn.usage.ChargeSplit.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aggregates and prices one filter bucket and group: metric rounding, then the model, then the currency (PRC-079). */
final class CellRating {
    private final MeteredSubscription subscription;
    private final ChargeSplit split;
    private final Cell cell;
    private final CellUsage read;
    private final Metric metric;
    private final AggregationType type;
    private final ChargeModel model;

    private CellRating(MeteredSubscription subscription, ChargeSplit split, Cell cell, CellUsage read) {
        this.subscription = subscription;
        this.split = split;
        this.cell = cell;
        this.read = read;
        this.metric = split.charge().metric();
        this.type = metric.aggregation();
        this.model = cell.bucket().model();
    }

    /** @param billed what the charge has billed of the open period; null: it is not in advance, or what is carried over is billed */
    static BucketUsage rate(
            MeteredSubscription subscription,
            ChargeSplit split,
            Cell cell,
            CellUsage read,
            @Nullable BilledInAdvance billed) {
        var rating = new CellRating(subscription, split, cell, read);
        boolean prorated = split.charge().prorated();
        if (billed != null) {
            RunningState state = billed.of(cell).orElse(null);
            return prorated ? rating.proratedInAdvance(state) : rating.inAdvance(state);
        }
        return prorated && !split.charge().payInAdvance() ? rating.prorated() : rating.plain();
    }

    /** Shown is what there is; priced is what was billed, and what came since (PRC-110). */
    private BucketUsage inAdvance(@Nullable RunningState state) {
        Aggregated exact = read.usage(type).result(subscription.period(), BigDecimal.ZERO);
        BigDecimal shown = rounding(metric).apply(exact.units().max(BigDecimal.ZERO));
        BigDecimal priced = rounding(metric).apply(state == null ? exact.units() : state.pricedUnits(exact.units()));
        var aggregated = new Aggregated(priced, priced, exact.eventsCount(), exact.preciseTotalAmountCents());
        var explanation =
                new UsageExplanation(subscription, metric, cell).of(exact.units(), shown, exact.eventsCount());
        return priced(
                Usage.of(aggregated, subscription.currency().exponent()),
                shown,
                shown,
                exact.eventsCount(),
                onTopOfBilled(explanation, priced));
    }

    private BucketUsage proratedInAdvance(@Nullable RunningState state) {
        ProratedUsage exact = weighted();
        BigDecimal shown = exact.fullUnits().max(BigDecimal.ZERO);
        var share =
                new DayShare(subscription.period().days(), subscription.period().fullPeriodDays());
        BigDecimal priced = state != null
                ? state.pricedUnits(shown, share)
                : share.isWhole() ? exact.fullUnits() : exact.pricedUnits();
        MetricRounding rounding = rounding(metric);
        BigDecimal shownUnits = rounding.apply(shown);
        Usage usage = Usage.of(rounding.apply(priced), exact.eventsCount()).withFullUnits(shownUnits);
        var explanation = new UsageExplanation(subscription, metric, cell).ofProrated(exact, exact);
        return priced(usage, shownUnits, shownUnits, exact.eventsCount(), onTopOfBilled(explanation, usage.units()));
    }

    private static Explanation onTopOfBilled(Explanation quantity, BigDecimal priced) {
        return new Explanation(
                "PRC-110",
                "what was billed of the period, and what came since",
                Map.of(),
                Decimals.text(priced),
                List.of(quantity));
    }

    private BucketUsage plain() {
        Aggregated exact = exact();
        Aggregated aggregated = exact.rounded(rounding(metric));
        Usage usage = Usage.of(aggregated, subscription.currency().exponent());
        var explanation = new UsageExplanation(subscription, metric, cell)
                .of(exact.units(), aggregated.units(), aggregated.eventsCount());
        return priced(
                usage, aggregated.units(), aggregated.totalAggregatedUnits(), aggregated.eventsCount(), explanation);
    }

    private Aggregated exact() {
        var custom = metric.customAggregator();
        return custom == null
                ? read.usage(type).result(subscription.period(), carriedLevel())
                : custom.aggregate(read.samples());
    }

    /** Where a running total stood at the start of the period (MTR-106). */
    private BigDecimal carriedLevel() {
        return read.carried(type) instanceof WeightedSumRollup(var deltas, var deltaSeconds, var eventsCount)
                ? deltas
                : BigDecimal.ZERO;
    }

    private BucketUsage prorated() {
        ProratedUsage exact = weighted();
        ProratedUsage usage = exact.rounded(rounding(metric));
        var explanation = new UsageExplanation(subscription, metric, cell).ofProrated(exact, usage);
        return priced(Usage.of(usage), usage.fullUnits(), usage.fullUnits(), usage.eventsCount(), explanation);
    }

    private ProratedUsage weighted() {
        return type == AggregationType.UNIQUE_COUNT
                ? ProratedUniqueCount.of(read.events(), subscription.period())
                : ProratedSum.of((SumRollup) read.carried(type), read.events(), subscription.period());
    }

    private BucketUsage priced(
            Usage usage, BigDecimal shownUnits, BigDecimal totalUnits, long eventsCount, Explanation quantity) {
        Usage complete = model.complete(usage, type, read.events());
        Price price = model.price(complete).zeroIfNegative(complete);
        var steps = new Explanation(
                "PRC-079",
                "the price of the usage",
                Map.of(),
                price.explanation().result(),
                List.of(quantity, price.explanation()));
        FeeAmount amount = FeeAmount.ofPrice(
                split.charge().pricingUnit(),
                subscription.currency(),
                shownUnits,
                price.amount(),
                price.unitAmount(),
                steps);
        return new BucketUsage(
                cell.bucket().filter(),
                cell.group(),
                totalUnits,
                eventsCount,
                amount,
                AmountDetailsJson.of(price.details()),
                breakdowns());
    }

    private List<Breakdown> breakdowns() {
        if (split.presentationKeys().isEmpty()) {
            return List.of();
        }
        var custom = metric.customAggregator();
        if (custom != null) {
            return read.samplesByPresentation().entrySet().stream()
                    .map(entry -> new Breakdown(
                            entry.getKey(), custom.aggregate(entry.getValue()).units()))
                    .toList();
        }
        return read.byPresentation().entrySet().stream()
                .map(entry -> new Breakdown(
                        entry.getKey(),
                        Rollup.merged(type, entry.getValue())
                                .result(subscription.period(), BigDecimal.ZERO)
                                .units()))
                .toList();
    }

    static MetricRounding rounding(Metric metric) {
        String function = metric.roundingFunction();
        Integer precision = metric.roundingPrecision();
        return function == null
                ? MetricRounding.NONE
                : new MetricRounding(
                        RoundingFunction.valueOf(function.toUpperCase(Locale.ROOT)), precision == null ? 0 : precision);
    }
}
