package dev.tarn.usage;

import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.EventError.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds events that do not count, by what is known now: nothing is written down that a new metric or subscription would make wrong. Looks at
 * a bounded number of events, the latest.
 */
@Component
class EventErrorStore {
    /** Events that one request looks at. */
    static final int MAX_EVENTS = 100_000;

    /** As {@link EventExplanations} has them. */
    private static final String NUMBER = "'^-?[0-9]{1,25}(\\.[0-9]{1,100})?$'";

    private static final String LATEST = """
            WITH latest AS MATERIALIZED (
                SELECT e.id, e.transaction_id, e.code, e.external_subscription_id, e."timestamp", e.created_at, e.properties, e.sequence
                  FROM event e
                 WHERE e.organization_id = ?%s
                 ORDER BY e."timestamp" DESC, e.transaction_id, e.sequence
                 LIMIT %d)
            """;

    /** What is asked once per subscription id instead of once per event. */
    private static final String SUBSCRIPTIONS = """
            , known AS MATERIALIZED (
                SELECT k.external_id,
                       array_agg(s.id) FILTER (WHERE s.id IS NOT NULL) AS ids,
                       coalesce(bool_or(s.status = 'active'), false) AS active,
                       array_agg(date_trunc('milliseconds', s.started_at) ORDER BY s.id) FILTER (WHERE s.started_at IS NOT NULL) AS starts,
                       array_agg(coalesce(date_trunc('milliseconds', s.terminated_at), 'infinity') ORDER BY s.id)
                           FILTER (WHERE s.started_at IS NOT NULL) AS ends
                  FROM (SELECT DISTINCT external_subscription_id AS external_id FROM latest WHERE external_subscription_id IS NOT NULL) k
                  LEFT JOIN subscription s ON s.organization_id = ? AND s.external_id = k.external_id
                 GROUP BY k.external_id),
            billed AS MATERIALIZED (
                SELECT k.external_id, l.subscription_id, l.charges_from_at AS from_at, l.charges_to_at AS to_at, i.finalized_at
                  FROM known k
                  JOIN invoice_subscription l ON l.subscription_id = ANY (k.ids)
                  JOIN invoice i ON i.id = l.invoice_id
                 WHERE i.finalized_at IS NOT NULL AND i.status <> 'voided' AND l.charges_from_at < l.charges_to_at
                   AND l.invoicing_reason NOT LIKE 'in_advance_charge%' AND l.invoicing_reason <> 'progressive_billing')
            """;

    private static final String REASONS = """
            , judged AS (
                SELECT e.*, array_remove(ARRAY[
                    CASE WHEN e.external_subscription_id IS NULL THEN 'no_subscription'
                         WHEN k.ids IS NULL THEN 'unknown_subscription'
                         WHEN NOT EXISTS (SELECT FROM unnest(k.starts, k.ends) AS r(started, ended)
                                           WHERE r.started <= e."timestamp" AND r.ended >= e."timestamp")
                              AND NOT (k.active AND m.recurring IS TRUE AND m.aggregation_type IN ('sum', 'unique_count'))
                         THEN 'no_subscription_at_that_time' END,
                    CASE WHEN m.id IS NULL THEN 'unknown_metric'
                         WHEN m.custom_aggregator IS NOT NULL THEN
                             CASE WHEN EXISTS (SELECT FROM jsonb_array_elements_text(m.custom_aggregator -> 'properties') AS p(name)
                                                WHERE e.properties ->> p.name IS NULL) THEN 'missing_property'
                                  WHEN EXISTS (SELECT FROM jsonb_array_elements_text(m.custom_aggregator -> 'properties') AS p(name)
                                                WHERE e.properties ->> p.name !~ %1$s) THEN 'unusable_value' END
                         WHEN m.field_name IS NULL THEN NULL
                         WHEN m.aggregation_type = 'unique_count'
                         THEN CASE WHEN coalesce(e.properties ->> 'operation_type', 'add') NOT IN ('add', 'remove') THEN 'unusable_value' END
                         WHEN e.properties ->> m.field_name IS NULL THEN 'missing_property'
                         WHEN m.aggregation_type IN ('sum', 'max', 'latest', 'weighted_sum') AND e.properties ->> m.field_name !~ %1$s
                         THEN 'unusable_value' END,
                    CASE WHEN EXISTS (SELECT FROM billable_metric_filter f
                                       WHERE f.billable_metric_id = m.id AND NOT (e.properties ->> f.key = ANY (f.values)))
                         THEN 'invalid_filter_value' END,
                    CASE WHEN EXISTS (SELECT FROM billed b
                                       WHERE b.external_id = e.external_subscription_id AND b.from_at <= e."timestamp"
                                         AND b.to_at >= e."timestamp" AND e.created_at > b.finalized_at
                                         AND NOT EXISTS (SELECT FROM rated_window w JOIN invoice c ON c.id = w.invoice_id
                                                          WHERE w.subscription_id = b.subscription_id AND w.from_at = b.from_at
                                                            AND w.to_at = b.to_at AND c.status NOT IN ('voided', 'deleted')
                                                            AND e.sequence >= coalesce(w.events_from, 0) AND e.sequence < w.events_before))
                         THEN 'arrived_after_invoice' END,
                    CASE WHEN e.properties ->> 'target_wallet_code' IS NOT NULL
                          AND EXISTS (SELECT FROM subscription s
                                       WHERE s.id = ANY (k.ids) AND date_trunc('milliseconds', s.started_at) <= e."timestamp"
                                         AND coalesce(date_trunc('milliseconds', s.terminated_at), 'infinity') >= e."timestamp"
                                         AND EXISTS (SELECT FROM charge c
                                                      WHERE c.plan_id = s.plan_id AND c.billable_metric_id = m.id AND c.accepts_target_wallet
                                                        AND c.deleted_at IS NULL)
                                         AND NOT EXISTS (SELECT FROM wallet w
                                                          WHERE w.customer_id = s.customer_id AND w.status = 'active'
                                                            AND w.code = e.properties ->> 'target_wallet_code'))
                         THEN 'target_wallet_code_not_found' END], NULL) AS reasons
                  FROM latest e
                  LEFT JOIN known k ON k.external_id = e.external_subscription_id
                  LEFT JOIN billable_metric m ON m.organization_id = ? AND m.code = e.code AND m.deleted_at IS NULL)
            """.formatted(NUMBER);

    private static final String PAGE = """
            SELECT j.*, count(*) OVER ()::int AS total
              FROM judged j
             WHERE CASE WHEN ?::text IS NULL THEN cardinality(j.reasons) > 0 ELSE ?::text = ANY (j.reasons) END
             ORDER BY j."timestamp" DESC, j.transaction_id, j.sequence
            OFFSET ? LIMIT ?
            """;

    private final DSLContext database;

    EventErrorStore(DSLContext database) {
        this.database = database;
    }

    Paged<EventError> list(Tenant tenant, Wanted wanted, Page page) {
        var where = new StringBuilder();
        var parameters = new ArrayList<Object>();
        UUID organizationId = tenant.organizationId();
        parameters.add(organizationId);
        add(where, parameters, " AND e.code = ?", wanted.code());
        add(where, parameters, " AND e.external_subscription_id = ?", wanted.externalSubscriptionId());
        add(where, parameters, " AND e.\"timestamp\" >= ?::timestamptz", wanted.fromAt());
        add(where, parameters, " AND e.\"timestamp\" <= ?::timestamptz", wanted.toAt());
        parameters.add(organizationId);
        parameters.add(organizationId);
        String sql = LATEST.formatted(where, MAX_EVENTS) + SUBSCRIPTIONS + REASONS;
        List<? extends Record> rows = fetch(sql, parameters, wanted, (long) (page.number() - 1) * page.size(), page);
        if (rows.isEmpty() && page.number() > 1) {
            // beyond the end, where no row tells how many there are
            var first = fetch(sql, parameters, wanted, 0, new Page(1, 1));
            return new Paged<>(List.of(), total(first), page);
        }
        return new Paged<>(rows.stream().map(EventErrorStore::error).toList(), total(rows), page);
    }

    private static void add(StringBuilder where, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value instanceof Instant instant ? instant.toString() : value);
        }
    }

    private List<? extends Record> fetch(String sql, List<Object> parameters, Wanted wanted, long offset, Page page) {
        var all = new ArrayList<@Nullable Object>(parameters);
        all.add(wanted.reason());
        all.add(wanted.reason());
        all.add(offset);
        all.add(page.size());
        return database.fetch(sql + PAGE, all.toArray());
    }

    private static int total(List<? extends Record> rows) {
        return rows.isEmpty() ? 0 : rows.getFirst().get("total", Integer.class);
    }

    private static EventError error(Record row) {
        return new EventError(
                row.get("id", UUID.class),
                row.get("transaction_id", String.class),
                row.get("code", String.class),
                row.get("external_subscription_id", String.class),
                row.get("timestamp", Instant.class),
                row.get("created_at", Instant.class),
                List.of(row.get("reasons", String[].class)));
    }
}
