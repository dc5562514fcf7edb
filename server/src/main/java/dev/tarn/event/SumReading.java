package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Counts, sums, largest and latest values, from rollups by the hour. */
final class SumReading {
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * All rollups that touch the range, added up by the database: months of hours leave it as one row for each combination of values. One that lies
     * across the edge of the range cannot be used; its hour comes back instead, and is read from events.
     */
    private static final String ROLLUPS = """
            WITH touched AS (
                SELECT w.no, r.dimensions, r.events_count, r.units, r.area, r.precise_total_amount_cents, r.latest, r.bucket_at,
                       r.first_at >= w.from_at AND r.last_at <= w.to_at AS inside
                  FROM %1$s
                 CROSS JOIN LATERAL (
                       SELECT *
                         FROM event_rollup r
                        WHERE r.definition_id = w.definition_id AND r.external_subscription_id = w.subscription
                          AND r.bucket_at > w.from_at - interval '1 hour' AND r.bucket_at <= w.to_at
                          AND r.last_at >= w.from_at AND r.first_at <= w.to_at
                       %2$s) r),
            cut AS (
                SELECT DISTINCT no, bucket_at FROM touched WHERE NOT inside)
            SELECT t.no, t.dimensions, sum(t.events_count)::bigint, %3$s(t.units), sum(t.area), sum(t.precise_total_amount_cents),
                   max(t.latest), NULL::timestamptz AS cut_at
              FROM touched t
             WHERE NOT EXISTS (SELECT FROM cut WHERE cut.no = t.no AND cut.bucket_at = t.bucket_at)
             GROUP BY t.no, t.dimensions
            UNION ALL
            SELECT no, NULL, NULL, NULL, NULL, NULL, NULL, bucket_at FROM cut
            """;

    private SumReading() {}

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
        String merged = type == AggregationType.MAX ? "max" : "sum";
        String query = ROLLUPS.formatted(Ranges.TABLE, Ranges.ONE_BY_ONE, merged);
        for (var row : transaction.fetch(query, rolledUp.json())) {
            Wanted one = plan.no(row.get(0, Integer.class));
            Instant cutAt = row.get("cut_at", Instant.class);
            if (cutAt == null) {
                answers.add(one, row.get(1, String[].class), RollupRows.sums(type, row, 2));
            } else {
                ranges.add(
                        one,
                        latest(one.request().fromAt(), cutAt),
                        earliest(one.request().toAt(), cutAt));
            }
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
