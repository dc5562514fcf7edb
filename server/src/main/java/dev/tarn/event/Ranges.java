package dev.tarn.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests as one parameter of a query: a JSON array that PostgreSQL reads as a table. */
final class Ranges {
    /** The table, as {@code w}. */
    static final String TABLE = """
            jsonb_to_recordset(?::jsonb) AS w(no int, subscription text, code text, from_at timestamptz, to_at timestamptz,
                   field_name text, keys text[], definition_id bigint, events_through bigint, events_before bigint)""";

    /**
     * Ends a lateral query that is to be answered range by range, each from an index. The database knows neither how many ranges there are nor how
     * little they hold, and would rather read all rows of the organization once.
     */
    static final String ONE_BY_ONE = "OFFSET 0";

    private static final String BEGINNING = "-infinity";
    private static final String END = "infinity";

    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    /** Adds a request with its own bounds. */
    void add(Wanted wanted) {
        UsageRequest request = wanted.request();
        add(wanted, request.fromAt(), request.toAt());
    }

    void add(Wanted wanted, @Nullable Instant fromAt, Instant toAt) {
        UsageRequest request = wanted.request();
        ObjectNode row = rows.addObject()
                .put("no", wanted.no())
                .put("subscription", request.externalSubscriptionId())
                .put("code", request.code())
                .put("from_at", fromAt == null ? BEGINNING : bound(fromAt))
                .put("to_at", bound(toAt))
                .put("field_name", request.fieldName())
                .put("events_before", request.eventsBefore());
        wanted.keys().forEach(row.putArray("keys")::add);
        RollupDefinition definition = wanted.definition();
        if (definition != null) {
            row.put("definition_id", definition.id()).put("events_through", definition.eventsThrough());
        }
    }

    /** No event lies outside of what PostgreSQL reads as a timestamp, bounds may. */
    private static String bound(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return BEGINNING;
        }
        return instant.isBefore(Timestamps.END) ? instant.toString() : END;
    }

    static Ranges of(List<Wanted> wanted) {
        var ranges = new Ranges();
        wanted.forEach(ranges::add);
        return ranges;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String json() {
        return rows.toString();
    }
}
