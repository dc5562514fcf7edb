package dev.tarn.usage;

import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.ProratedUsage;
import dev.tarn.metric.Metric;
import dev.tarn.usage.ChargeSplit.Cell;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which events a quantity comes from, and how. */
record UsageExplanation(MeteredSubscription subscription, Metric metric, Cell cell) {

    /** @param rounded as the metric rounds it */
    Explanation of(BigDecimal exact, BigDecimal rounded, long eventsCount) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("events", Long.toString(eventsCount));
        var sum = Explanation.of(rule(), what() + where() + when(), inputs, text(exact));
        return exact.compareTo(rounded) == 0 ? sum : rounded(sum, rounded);
    }

    Explanation ofProrated(ProratedUsage exact, ProratedUsage rounded) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("events", Long.toString(exact.eventsCount()));
        inputs.put("full_units", text(exact.fullUnits()));
        inputs.put("period_days", Integer.toString(subscription.period().fullPeriodDays()));
        String rule = metric.aggregation() == AggregationType.UNIQUE_COUNT ? "MTR-114" : "MTR-113";
        var weighted = Explanation.of(
                rule,
                what() + where() + when() + ", each weighted by its share of the days",
                inputs,
                text(exact.pricedUnits()));
        return exact.pricedUnits().compareTo(rounded.pricedUnits()) == 0
                ? weighted
                : rounded(weighted, rounded.pricedUnits());
    }

    private Explanation rounded(Explanation sum, BigDecimal rounded) {
        Integer precision = metric.roundingPrecision();
        return new Explanation(
                "MTR-096",
                "the metric rounds (" + metric.roundingFunction() + ") to " + (precision == null ? 0 : precision)
                        + " decimals",
                Map.of(),
                text(rounded),
                List.of(sum));
    }

    private String rule() {
        return switch (metric.aggregation()) {
            case COUNT -> "MTR-090";
            case SUM -> "MTR-091";
            case MAX -> "MTR-092";
            case LATEST -> "MTR-093";
            case UNIQUE_COUNT -> "MTR-094";
            case WEIGHTED_SUM -> "MTR-095";
            case CUSTOM -> "PLT-467";
        };
    }

    private String what() {
        String field = metric.fieldName();
        String events = "events \"" + metric.code() + "\"";
        return switch (metric.aggregation()) {
            case COUNT -> "number of " + events;
            case SUM -> "sum of " + field + " of " + events;
            case MAX -> "largest " + field + " of " + events;
            case LATEST -> field + " of the latest of " + events;
            case UNIQUE_COUNT -> "distinct " + field + " of " + events;
            case WEIGHTED_SUM -> "running total of " + field + " of " + events + " weighted by time";
            case CUSTOM -> "custom aggregation of " + events;
        };
    }

    private String where() {
        var filter = cell.bucket().filter();
        String ofFilter = filter == null
                ? ""
                : filter.values().entrySet().stream()
                        .map(entry -> entry.getKey() + " in " + entry.getValue())
                        .collect(Collectors.joining(" and ", " with ", ""));
        String ofGroup = cell.group().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
        return ofFilter + (ofGroup.isEmpty() ? "" : " where " + ofGroup);
    }

    private String when() {
        var period = subscription.period();
        return EventOwners.remembersAll(metric)
                ? " through " + period.to()
                : " from " + period.from() + " through " + period.to();
    }
}
