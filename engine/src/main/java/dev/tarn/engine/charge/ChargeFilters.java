package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.ChargeFilter.isAll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The filters of a charge, and which of them price an event in arrears (PRC-042 to PRC-046). */
public final class ChargeFilters {

    private final List<Matcher> matchers;
    private final Map<String, List<String>> metricFilters;
    private final Set<String> keys;

    /**
     * The filters of one charge.
     *
     * @param oldestFirst by creation time, then id: of identical filters only the oldest counts (PRC-045)
     * @param metricFilters the values currently defined on the metric, by key
     */
    public ChargeFilters(List<ChargeFilter> oldestFirst, Map<String, List<String>> metricFilters) {
        this.metricFilters = Map.copyOf(metricFilters);
        this.matchers = withoutLaterTwins(oldestFirst.stream()
                .map(filter -> Matcher.of(filter, metricFilters))
                .toList());
        Set<String> used = new TreeSet<>();
        matchers.forEach(matcher -> used.addAll(matcher.values.keySet()));
        this.keys = Collections.unmodifiableSet(used);
    }

    /**
     * Where an event is priced: under a filter, or under the charge's own price.
     *
     * @param filter null for the default bucket (PRC-046)
     */
    public record Bucket(@Nullable ChargeFilter filter) {

        /** Events that no filter takes. */
        public static final Bucket DEFAULT = new Bucket(null);

        /** Whether the charge's own price applies. */
        public boolean isDefault() {
            return filter == null;
        }
    }

    /** The property keys that decide about buckets, in order: events that agree on them share their buckets. */
    public Set<String> keys() {
        return keys;
    }

    /**
     * The buckets an event counts in: usually one. Two when filters overlap and neither is the more specific (PRC-044).
     *
     * @param properties texts of the event's properties; keys that no filter uses do not matter
     */
    public List<Bucket> bucketsOf(Map<String, String> properties) {
        List<Matcher> matching =
                matchers.stream().filter(matcher -> matcher.matches(properties)).toList();
        if (matching.isEmpty()) {
            return List.of(Bucket.DEFAULT);
        }
        return matching.stream()
                .filter(matcher -> matching.stream().noneMatch(other -> other.isMoreSpecificThan(matcher)))
                .map(matcher -> new Bucket(matcher.filter))
                .toList();
    }

    /** Whether an event carries all that the filter asks for, whichever bucket it ends up in (PRC-042). */
    public boolean matches(ChargeFilter filter, Map<String, String> properties) {
        return Matcher.of(filter, metricFilters).matches(properties);
    }

    private static List<Matcher> withoutLaterTwins(List<Matcher> oldestFirst) {
        List<Matcher> distinct = new ArrayList<>();
        for (Matcher matcher : oldestFirst) {
            if (distinct.stream().noneMatch(matcher::isTwinOf)) {
                distinct.add(matcher);
            }
        }
        return distinct;
    }

    /** A filter ready to match: per key the texts it accepts, ALL spelled out, and the keys that were ALL. */
    private record Matcher(ChargeFilter filter, Map<String, Set<String>> values, Set<String> allKeys) {

        static Matcher of(ChargeFilter filter, Map<String, List<String>> metricFilters) {
            Map<String, Set<String>> accepted = new HashMap<>();
            Set<String> allKeys = new HashSet<>();
            filter.values().forEach((key, texts) -> {
                if (isAll(texts)) {
                    allKeys.add(key);
                }
                List<String> defined = metricFilters.get(key);
                accepted.put(key, Set.copyOf(isAll(texts) ? Objects.requireNonNullElse(defined, List.of()) : texts));
            });
            return new Matcher(filter, accepted, allKeys);
        }

        boolean matches(Map<String, String> properties) {
            return values.entrySet().stream().allMatch(entry -> {
                String text = properties.get(entry.getKey());
                return text != null && entry.getValue().contains(text);
            });
        }

        boolean isTwinOf(Matcher other) {
            return values.equals(other.values) && allKeys.equals(other.allKeys);
        }

        /** Of two filters that match the same event: more keys win, then narrower values; named values are narrower than ALL. */
        boolean isMoreSpecificThan(Matcher other) {
            if (!values.keySet().containsAll(other.values.keySet())) {
                return false;
            }
            return values.size() > other.values.size() || (isWithin(other) && !other.isWithin(this));
        }

        private boolean isWithin(Matcher other) {
            return values.keySet().stream().allMatch(key -> isWithin(other, key));
        }

        private boolean isWithin(Matcher other, String key) {
            if (other.allKeys.contains(key)) {
                return true;
            }
            return !allKeys.contains(key) && acceptedFor(other, key).containsAll(acceptedFor(this, key));
        }

        private static Set<String> acceptedFor(Matcher matcher, String key) {
            return matcher.values.getOrDefault(key, Set.of());
        }
    }
}
