package dev.tarn.usage;

import dev.tarn.metric.Metric;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Json;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which charges and which of their usage a request asks for (MTR-206, MTR-207, MTR-233).
 *
 * @param charge null: all charges
 * @param full whether usage counts from the start of the subscription
 */
record UsageSelection(@Nullable Predicate<Charge> charge, Narrowing narrowing, boolean full) {
    static final UsageSelection ALL = new UsageSelection(null, Narrowing.NONE, false);

    static UsageSelection of(Query query, Json json) {
        return new UsageSelection(
                charge(query),
                new Narrowing(
                        groups(query, json), query.flag("skip_grouping").orElse(false), presentation(query, json)),
                query.flag("full_usage").orElse(false));
    }

    /** Of the plan's charges those that are meant, by name of their metric; a choice keeps the plan's order. */
    List<Charge> select(List<Charge> ofPlan) {
        if (charge == null) {
            return checked(ofPlan.stream().sorted(BY_METRIC_NAME).toList());
        }
        var selected = ofPlan.stream().filter(charge).toList();
        if (selected.isEmpty()) {
            throw Refusal.notFound("charge");
        }
        return checked(selected);
    }

    private static final Comparator<Charge> BY_METRIC_NAME =
            Comparator.comparing(charge -> charge.metric().name().toLowerCase(Locale.ROOT));

    private List<Charge> checked(List<Charge> selected) {
        boolean narrowed = charge != null || !narrowing.values().isEmpty();
        if (full && (!narrowed || selected.stream().anyMatch(Charge::prorated))) {
            throw Refusal.notAllowed("full_usage_not_allowed");
        }
        return selected;
    }

    /** The id before the code before the metric; the short name before the long one. */
    private static @Nullable Predicate<Charge> charge(Query query) {
        return either(query, "charge_id", "filter_by_charge_id")
                .map(id -> (Predicate<Charge>) charge -> charge.id().toString().equalsIgnoreCase(id))
                .or(() -> either(query, "charge_code", "filter_by_charge_code")
                        .map(code -> charge -> charge.code().equals(code)))
                .or(() -> either(query, "billable_metric_code", "filter_by_metric_code")
                        .map(code -> charge -> metricOf(charge).code().equals(code)))
                .orElse(null);
    }

    private static Metric metricOf(Charge charge) {
        return charge.metric();
    }

    private static Optional<String> either(Query query, String name, String longName) {
        return query.text(name).or(() -> query.text(longName));
    }

    private static Map<String, Set<String>> groups(Query query, Json json) {
        for (String name : List.of("group", "filter_by_group")) {
            var found = new HashMap<String, Set<String>>();
            query.lists(name).forEach((key, values) -> found.put(key, new LinkedHashSet<>(values)));
            query.text(name)
                    .ifPresent(text -> read(json, name, text)
                            .properties()
                            .forEach(entry -> found.put(entry.getKey(), texts(entry.getValue()))));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Map.of();
    }

    private static JsonNode read(Json json, String name, String text) {
        try {
            return json.mapper().readTree(text);
        } catch (tools.jackson.core.JacksonException unreadable) {
            throw Refusal.invalid(name, "value_is_invalid");
        }
    }

    private static Set<String> texts(JsonNode value) {
        var texts = new LinkedHashSet<String>();
        (value.isArray() ? value.values() : List.of(value)).forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static @Nullable List<String> presentation(Query query, Json json) {
        String name = "filter_by_presentation";
        if (!query.has(name) && !query.has(name + "[]")) {
            return null;
        }
        List<String> given = query.list(name);
        if (given.size() == 1 && given.getFirst().startsWith("[")) {
            return StreamSupport.stream(read(json, name, given.getFirst()).spliterator(), false)
                    .map(key -> key.asString(""))
                    .toList();
        }
        return given;
    }
}
