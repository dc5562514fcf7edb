package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.util.Locale;

/**
 * How events add up in SQL. All of it works on a source {@code s} with the columns at, sequence, value (text), number, added and amount, made by
 * {@link #columns}; building rollups and reading events without them use the same expressions, so that both see the same.
 */
final class AggregationSql {
    /** Numbers as MTR-082 has them, of a size that units and amounts can hold; anything else does not take part. */
    private static final String NUMBER = "'^-?[0-9]{1,25}(\\.[0-9]{1,100})?$'";

    static final String HOUR = "date_bin('1 hour', s.at, timestamptz 'epoch')";
    static final String DAY = "date_bin('1 day', s.at, timestamptz 'epoch')";

    private AggregationSql() {}

    /** As the catalog stores it. */
    static String name(AggregationType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is read of an event {@code e}.
     *
     * @param owner alias of the row that has field_name and keys
     */
    static String columns(String owner) {
        return """
               e.external_subscription_id AS subscription, e."timestamp" AS at, e.sequence,
               ARRAY(SELECT e.properties ->> k.key FROM unnest(%1$s.keys) AS k(key)) AS dimensions,
               e.properties ->> %1$s.field_name AS value,
               CASE WHEN e.properties ->> %1$s.field_name ~ %2$s THEN (e.properties ->> %1$s.field_name)::numeric END AS number,
               CASE coalesce(e.properties ->> 'operation_type', 'add') WHEN 'add' THEN 1 WHEN 'remove' THEN 0 END AS added,
               e.precise_total_amount_cents AS amount""".formatted(owner, NUMBER);
    }

    /** Which of the source's rows take part. */
    static String qualifies(AggregationType type) {
        return switch (type) {
            case COUNT, CUSTOM -> "true";
            case SUM, MAX, LATEST, WEIGHTED_SUM -> "s.number IS NOT NULL";
            case UNIQUE_COUNT -> "s.added IS NOT NULL";
        };
    }

    /** The value's text where it takes part as a number, or as a text. */
    static String usableValue(AggregationType type) {
        return type.isNumeric() ? "CASE WHEN s.number IS NOT NULL THEN s.number::text END" : "s.value";
    }

    /** Events count, units, area, precise amount and latest reading of a group of rows. */
    static String sums(AggregationType type) {
        return switch (type) {
            case COUNT -> "count(*), NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric[]";
            case SUM -> "count(*), sum(s.number), NULL::numeric, coalesce(sum(s.amount), 0), NULL::numeric[]";
            case MAX -> "count(*), max(s.number), NULL::numeric, NULL::numeric, NULL::numeric[]";
            case LATEST ->
                "count(*), NULL::numeric, NULL::numeric, NULL::numeric, max(ARRAY[extract(epoch FROM s.at), s.sequence::numeric, s.number])";
            case WEIGHTED_SUM ->
                "count(*), sum(s.number), sum(s.number * extract(epoch FROM s.at)), NULL::numeric, NULL::numeric[]";
            case UNIQUE_COUNT, CUSTOM -> throw noRollup();
        };
    }

    /** How units of two rollups become one. */
    static String mergedUnits(AggregationType type) {
        return type == AggregationType.MAX ? "greatest(r.units, excluded.units)" : "r.units + excluded.units";
    }

    /** The last operation on a value: of equal timestamps the last to arrive. */
    static final String LAST_OPERATION = "max(ARRAY[extract(epoch FROM s.at), s.sequence::numeric, s.added::numeric])";

    private static IllegalArgumentException noRollup() {
        return new IllegalArgumentException("no sums are kept of this aggregation");
    }
}
