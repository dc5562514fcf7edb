package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.util.List;

/** The statements that write rollups. */
final class RollupSql {
    private static final String PENDING = """
            e.partition_no = ANY (?::int[]) AND e.sequence >= ? AND e.sequence < ? AND (e.sequence >> %d) = ANY (?::bigint[])""".formatted(EventRows.SEQUENCE_BITS);

    /** The codes of events of these writes. */
    static final String CODES = "SELECT DISTINCT e.organization_id, e.code FROM event e WHERE " + PENDING;

    static final List<String> SWEEPS = List.of(sweep("event_rollup"), sweep("unique_rollup"));

    static final String RETIRE_ORPHANS = """
            INSERT INTO rollup_retired (definition_id)
            SELECT o.id
              FROM (SELECT definition_id FROM event_rollup UNION SELECT definition_id FROM unique_rollup) AS o (id)
             WHERE NOT EXISTS (SELECT FROM rollup_definition d WHERE d.id = o.id)
                ON CONFLICT DO NOTHING
            """;

    private RollupSql() {}

    private static String sweep(String table) {
        return "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table
                + " WHERE definition_id = ? LIMIT ?))";
    }

    /** Rolls up the events of some writes, by all definitions of one aggregation. */
    static String roll(AggregationType type) {
        String source = """
                SELECT d.id AS definition_id, %s
                  FROM event e
                  JOIN rollup_definition d ON d.organization_id = e.organization_id AND d.code = e.code AND d.aggregation_type = '%s'
                 WHERE %s AND e.sequence >= d.events_through AND e.external_subscription_id IS NOT NULL
                """.formatted(AggregationSql.columns("d"), AggregationSql.name(type), PENDING);
        return merge(type, source);
    }

    /** Rolls up what one partition held when a definition was made. */
    static String build(AggregationType type) {
        String source = """
                SELECT d.id AS definition_id, %s
                  FROM rollup_definition d
                  JOIN event e ON e.organization_id = d.organization_id AND e.code = d.code
                 WHERE d.id = ? AND e.partition_no = ? AND e.sequence < d.events_through AND e.external_subscription_id IS NOT NULL
                """.formatted(AggregationSql.columns("d"));
        return merge(type, source);
    }

    /** Adds what a source of events amounts to, to what is there. */
    private static String merge(AggregationType type, String source) {
        return "WITH s AS (" + source + ")\n"
                + (type == AggregationType.UNIQUE_COUNT ? mergeOperations() : mergeSums(type));
    }

    static String sums(AggregationType type) {
        return """
               SELECT s.definition_id, %s AS bucket_at, min(s.at) AS first_at, max(s.at) AS last_at, s.subscription,
                      rollup_key(s.dimensions::text), s.dimensions, %s
                 FROM s
                WHERE %s
                GROUP BY s.definition_id, s.subscription, bucket_at, s.dimensions
               """.formatted(AggregationSql.HOUR, AggregationSql.sums(type), AggregationSql.qualifies(type));
    }

    private static String mergeSums(AggregationType type) {
        return """
               INSERT INTO event_rollup AS r (definition_id, bucket_at, first_at, last_at, external_subscription_id, dimensions_key,
                      dimensions, events_count, units, area, precise_total_amount_cents, latest)
               %s
               ON CONFLICT (definition_id, external_subscription_id, bucket_at, dimensions_key) DO UPDATE SET
                      first_at = least(r.first_at, excluded.first_at),
                      last_at = greatest(r.last_at, excluded.last_at),
                      events_count = r.events_count + excluded.events_count,
                      units = %s,
                      area = r.area + excluded.area,
                      precise_total_amount_cents = r.precise_total_amount_cents + excluded.precise_total_amount_cents,
                      latest = greatest(r.latest, excluded.latest)
               """.formatted(sums(type), AggregationSql.mergedUnits(type));
    }

    /** The last operation on each value, per day and over all time. */
    static String operations() {
        return """
               SELECT o.definition_id, o.bucket_at, o.first_at, o.last_at, o.last[2]::bigint, o.last[3] = 1, o.subscription,
                      rollup_key(o.dimensions::text), o.value_key, o.dimensions
                 FROM (SELECT s.definition_id, b.bucket_at, min(s.at) AS first_at, max(s.at) AS last_at, %s AS last, s.subscription,
                              s.dimensions, rollup_key(s.value) AS value_key
                         FROM s, LATERAL (VALUES (%s), (timestamptz '-infinity')) AS b(bucket_at)
                        WHERE %s
                        GROUP BY s.definition_id, s.subscription, b.bucket_at, s.dimensions, value_key) o
               """.formatted(
                        AggregationSql.LAST_OPERATION,
                        AggregationSql.DAY,
                        AggregationSql.qualifies(AggregationType.UNIQUE_COUNT));
    }

    private static String mergeOperations() {
        String later = "(excluded.last_at, excluded.last_sequence) > (r.last_at, r.last_sequence)";
        return """
               INSERT INTO unique_rollup AS r (definition_id, bucket_at, first_at, last_at, last_sequence, added,
                      external_subscription_id, dimensions_key, value_key, dimensions)
               %1$s
               ON CONFLICT (definition_id, external_subscription_id, bucket_at, dimensions_key, value_key) DO UPDATE SET
                      first_at = least(r.first_at, excluded.first_at),
                      last_at = CASE WHEN %2$s THEN excluded.last_at ELSE r.last_at END,
                      last_sequence = CASE WHEN %2$s THEN excluded.last_sequence ELSE r.last_sequence END,
                      added = CASE WHEN %2$s THEN excluded.added ELSE r.added END
               """.formatted(operations(), later);
    }
}
