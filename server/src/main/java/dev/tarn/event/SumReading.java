package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Counts, sums, largest and latest values, from rollups by the hour. */
final class SumReading {
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * All rollups that touch the range. One that lies across its edge cannot be used: it comes back marked, and the hour is read from events.
     */
    private static final String ROLLUPS = """
            SELECT w.no, r.dimensions, r.events_count, r.units, r.area, r.precise_total_amount_cents, r.latest, r.bucket_at,
                   r.first_at >= w.from_at AND r.last_at <= w.to_at AS inside
              FROM %s
             CROSS JOIN LATERAL (
                   SELECT *
                     FROM event_rollup r
                    WHERE r.definition_id = w.definition_id AND r.external_subscription_id = w.subscription
                      AND r.bucket_at > w.from_at - interval '1 hour' AND r.bucket_at <= w.to_at
                      AND r.last_at >= w.from_at AND r.first_at <= w.to_at
                   %s) r
            """.formatted(Ranges.TABLE, Ranges.ONE_BY_ONE);

    private SumReading() {}

    private record Hour(int no, Instant startsAt) {}

    static void read(
            DSLContext transaction,
            ReadingPlan plan,
            AggregationType type,
            List<Wanted> wanted,
            RollupAnswers answers) {
        var ranges = new Ranges();
        var rolledUp = new Ranges();
        for (Wanted one : wanted) {
            (one.definition() == null ? ranges : rolledUp).add(one);
        }
        if (!rolledUp.isEmpty()) {
            readRollups(transaction, plan, type, rolledUp, ranges, answers);
        }
        var source = new EventSource(plan, ranges, wanted);
        if (!source.isEmpty()) {
            String query = "SELECT s.no, s.dimensions, " + AggregationSql.sums(type) + " FROM s WHERE "
                    + AggregationSql.qualifies(type) + " GROUP BY s.no, s.dimensions";
            source.fetch(transaction, query)
                    .forEach(row -> answers.add(
                            plan.no(row.get(0, Integer.class)),
                            row.get(1, String[].class),
                            RollupRows.sums(type, row, 2)));
        }
    }

    private static void readRollups(
            DSLContext transaction,
            ReadingPlan plan,
            AggregationType type,
            Ranges rolledUp,
            Ranges ranges,
            RollupAnswers answers) {
        var rows = transaction.fetch(ROLLUPS, rolledUp.json());
        Set<Hour> cut = new HashSet<>();
        for (var row : rows) {
            if (!row.get("inside", Boolean.class)) {
                cut.add(new Hour(row.get(0, Integer.class), row.get("bucket_at", Instant.class)));
            }
        }
        for (var row : rows) {
            int no = row.get(0, Integer.class);
            if (!cut.contains(new Hour(no, row.get("bucket_at", Instant.class)))) {
                answers.add(plan.no(no), row.get(1, String[].class), RollupRows.sums(type, row, 2));
            }
        }
        for (Hour hour : cut) {
            Wanted wanted = plan.no(hour.no());
            ranges.add(
                    wanted,
                    latest(wanted.request().fromAt(), hour.startsAt()),
                    earliest(wanted.request().toAt(), hour.startsAt()));
        }
    }

    private static Instant latest(@Nullable Instant fromAt, Instant hourStartsAt) {
        return fromAt == null || fromAt.isBefore(hourStartsAt) ? hourStartsAt : fromAt;
    }

    private static Instant earliest(Instant toAt, Instant hourStartsAt) {
        Instant hourEndsAt = hourStartsAt.plus(HOUR).minus(1, ChronoUnit.MICROS);
        return toAt.isBefore(hourEndsAt) ? toAt : hourEndsAt;
    }
}
