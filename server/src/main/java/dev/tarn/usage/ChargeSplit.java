package dev.tarn.usage;

import dev.tarn.engine.charge.ChargeFilters;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a charge's usage is split: by filter, then by the grouping keys of each (section 3.1).
 *
 * @param buckets what is priced, in order
 * @param presentationKeys what breakdowns are by
 * @param keys the properties that decide where an event belongs
 */
record ChargeSplit(
        Charge charge,
        Narrowing narrowing,
        ChargeFilters filters,
        List<PricedBucket> buckets,
        List<String> presentationKeys,
        List<String> keys) {

    /** A part of the usage that is priced on its own. */
    record Cell(PricedBucket bucket, Map<String, @Nullable String> group) {}

    static ChargeSplit of(Charge charge, Narrowing narrowing) {
        var filters = new ChargeFilters(
                charge.filters().stream()
                        .sorted(Comparator.comparing(ChargeFilter::createdAt).thenComparing(ChargeFilter::id))
                        .map(ChargeFilter::matched)
                        .toList(),
                charge.metric().filters());
        var buckets = PricedBucket.of(charge, narrowing);
        var presentation = narrowing.presentation(ChargeProperties.presentationGroupKeys(charge.properties()));
        var keys = new TreeSet<>(filters.keys());
        buckets.forEach(bucket -> keys.addAll(bucket.groupKeys()));
        keys.addAll(presentation);
        keys.addAll(narrowing.values().keySet());
        var custom = charge.metric().customAggregator();
        if (custom != null) {
            keys.addAll(custom.properties());
        }
        return new ChargeSplit(charge, narrowing, filters, buckets, presentation, List.copyOf(keys));
    }

    /** Where events with these properties are priced: usually one place, none if they are not looked at. */
    List<Cell> cellsOf(Map<String, @Nullable String> properties) {
        if (!narrowing.admits(properties)) {
            return List.of();
        }
        var present = new HashMap<String, String>();
        properties.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        var cells = new ArrayList<Cell>();
        for (ChargeFilters.Bucket bucket : filters.bucketsOf(present)) {
            PricedBucket priced = priced(bucket.filter());
            cells.add(new Cell(priced, priced.group(properties)));
        }
        return cells;
    }

    /** Where an event is priced in advance: in one place, that of the filter with the most keys, in the charge's order (PRC-043). */
    Cell cellInAdvance(Map<String, @Nullable String> properties) {
        var present = new HashMap<String, String>();
        properties.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        PricedBucket best = null;
        for (PricedBucket bucket : buckets) {
            ChargeFilter filter = bucket.filter();
            if (filter != null && filters.matches(filter.matched(), present) && keysOf(bucket) > keysOf(best)) {
                best = bucket;
            }
        }
        PricedBucket bucket = best == null ? priced(null) : best;
        return new Cell(bucket, bucket.group(properties));
    }

    private static int keysOf(@Nullable PricedBucket bucket) {
        return bucket == null || bucket.filter() == null
                ? 0
                : bucket.filter().values().size();
    }

    private PricedBucket priced(dev.tarn.engine.charge.@Nullable ChargeFilter filter) {
        String id = filter == null ? null : filter.id();
        return buckets.stream()
                .filter(bucket -> Objects.equals(
                        id,
                        bucket.filter() == null ? null : bucket.filter().id().toString()))
                .findFirst()
                .orElseThrow();
    }
}
