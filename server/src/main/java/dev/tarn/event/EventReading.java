package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The events themselves, for prices that depend on each of them. */
final class EventReading {
    private EventReading() {}

    static List<List<UsageReadings.EventSlice>> read(
            DSLContext transaction, UUID organizationId, List<UsageRequest> requests, @Nullable UUID supposed) {
        var wanted = new ArrayList<Wanted>();
        List<Map<Map<String, @Nullable String>, List<UsageEvent>>> found = new ArrayList<>();
        for (UsageRequest request : requests) {
            wanted.add(new Wanted(wanted.size(), request, null));
            found.add(new LinkedHashMap<>());
        }
        var plan = new ReadingPlan(
                organizationId, wanted, new PendingWrites(new Long[0], new Integer[0]), Map.of(), supposed);
        for (AggregationType type :
                requests.stream().map(UsageRequest::aggregation).collect(Collectors.toSet())) {
            var source = new EventSource(plan, Ranges.of(plan.wanted(type)), List.of());
            source.fetch(transaction, query(type))
                    .forEach(row -> found.get(row.get(0, Integer.class))
                            .computeIfAbsent(
                                    RollupAnswers.properties(
                                            plan.no(row.get(0, Integer.class)), row.get(1, String[].class)),
                                    none -> new ArrayList<>())
                            .add(new UsageEvent(
                                    row.get(2, Instant.class),
                                    row.get(3, Long.class),
                                    row.get(4, String.class),
                                    row.get(5, String.class),
                                    row.get(6, BigDecimal.class))));
        }
        return found.stream().map(EventReading::slices).toList();
    }

    private static String query(AggregationType type) {
        return "SELECT s.no, s.dimensions, s.at, s.sequence, " + AggregationSql.usableValue(type)
                + ", CASE s.added WHEN 1 THEN 'add' WHEN 0 THEN 'remove' END, s.amount FROM s WHERE "
                + AggregationSql.qualifies(type) + " ORDER BY s.no, s.at, s.sequence";
    }

    private static List<UsageReadings.EventSlice> slices(Map<Map<String, @Nullable String>, List<UsageEvent>> found) {
        return found.entrySet().stream()
                .map(entry -> new UsageReadings.EventSlice(entry.getKey(), entry.getValue()))
                .toList();
    }
}
