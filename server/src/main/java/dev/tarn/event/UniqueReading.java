package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Operation;
import dev.tarn.engine.usage.UniqueRollup.LastOperation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Distinct values. The last operation over all time answers for every value that was not touched after the period, which in an open period is all
 * of them; for the others the days of the period are looked at; and what lies across the last instant of the period is read from events.
 */
final class UniqueReading {
    private static final String OF_VALUE =
            "r.definition_id = w.definition_id AND r.external_subscription_id = w.subscription AND r.bucket_at = '-infinity'";

    private static final String ROLLUPS = """
            SELECT w.no, r.dimensions, r.value_key, r.last_at, r.last_sequence, r.added, false AS cut
              FROM %1$s
             CROSS JOIN LATERAL (
                   SELECT * FROM unique_rollup r WHERE %2$s AND r.last_at >= w.from_at AND r.last_at <= w.to_at %3$s) r
            UNION ALL
            SELECT w.no, d.dimensions, d.value_key, d.last_at, d.last_sequence, d.added, d.last_at > w.to_at
              FROM %1$s
             CROSS JOIN LATERAL (
                   SELECT d.*
                     FROM unique_rollup r
                     JOIN unique_rollup d ON d.definition_id = w.definition_id AND d.external_subscription_id = w.subscription
                                         AND d.dimensions_key = r.dimensions_key AND d.value_key = r.value_key
                                         AND d.bucket_at > w.from_at - interval '1 day' AND d.bucket_at <= w.to_at
                                         AND d.bucket_at > '-infinity'
                    WHERE %2$s AND r.last_at > w.to_at AND r.first_at <= w.to_at
                      AND d.last_at >= w.from_at AND d.first_at <= w.to_at
                   %3$s) d
            """.formatted(Ranges.TABLE, OF_VALUE, Ranges.ONE_BY_ONE);

    private static final String EVENTS =
            """
            SELECT o.no, o.dimensions, o.value_key, o.last_at, o.last[2]::bigint, o.last[3] = 1
              FROM (SELECT s.no, s.dimensions, rollup_key(s.value) AS value_key, max(s.at) AS last_at, %s AS last
                      FROM s WHERE %s GROUP BY s.no, s.dimensions, value_key) o
            """.formatted(AggregationSql.LAST_OPERATION, AggregationSql.qualifies(AggregationType.UNIQUE_COUNT));

    private UniqueReading() {}

    static void read(DSLContext transaction, ReadingPlan plan, List<Wanted> wanted, RollupAnswers answers) {
        var ranges = new Ranges();
        var rolledUp = new Ranges();
        for (Wanted one : wanted) {
            (one.definition() == null ? ranges : rolledUp).add(one);
        }
        if (!rolledUp.isEmpty()) {
            readRollups(transaction, plan, rolledUp, ranges, answers);
        }
        var source = new EventSource(plan, ranges, wanted);
        if (!source.isEmpty()) {
            source.fetch(transaction, EVENTS).forEach(row -> add(plan, row, answers));
        }
    }

    private static void readRollups(
            DSLContext transaction, ReadingPlan plan, Ranges rolledUp, Ranges ranges, RollupAnswers answers) {
        var cut = new java.util.TreeSet<Integer>();
        for (Record row : transaction.fetch(ROLLUPS, rolledUp.json(), rolledUp.json())) {
            if (row.get(6, Boolean.class)) {
                cut.add(row.get(0, Integer.class));
            } else {
                add(plan, row, answers);
            }
        }
        for (int no : cut) {
            Wanted wanted = plan.no(no);
            Instant toAt = wanted.request().toAt();
            Instant dayStartsAt = toAt.truncatedTo(ChronoUnit.DAYS);
            Instant fromAt = wanted.request().fromAt();
            ranges.add(wanted, fromAt == null || fromAt.isBefore(dayStartsAt) ? dayStartsAt : fromAt, toAt);
        }
    }

    private static void add(ReadingPlan plan, Record row, RollupAnswers answers) {
        var operation = new LastOperation(
                row.get(3, Instant.class),
                row.get(4, Long.class),
                row.get(5, Boolean.class) ? Operation.ADD : Operation.REMOVE);
        answers.add(
                plan.no(row.get(0, Integer.class)), row.get(1, String[].class), row.get(2, String.class), operation);
    }
}
