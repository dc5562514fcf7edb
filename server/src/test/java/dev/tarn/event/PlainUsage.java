package dev.tarn.event;

import dev.tarn.engine.usage.CountRollup;
import dev.tarn.engine.usage.LatestRollup;
import dev.tarn.engine.usage.MaxRollup;
import dev.tarn.engine.usage.Operation;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.SumRollup;
import dev.tarn.engine.usage.UniqueRollup;
import dev.tarn.engine.usage.WeightedSumRollup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a question about events has as its answer, by going through them one by one. Answers are texts, so that they compare and print. */
final class PlainUsage {
    private PlainUsage() {}

    /** For each combination of the keys' values what its events amount to; {@code events} in order of arrival. */
    static Map<String, String> answer(UsageRequest request, List<Event> events) {
        var groups = new HashMap<String, List<Event>>();
        for (Event event : events) {
            if (isAsked(request, event) && takesPart(request, event)) {
                groups.computeIfAbsent(group(request, event), none -> new ArrayList<>())
                        .add(event);
            }
        }
        var answer = new TreeMap<String, String>();
        groups.forEach((group, members) -> answer.put(group, aggregate(request, members)));
        return answer;
    }

    private static boolean isAsked(UsageRequest request, Event event) {
        Instant fromAt = request.fromAt();
        return request.externalSubscriptionId().equals(event.externalSubscriptionId())
                && request.code().equals(event.code())
                && (fromAt == null || !event.timestamp().isBefore(fromAt))
                && !event.timestamp().isAfter(request.toAt());
    }

    private static boolean takesPart(UsageRequest request, Event event) {
        String value = text(event, request.fieldName());
        return switch (request.aggregation()) {
            case COUNT -> true;
            case UNIQUE_COUNT -> List.of("add", "remove").contains(operation(event));
            default -> value != null && value.matches("-?[0-9]{1,25}(\\.[0-9]{1,100})?") && !value.endsWith("\n");
        };
    }

    private static String operation(Event event) {
        return Objects.requireNonNullElse(text(event, "operation_type"), "add");
    }

    private static @Nullable String text(Event event, @Nullable String key) {
        JsonNode value = key == null ? null : event.properties().get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    private static String group(UsageRequest request, Event event) {
        var properties = new HashMap<String, @Nullable String>();
        request.keys().forEach(key -> properties.put(key, text(event, key)));
        return named(properties);
    }

    private static String aggregate(UsageRequest request, List<Event> events) {
        List<BigDecimal> values = new ArrayList<>();
        if (request.aggregation().isNumeric()) {
            events.forEach(
                    event -> values.add(new BigDecimal(Objects.requireNonNull(text(event, request.fieldName())))));
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (request.aggregation()) {
            case COUNT -> told(events.size());
            case SUM -> told(events.size(), sum, amounts(events));
            case MAX ->
                told(events.size(), values.stream().max(BigDecimal::compareTo).orElseThrow());
            case LATEST -> told(events.size(), values.get(events.indexOf(latest(events))));
            case WEIGHTED_SUM -> told(events.size(), sum, area(events, values));
            case UNIQUE_COUNT -> told(active(request, events));
            case CUSTOM -> throw new IllegalArgumentException("nothing aggregates these");
        };
    }

    private static BigDecimal amounts(List<Event> events) {
        return events.stream()
                .map(event -> Objects.requireNonNullElse(event.preciseTotalAmountCents(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of events of the same instant the last to arrive. */
    private static Event latest(List<Event> events) {
        Event latest = events.getFirst();
        for (Event event : events) {
            latest = event.timestamp().isBefore(latest.timestamp()) ? latest : event;
        }
        return latest;
    }

    private static BigDecimal area(List<Event> events, List<BigDecimal> values) {
        BigDecimal area = BigDecimal.ZERO;
        for (int i = 0; i < values.size(); i++) {
            Instant at = events.get(i).timestamp();
            BigDecimal seconds = BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9));
            area = area.add(values.get(i).multiply(seconds));
        }
        return area;
    }

    private static long active(UsageRequest request, List<Event> events) {
        var byValue = new HashMap<@Nullable String, List<Event>>();
        events.forEach(event -> byValue.computeIfAbsent(text(event, request.fieldName()), none -> new ArrayList<>())
                .add(event));
        return byValue.values().stream()
                .filter(operations -> operation(latest(operations)).equals("add"))
                .count();
    }

    // --- what the reader answers, told the same way

    static Map<String, String> told(List<UsageReadings.RollupSlice> slices) {
        var answer = new TreeMap<String, String>();
        for (var slice : slices) {
            String before = answer.put(named(slice.properties()), told(slice.rollup()));
            if (before != null) {
                throw new AssertionError("two slices of " + slice.properties());
            }
        }
        return answer;
    }

    private static String told(Rollup rollup) {
        return switch (rollup) {
            case CountRollup count -> told(count.eventsCount());
            case SumRollup sum -> told(sum.eventsCount(), sum.units(), sum.preciseTotalAmountCents());
            case MaxRollup max -> told(max.eventsCount(), Objects.requireNonNull(max.max()));
            case LatestRollup latest ->
                told(latest.eventsCount(), Objects.requireNonNull(latest.last()).value());
            case WeightedSumRollup weighted -> told(weighted.eventsCount(), weighted.deltas(), weighted.deltaSeconds());
            case UniqueRollup unique ->
                told(unique.lastOperations().values().stream()
                        .filter(last -> last.operation() == Operation.ADD)
                        .count());
        };
    }

    private static String told(long count, BigDecimal... numbers) {
        var told = new StringBuilder().append(count);
        for (BigDecimal number : numbers) {
            BigDecimal scaled = number.setScale(120, RoundingMode.UNNECESSARY).stripTrailingZeros();
            told.append(" / ").append(scaled.signum() == 0 ? "0" : scaled.toPlainString());
        }
        return told.toString();
    }

    private static String named(Map<String, @Nullable String> properties) {
        var named = new TreeMap<String, String>();
        properties.forEach((key, value) -> named.put(key, value == null ? "absent" : "'" + value + "'"));
        return named.toString();
    }
}
