package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.UniqueRollup;
import dev.tarn.engine.usage.UniqueRollup.DistinctValue;
import dev.tarn.engine.usage.UniqueRollup.LastOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is read for each request, merging rows of the same combination of values. */
final class RollupAnswers {
    private final List<Map<Map<String, @Nullable String>, Rollup>> sums = new ArrayList<>();
    private final List<Map<Map<String, @Nullable String>, Map<DistinctValue, LastOperation>>> operations =
            new ArrayList<>();

    /** What the previous value was added to: there may be many of the same combination in a row. */
    private @Nullable Values last;

    private record Values(int no, @Nullable String[] dimensions, Map<DistinctValue, LastOperation> of) {}

    RollupAnswers(int requests) {
        for (int i = 0; i < requests; i++) {
            sums.add(new LinkedHashMap<>());
            operations.add(new LinkedHashMap<>());
        }
    }

    void add(Wanted wanted, @Nullable String[] dimensions, Rollup rollup) {
        sums.get(wanted.no()).merge(properties(wanted, dimensions), rollup, Rollup::merge);
    }

    void add(Wanted wanted, @Nullable String[] dimensions, String valueKey, LastOperation operation) {
        if (last == null || last.no() != wanted.no() || !Arrays.equals(last.dimensions(), dimensions)) {
            var values = operations
                    .get(wanted.no())
                    .computeIfAbsent(properties(wanted, dimensions), none -> new HashMap<>());
            last = new Values(wanted.no(), dimensions, values);
        }
        last.of().merge(new DistinctValue(valueKey), operation, RollupAnswers::later);
    }

    private static LastOperation later(LastOperation one, LastOperation other) {
        int byTime = one.timestamp().compareTo(other.timestamp());
        boolean oneIsLater = byTime != 0 ? byTime > 0 : one.sequence() >= other.sequence();
        return oneIsLater ? one : other;
    }

    /** Only what was asked for: combinations that differ in other keys become one. */
    static Map<String, @Nullable String> properties(Wanted wanted, @Nullable String[] dimensions) {
        List<String> keys = wanted.keys();
        var properties = new HashMap<String, @Nullable String>();
        for (String key : wanted.request().keys()) {
            properties.put(key, dimensions[keys.indexOf(key)]);
        }
        if (dimensions.length != keys.size()) {
            throw new IllegalStateException("dimensions " + Arrays.toString(dimensions) + " do not fit keys " + keys);
        }
        return properties;
    }

    List<List<UsageReadings.RollupSlice>> slices(List<UsageRequest> requests) {
        var all = new ArrayList<List<UsageReadings.RollupSlice>>();
        for (int no = 0; no < requests.size(); no++) {
            var slices = new ArrayList<UsageReadings.RollupSlice>();
            if (requests.get(no).aggregation() == AggregationType.UNIQUE_COUNT) {
                operations
                        .get(no)
                        .forEach((properties, last) ->
                                slices.add(new UsageReadings.RollupSlice(properties, new UniqueRollup(last))));
            } else {
                sums.get(no)
                        .forEach((properties, rollup) -> slices.add(new UsageReadings.RollupSlice(properties, rollup)));
            }
            all.add(slices);
        }
        return all;
    }
}
