package dev.tarn.usage;

import dev.tarn.engine.expression.CustomAggregator.Sample;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.UsageEvent;
import dev.tarn.event.UsageReadings;
import dev.tarn.event.UsageReadings.EventSlice;
import dev.tarn.event.UsageReadings.RollupSlice;
import dev.tarn.usage.ChargeSplit.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of one filter bucket and group. */
final class CellUsage {
    private final List<Rollup> usage = new ArrayList<>();
    private final List<Rollup> carried = new ArrayList<>();
    private final List<UsageEvent> events = new ArrayList<>();
    private final Map<Map<String, @Nullable String>, List<Rollup>> byPresentation = new LinkedHashMap<>();
    private final Map<Map<String, @Nullable String>, List<Sample>> samplesByPresentation = new LinkedHashMap<>();

    Rollup usage(AggregationType type) {
        return Rollup.merged(type, usage);
    }

    Rollup carried(AggregationType type) {
        return Rollup.merged(type, carried);
    }

    List<UsageEvent> events() {
        return events;
    }

    /** What a custom aggregation takes in; empty for others. */
    List<Sample> samples() {
        return samplesByPresentation.values().stream().flatMap(List::stream).toList();
    }

    Map<Map<String, @Nullable String>, List<Sample>> samplesByPresentation() {
        return samplesByPresentation;
    }

    Map<Map<String, @Nullable String>, List<Rollup>> byPresentation() {
        return byPresentation;
    }

    /** Distributes what was read. Every bucket has at least one group, an empty one if it has no events (PRC-050). */
    static Map<Cell, CellUsage> of(ChargeReading reading, UsageReadings readings) {
        ChargeSplit split = reading.split();
        var cells = new LinkedHashMap<Cell, CellUsage>();
        for (RollupSlice slice : at(readings.rollups(), reading.usage())) {
            for (Cell cell : split.cellsOf(slice.properties())) {
                CellUsage part = cells.computeIfAbsent(cell, none -> new CellUsage());
                part.usage.add(slice.rollup());
                part.byPresentation
                        .computeIfAbsent(
                                PricedBucket.valuesOf(split.presentationKeys(), slice.properties()),
                                none -> new ArrayList<>())
                        .add(slice.rollup());
            }
        }
        for (RollupSlice slice : at(readings.rollups(), reading.carried())) {
            split.cellsOf(slice.properties())
                    .forEach(cell -> cells.computeIfAbsent(cell, none -> new CellUsage())
                            .carried
                            .add(slice.rollup()));
        }
        for (EventSlice slice : at(readings.events(), reading.events())) {
            split.cellsOf(slice.properties())
                    .forEach(cell ->
                            cells.computeIfAbsent(cell, none -> new CellUsage()).add(split, slice));
        }
        return inOrder(split, cells);
    }

    private void add(ChargeSplit split, EventSlice slice) {
        events.addAll(slice.events());
        if (split.charge().metric().customAggregator() != null) {
            var samples = slice.events().stream()
                    .map(event -> new Sample(event, slice.properties()))
                    .toList();
            samplesByPresentation
                    .computeIfAbsent(
                            PricedBucket.valuesOf(split.presentationKeys(), slice.properties()),
                            none -> new ArrayList<>())
                    .addAll(samples);
        }
    }

    private static <T> List<T> at(List<List<T>> answers, @Nullable Integer place) {
        return place == null ? List.of() : answers.get(place);
    }

    private static Map<Cell, CellUsage> inOrder(ChargeSplit split, Map<Cell, CellUsage> cells) {
        var ordered = new LinkedHashMap<Cell, CellUsage>();
        for (PricedBucket bucket : split.buckets()) {
            var groups = cells.entrySet().stream()
                    .filter(entry -> entry.getKey().bucket() == bucket)
                    .sorted(Comparator.comparing(entry -> entry.getKey().group(), BY_VALUES))
                    .toList();
            groups.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
            if (groups.isEmpty()) {
                ordered.put(new Cell(bucket, bucket.emptyGroup()), new CellUsage());
            }
        }
        return ordered;
    }

    /** Groups of the same keys, by their values in the keys' order; those without a value last. */
    private static final Comparator<Map<String, @Nullable String>> BY_VALUES = (one, other) -> {
        var values = other.values().iterator();
        for (String value : one.values()) {
            String otherValue = values.next();
            int order = value == null || otherValue == null
                    ? Boolean.compare(value == null, otherValue == null)
                    : value.compareTo(otherValue);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };
}
