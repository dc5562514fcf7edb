package dev.tarn.event;

import static dev.tarn.schema.Tables.ROLLUP_DEFINITION;
import static dev.tarn.schema.Tables.ROLLUP_NEED;
import static dev.tarn.schema.Tables.ROLLUP_RETIRED;

import dev.tarn.engine.usage.AggregationType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of definitions, and what they are held against. Methods run in the caller's transaction. */
final class RollupDefinitionStore {
    private RollupDefinitionStore() {}

    /** A code of an organization. */
    record Metered(UUID organizationId, String code) {}

    /** What the live metric and its charges ask of a code. */
    record Need(
            Metered metered,
            AggregationType aggregation,
            @Nullable String fieldName,
            List<String> keys) {}

    static List<RollupDefinition> of(DSLContext transaction, UUID organizationId, Collection<String> codes) {
        return fetch(
                transaction,
                ROLLUP_DEFINITION.ORGANIZATION_ID.eq(organizationId).and(ROLLUP_DEFINITION.CODE.in(codes)));
    }

    static List<RollupDefinition> all(DSLContext transaction) {
        return fetch(transaction, DSL.noCondition());
    }

    static List<RollupDefinition> unbuilt(DSLContext transaction) {
        return fetch(transaction, ROLLUP_DEFINITION.BUILT.eq(false));
    }

    private static List<RollupDefinition> fetch(DSLContext transaction, Condition condition) {
        return transaction
                .selectFrom(ROLLUP_DEFINITION)
                .where(condition)
                .orderBy(ROLLUP_DEFINITION.ID)
                .fetch(RollupDefinitionStore::definition);
    }

    private static RollupDefinition definition(Record row) {
        return new RollupDefinition(
                row.get(ROLLUP_DEFINITION.ID),
                row.get(ROLLUP_DEFINITION.ORGANIZATION_ID),
                row.get(ROLLUP_DEFINITION.CODE),
                aggregation(row.get(ROLLUP_DEFINITION.AGGREGATION_TYPE)),
                row.get(ROLLUP_DEFINITION.FIELD_NAME),
                List.of(row.get(ROLLUP_DEFINITION.KEYS)),
                row.get(ROLLUP_DEFINITION.EVENTS_THROUGH),
                row.get(ROLLUP_DEFINITION.BUILT));
    }

    private static AggregationType aggregation(String name) {
        return AggregationType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Codes without a live metric, and such as cannot be rolled up, need nothing. */
    static List<Need> needs(DSLContext transaction, Set<Metered> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var rows = codes.stream()
                .map(metered -> DSL.row(metered.organizationId(), metered.code()))
                .toList();
        return transaction
                .selectFrom(ROLLUP_NEED)
                .where(DSL.row(ROLLUP_NEED.ORGANIZATION_ID, ROLLUP_NEED.CODE).in(rows))
                .fetch(row -> new Need(
                        new Metered(row.get(ROLLUP_NEED.ORGANIZATION_ID), row.get(ROLLUP_NEED.CODE)),
                        aggregation(row.get(ROLLUP_NEED.AGGREGATION_TYPE)),
                        row.get(ROLLUP_NEED.FIELD_NAME),
                        List.of(row.get(ROLLUP_NEED.KEYS))))
                .stream()
                .filter(need -> need.aggregation() != AggregationType.CUSTOM)
                .toList();
    }

    static List<RollupDefinition> of(DSLContext transaction, Set<Metered> codes) {
        var rows = codes.stream()
                .map(metered -> DSL.row(metered.organizationId(), metered.code()))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : fetch(
                        transaction,
                        DSL.row(ROLLUP_DEFINITION.ORGANIZATION_ID, ROLLUP_DEFINITION.CODE)
                                .in(rows));
    }

    /** Takes the definition of a code away; what was rolled up by it goes bit by bit. */
    static void retire(DSLContext transaction, Metered metered) {
        Optional<Long> id = transaction
                .deleteFrom(ROLLUP_DEFINITION)
                .where(ROLLUP_DEFINITION.ORGANIZATION_ID.eq(metered.organizationId()))
                .and(ROLLUP_DEFINITION.CODE.eq(metered.code()))
                .returningResult(ROLLUP_DEFINITION.ID)
                .fetchOptional(ROLLUP_DEFINITION.ID);
        id.ifPresent(retired -> transaction
                .insertInto(ROLLUP_RETIRED, ROLLUP_RETIRED.DEFINITION_ID)
                .values(retired)
                .execute());
    }

    /** Writers must be excluded: what they have written belongs to building, what they are going to write does not. */
    static void define(DSLContext transaction, Need need) {
        long lastWrite = transaction
                .fetchSingle("SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM event_write_id")
                .get(0, Long.class);
        transaction
                .insertInto(
                        ROLLUP_DEFINITION,
                        ROLLUP_DEFINITION.ORGANIZATION_ID,
                        ROLLUP_DEFINITION.CODE,
                        ROLLUP_DEFINITION.AGGREGATION_TYPE,
                        ROLLUP_DEFINITION.FIELD_NAME,
                        ROLLUP_DEFINITION.KEYS,
                        ROLLUP_DEFINITION.EVENTS_THROUGH,
                        ROLLUP_DEFINITION.PARTITIONS_BUILT,
                        ROLLUP_DEFINITION.PARTITIONS_TOTAL)
                .values(
                        need.metered().organizationId(),
                        need.metered().code(),
                        AggregationSql.name(need.aggregation()),
                        need.fieldName(),
                        need.keys().toArray(String[]::new),
                        (lastWrite + 1) << EventRows.SEQUENCE_BITS,
                        0,
                        EventPartitions.newest(transaction))
                .execute();
    }
}
