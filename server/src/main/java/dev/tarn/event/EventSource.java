package dev.tarn.event;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Events as rows to be aggregated: those of given ranges that no rollup tells, and those that are not rolled up yet. Has the columns of
 * {@link AggregationSql#columns} and the number of the request.
 */
final class EventSource {
    /** A range of a request without definition takes all events; one with a definition leaves out what is read as pending. */
    private static final String OF_RANGES =
            """
            SELECT w.no, e.*
              FROM %s
             CROSS JOIN LATERAL (
                   SELECT %s
                     FROM event e
                    WHERE e.organization_id = ? AND e.external_subscription_id = w.subscription AND e.code = w.code
                      AND e."timestamp" >= w.from_at AND e."timestamp" <= w.to_at
                      AND (w.events_before IS NULL OR e.sequence < w.events_before)
                      AND (w.events_through IS NULL OR e.sequence < w.events_through OR (e.sequence >> %d) <> ALL (?::bigint[]))
                   %s) e
            """.formatted(Ranges.TABLE, AggregationSql.columns("w"), EventRows.SEQUENCE_BITS, Ranges.ONE_BY_ONE);

    /** Events of a backfill that are not stored, as if they had come after all others. */
    private static final String SUPPOSED = """
            SELECT w.no, e.*
              FROM %s
             CROSS JOIN LATERAL (
                   SELECT %s
                     FROM (SELECT b.*, (1::bigint << 62) + b.place AS sequence FROM backfill_event b) e
                    WHERE e.backfill_id = ? AND e.organization_id = ? AND e.external_subscription_id = w.subscription AND e.code = w.code
                      AND e."timestamp" >= w.from_at AND e."timestamp" <= w.to_at
                      AND NOT EXISTS (SELECT FROM event s WHERE s.organization_id = e.organization_id AND s.transaction_id = e.transaction_id
                                         AND s.external_subscription_id = e.external_subscription_id)
                   %s) e
            """.formatted(Ranges.TABLE, AggregationSql.columns("w"), Ranges.ONE_BY_ONE);

    private static final String PENDING =
            """
            SELECT w.no, %s
              FROM event e
              JOIN %s ON e.external_subscription_id = w.subscription AND e.code = w.code
                     AND e."timestamp" >= w.from_at AND e."timestamp" <= w.to_at AND e.sequence >= w.events_through
             WHERE e.organization_id = ? AND e.partition_no = ANY (?::int[]) AND e.sequence >= ? AND e.sequence < ?
               AND (e.sequence >> %d) = ANY (?::bigint[])
            """.formatted(AggregationSql.columns("w"), Ranges.TABLE, EventRows.SEQUENCE_BITS);

    private final List<String> parts = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * The events to read.
     *
     * @param ranges what to read in full
     * @param wanted requests whose pending events are added
     */
    EventSource(ReadingPlan plan, Ranges ranges, List<Wanted> wanted) {
        PendingWrites pending = plan.pending();
        if (!ranges.isEmpty()) {
            parts.add(OF_RANGES);
            parameters.add(ranges.json());
            parameters.add(plan.organizationId());
            parameters.add(pending.ids());
            addSupposed(plan, ranges);
        }
        List<Wanted> rolledUp =
                wanted.stream().filter(one -> one.definition() != null).toList();
        if (!pending.isEmpty() && !rolledUp.isEmpty()) {
            parts.add(PENDING);
            parameters.add(Ranges.of(rolledUp).json());
            parameters.add(plan.organizationId());
            parameters.add(pending.partitions());
            parameters.add(pending.first());
            parameters.add(pending.end());
            parameters.add(pending.ids());
        }
    }

    private void addSupposed(ReadingPlan plan, Ranges ranges) {
        UUID supposed = plan.supposed();
        if (supposed != null) {
            parts.add(SUPPOSED);
            parameters.add(ranges.json());
            parameters.add(supposed);
            parameters.add(plan.organizationId());
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** A query over the source, which it calls {@code s}. */
    Result<Record> fetch(DSLContext transaction, String query) {
        return transaction.fetch(over(query), parameters.toArray());
    }

    /** How the database would answer it. */
    Result<Record> explain(DSLContext transaction, String query) {
        return transaction.fetch("EXPLAIN " + over(query), parameters.toArray());
    }

    private String over(String query) {
        return "WITH s AS (" + String.join(" UNION ALL ", parts) + ") " + query;
    }
}
