package dev.tarn.event;

import static dev.tarn.schema.Tables.USAGE_ACTIVITY;

import dev.tarn.event.WriteGroup.Row;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Subscriptions whose usage is watched and of which events have come in, waiting to be looked at. They are put here in the transaction that
 * stores the events, once per transaction however many events they have, so that no event is stored and not noticed; whoever looks takes them out.
 */
@Component
public class UsageActivity {
    /** Kind and rank of the due work that takes them out; after events are priced in advance, before periods are billed. */
    public static final String KIND = "usage_activity";

    public static final int RANK = 26;

    /** Live usage is gathered for so many seconds, in slices that all subscriptions share. */
    private static final int SLICE_SECONDS = 2;

    /** Most organizations watch nothing: their events cost no more than this question. */
    private static final String WATCHING = """
            SELECT k.organization_id FROM unnest(?::uuid[]) AS k(organization_id)
             WHERE EXISTS (SELECT FROM usage_threshold t WHERE t.organization_id = k.organization_id AND t.deleted_at IS NULL)
                OR EXISTS (SELECT FROM usage_alert a WHERE a.organization_id = k.organization_id AND a.deleted_at IS NULL)
                OR EXISTS (SELECT FROM wallet w WHERE w.organization_id = k.organization_id AND w.status = 'active')
            """;

    private static final String ENQUEUE = """
            WITH used AS (
                SELECT e.id, s.id AS subscription_id, s.organization_id, s.customer_id, o.sandbox, e.at::timestamptz AS at
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS e(id, organization, external_id, at)
                  JOIN subscription s ON s.organization_id = e.organization AND s.external_id = e.external_id AND s.status = 'active'
                  JOIN plan p ON p.id = s.plan_id
                  JOIN organization o ON o.id = s.organization_id
                 WHERE (NOT s.progressive_billing_disabled
                        AND (EXISTS (SELECT FROM usage_threshold t WHERE t.subscription_id = s.id AND t.deleted_at IS NULL)
                             OR EXISTS (SELECT FROM usage_threshold t WHERE t.plan_id IN (p.id, p.parent_id) AND t.deleted_at IS NULL)))
                    OR EXISTS (SELECT FROM usage_alert a WHERE a.organization_id = s.organization_id
                                  AND a.external_subscription_id = s.external_id AND a.deleted_at IS NULL)
                    OR EXISTS (SELECT FROM wallet w WHERE w.organization_id = s.organization_id AND w.customer_id = s.customer_id
                                  AND w.status = 'active')),
            queued AS (
                INSERT INTO usage_activity (id, organization_id, subscription_id, customer_id)
                SELECT id, organization_id, subscription_id, customer_id FROM used)
            INSERT INTO due_work (id, organization_id, kind, subject_id, group_id, due_at, rank, live, created_at)
            SELECT id, organization_id, ?, id, customer_id,
                   CASE WHEN sandbox THEN at ELSE to_timestamp(ceil(extract(epoch FROM at) / ?) * ?) END, ?, NOT sandbox, at
              FROM used
            """;

    private final DSLContext database;

    UsageActivity(DSLContext database) {
        this.database = database;
    }

    /** A subscription that something was stored of. */
    public record Used(UUID subscriptionId, UUID customerId) {}

    private record Key(UUID organizationId, String externalSubscriptionId) {}

    /** Puts in what is watched of the rows that were just written; whether there was any. */
    boolean add(DSLContext transaction, List<Row> rows, boolean[] inserted) {
        Set<UUID> watching = watching(transaction, rows);
        if (watching.isEmpty()) {
            return false;
        }
        var latest = new HashMap<Key, Instant>();
        for (int i = 0; i < rows.size(); i++) {
            Event event = rows.get(i).event();
            String externalId = event.externalSubscriptionId();
            if (inserted[i] && externalId != null && watching.contains(event.organizationId())) {
                latest.merge(
                        new Key(event.organizationId(), externalId),
                        event.createdAt(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return !latest.isEmpty() && add(transaction, latest) > 0;
    }

    private static Set<UUID> watching(DSLContext transaction, List<Row> rows) {
        var organizations = new HashSet<UUID>();
        rows.forEach(row -> organizations.add(row.event().organizationId()));
        return new HashSet<>(transaction
                .resultQuery(WATCHING, (Object) organizations.toArray(UUID[]::new))
                .fetch(row -> row.get(0, UUID.class)));
    }

    private static int add(DSLContext transaction, Map<Key, Instant> latest) {
        var keys = new ArrayList<>(latest.keySet());
        return transaction.execute(
                ENQUEUE,
                keys.stream().map(key -> Ids.next()).toArray(UUID[]::new),
                keys.stream().map(Key::organizationId).toArray(UUID[]::new),
                keys.stream().map(Key::externalSubscriptionId).toArray(String[]::new),
                keys.stream().map(key -> String.valueOf(latest.get(key))).toArray(String[]::new),
                KIND,
                SLICE_SECONDS,
                SLICE_SECONDS,
                RANK);
    }

    /** Takes them out in the caller's transaction, each subscription once. */
    public Set<Used> take(Tenant tenant, Collection<UUID> ids) {
        return new HashSet<>(database.deleteFrom(USAGE_ACTIVITY)
                .where(USAGE_ACTIVITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(USAGE_ACTIVITY.ID.in(ids))
                .returningResult(USAGE_ACTIVITY.SUBSCRIPTION_ID, USAGE_ACTIVITY.CUSTOMER_ID)
                .fetch(row -> new Used(row.value1(), row.value2())));
    }
}
