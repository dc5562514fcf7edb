package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT_WRITE;

import dev.tarn.engine.usage.AggregationType;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Holds what is derived from events against the events themselves, row by row and all of it. */
@Component
class RollupCheck {
    /** Of a definition that is wrong everywhere a sample says enough. */
    private static final int NAMED_OF_EACH = 50;

    /** What a definition has taken in so far: of the time before it the partitions that are built, of the time since all but pending writes. */
    private static final String TAKEN_IN = """
            SELECT d.id AS definition_id, %s
              FROM rollup_definition d
              JOIN event e ON e.organization_id = d.organization_id AND e.code = d.code
             WHERE d.id = ? AND e.external_subscription_id IS NOT NULL
               AND CASE WHEN e.sequence < d.events_through THEN e.partition_no <= d.partitions_built
                        ELSE (e.sequence >> %d) <> ALL (?::bigint[]) END
            """.formatted(AggregationSql.columns("d"), EventRows.SEQUENCE_BITS);

    private static final String SUMS = """
            WITH s AS (%s),
                 t (definition_id, bucket_at, first_at, last_at, subscription, dimensions_key, dimensions, events_count, units, area, amount,
                    latest) AS (%s)
            SELECT format('subscription %%s, hour of %%s, %%s: stored %%s, events say %%s',
                          coalesce(r.external_subscription_id, t.subscription), coalesce(r.bucket_at, t.bucket_at),
                          coalesce(r.dimensions, t.dimensions)::text,
                          ROW(r.first_at, r.last_at, r.events_count, r.units, r.area, r.precise_total_amount_cents, r.latest)::text,
                          ROW(t.first_at, t.last_at, t.events_count, t.units, t.area, t.amount, t.latest)::text)
              FROM t
              FULL JOIN (SELECT * FROM event_rollup WHERE definition_id = ?) r
                ON r.external_subscription_id = t.subscription AND r.bucket_at = t.bucket_at AND r.dimensions_key = t.dimensions_key
             WHERE ROW(r.first_at, r.last_at, r.events_count, r.units, r.area, r.precise_total_amount_cents, r.latest, r.dimensions)
                   IS DISTINCT FROM ROW(t.first_at, t.last_at, t.events_count, t.units, t.area, t.amount, t.latest, t.dimensions)
             LIMIT %d
            """;

    private static final String OPERATIONS = """
            WITH s AS (%s),
                 t (definition_id, bucket_at, first_at, last_at, last_sequence, added, subscription, dimensions_key, value_key, dimensions)
                    AS (%s)
            SELECT format('subscription %%s, day of %%s, %%s, value %%s: stored %%s, events say %%s',
                          coalesce(r.external_subscription_id, t.subscription), coalesce(r.bucket_at, t.bucket_at),
                          coalesce(r.dimensions, t.dimensions)::text, coalesce(r.value_key, t.value_key),
                          ROW(r.first_at, r.last_at, r.last_sequence, r.added)::text,
                          ROW(t.first_at, t.last_at, t.last_sequence, t.added)::text)
              FROM t
              FULL JOIN (SELECT * FROM unique_rollup WHERE definition_id = ?) r
                ON r.external_subscription_id = t.subscription AND r.bucket_at = t.bucket_at AND r.dimensions_key = t.dimensions_key
               AND r.value_key = t.value_key
             WHERE ROW(r.first_at, r.last_at, r.last_sequence, r.added, r.dimensions)
                   IS DISTINCT FROM ROW(t.first_at, t.last_at, t.last_sequence, t.added, t.dimensions)
             LIMIT %d
            """;

    /** A rollup that no definition speaks for is never read, but somebody has written to the tables. */
    private static final String ORPHANS = """
            SELECT 'rollups of definition ' || o.id || ', which does not exist'
              FROM (SELECT definition_id FROM event_rollup UNION SELECT definition_id FROM unique_rollup) AS o (id)
             WHERE NOT EXISTS (SELECT FROM rollup_definition d WHERE d.id = o.id)
               AND NOT EXISTS (SELECT FROM rollup_retired d WHERE d.definition_id = o.id)
            """;

    private static final String REPEATED_EVENTS = """
            SELECT format('event %%s of subscription %%s in organization %%s is stored %%s times', e.transaction_id,
                          e.external_subscription_id, e.organization_id, count(*))
              FROM event e
             WHERE e.external_subscription_id IS NOT NULL
             GROUP BY e.organization_id, e.external_subscription_id, e.transaction_id HAVING count(*) > 1
             LIMIT %d
            """.formatted(NAMED_OF_EACH);

    private final EventDatabase database;

    RollupCheck(EventDatabase database) {
        this.database = database;
    }

    /** Every difference, in words; a sample of them where there are many. */
    List<String> violations() {
        var violations = new ArrayList<String>();
        violations.addAll(database.snapshot(transaction -> texts(transaction, REPEATED_EVENTS)));
        violations.addAll(database.snapshot(transaction -> texts(transaction, ORPHANS)));
        // a snapshot each: the server may be at work meanwhile, and none should be held for long
        for (RollupDefinition definition : database.snapshot(RollupDefinitionStore::all)) {
            violations.addAll(violations(definition.id()));
        }
        return violations;
    }

    /** What is wrong with the rollups of one definition; nothing if it was replaced meanwhile. */
    List<String> violations(long definitionId) {
        return database.snapshot(transaction -> RollupDefinitionStore.all(transaction).stream()
                .filter(definition -> definition.id() == definitionId)
                .flatMap(definition -> violations(transaction, definition).stream())
                .toList());
    }

    private static List<String> violations(DSLContext transaction, RollupDefinition definition) {
        Long[] pending = transaction
                .select(EVENT_WRITE.ID)
                .from(EVENT_WRITE)
                .fetch(EVENT_WRITE.ID)
                .toArray(Long[]::new);
        AggregationType type = definition.aggregation();
        String check = type == AggregationType.UNIQUE_COUNT
                ? OPERATIONS.formatted(TAKEN_IN, RollupSql.operations(), NAMED_OF_EACH)
                : SUMS.formatted(TAKEN_IN, RollupSql.sums(type), NAMED_OF_EACH);
        String of = "rollup of " + definition.code() + " in organization " + definition.organizationId() + ": ";
        return texts(transaction, check, definition.id(), pending, definition.id()).stream()
                .map(of::concat)
                .toList();
    }

    private static List<String> texts(DSLContext transaction, String query, Object... parameters) {
        return transaction.resultQuery(query, parameters).fetch(row -> String.valueOf(row.get(0)));
    }
}
