package dev.tarn.backfill;

import dev.tarn.billing.LateEffects.Asked;
import dev.tarn.billing.LateEffects.BilledWindow;
import dev.tarn.event.WholeWrites.Write;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The windows in which events of a backfill count, and what invoices have to do with them. */
@Repository
class ConcernedWindows {
    /** Windows that invoices bill usage of, drafts included, in which one of the events is worth something. */
    private static final String BILLED = """
            used AS MATERIALIZED (
                SELECT DISTINCT b.external_subscription_id AS external_id FROM backfill_event b
                 WHERE b.organization_id = ? AND b.backfill_id = ? AND b.external_subscription_id IS NOT NULL),
            line AS MATERIALIZED (
                SELECT DISTINCT ON (l.subscription_id, l.charges_from_at, l.charges_to_at)
                       l.invoice_id, i.number, i.status, l.subscription_id, s.external_id, c.external_id AS external_customer_id,
                       l.charges_from_at AS from_at, l.charges_to_at AS to_at, l.charges_days AS duration_days, l.timezone, l.billed_at
                  FROM used u
                  JOIN subscription s ON s.organization_id = ? AND s.external_id = u.external_id
                  JOIN customer c ON c.id = s.customer_id
                  JOIN invoice_subscription l ON l.subscription_id = s.id
                  JOIN invoice i ON i.id = l.invoice_id
                 WHERE i.status NOT IN ('voided', 'deleted') AND NOT i.skip_charges AND l.charges_from_at < l.charges_to_at
                   AND l.invoicing_reason NOT LIKE 'in_advance_charge%' AND l.invoicing_reason <> 'progressive_billing'
                 ORDER BY l.subscription_id, l.charges_from_at, l.charges_to_at, l.billed_at DESC),
            concerned AS MATERIALIZED (
                SELECT l.*
                  FROM line l
                 WHERE EXISTS (SELECT FROM backfill_event b
                                LEFT JOIN billable_metric m ON m.organization_id = b.organization_id AND m.code = b.code AND m.deleted_at IS NULL
                                WHERE b.backfill_id = ? AND b.external_subscription_id = l.external_id AND b."timestamp" <= l.to_at
                                  AND (b."timestamp" >= date_trunc('milliseconds', l.from_at) OR m.recurring)))
            """;

    private static final String PAGE = "WITH " + BILLED + """
            , open AS (
                SELECT NULL::uuid AS invoice_id, NULL AS number, NULL AS status, s.id AS subscription_id, s.external_id,
                       c.external_id AS external_customer_id, NULL::timestamptz AS from_at, NULL::timestamptz AS to_at,
                       NULL::integer AS duration_days, NULL AS timezone, NULL::timestamptz AS billed_at
                  FROM used u
                  JOIN subscription s ON s.organization_id = ? AND s.external_id = u.external_id AND s.status = 'active'
                  JOIN customer c ON c.id = s.customer_id
                  LEFT JOIN LATERAL (SELECT max(l.to_at) AS to_at FROM line l WHERE l.subscription_id = s.id) last ON true
                 WHERE EXISTS (SELECT FROM backfill_event b
                                LEFT JOIN billable_metric m ON m.organization_id = b.organization_id AND m.code = b.code AND m.deleted_at IS NULL
                                WHERE b.backfill_id = ? AND b.external_subscription_id = s.external_id
                                  AND (b."timestamp" > coalesce(last.to_at, s.started_at - interval '1 millisecond') OR m.recurring)))
            SELECT w.*, count(*) OVER ()::int AS total
              FROM (SELECT * FROM concerned UNION ALL SELECT * FROM open) w
             ORDER BY w.external_id, w.from_at NULLS LAST, w.subscription_id
            OFFSET ? LIMIT ?
            """;

    private static final String CLAIM = "WITH " + BILLED + """
            INSERT INTO late_claim (id, organization_id, backfill_id, invoice_id, subscription_id, from_at, to_at, duration_days, timezone,
                                    events_from, events_before, partition_no, billed_at)
            SELECT gen_random_uuid(), ?, ?, w.invoice_id, w.subscription_id, w.from_at, w.to_at, w.duration_days, w.timezone, ?, ?, ?, w.billed_at
              FROM concerned w WHERE w.status <> 'draft'
            """;

    /** Windows that were finalized since it was applied, or corrected beyond it. */
    private static final String IS_BILLED = "WITH " + BILLED + """
            SELECT EXISTS (SELECT FROM concerned w
                            WHERE w.status <> 'draft'
                              AND NOT EXISTS (SELECT FROM late_claim k WHERE k.backfill_id = ? AND k.subscription_id = w.subscription_id
                                                 AND k.from_at = w.from_at AND k.to_at = w.to_at))
                OR EXISTS (SELECT FROM concerned w
                             JOIN rated_window r ON r.subscription_id = w.subscription_id AND r.from_at = w.from_at AND r.to_at = w.to_at
                             JOIN invoice i ON i.id = r.invoice_id
                             JOIN charge c ON c.id = r.charge_id
                             JOIN billable_metric m ON m.id = c.billable_metric_id
                            WHERE r.events_before > ? AND i.status NOT IN ('voided', 'deleted', 'draft')
                              AND EXISTS (SELECT FROM backfill_event b WHERE b.backfill_id = ? AND b.external_subscription_id = w.external_id
                                             AND b.code = m.code))
                OR EXISTS (SELECT FROM backfill_event b
                             JOIN subscription s ON s.organization_id = b.organization_id AND s.external_id = b.external_subscription_id
                            WHERE b.backfill_id = ? AND b.organization_id = ?
                              AND (EXISTS (SELECT FROM fee f WHERE f.subscription_id = s.id AND f.event_transaction_id = b.transaction_id
                                              AND f.pay_in_advance AND NOT f.superseded AND f.deleted_at IS NULL)
                                   OR EXISTS (SELECT FROM charge_running_state r
                                               WHERE r.subscription_id = s.id AND r.event_transaction_id = b.transaction_id)))
            """;

    private final DSLContext database;

    ConcernedWindows(DSLContext database) {
        this.database = database;
    }

    /**
     * A window of a subscription in which events of the backfill count.
     *
     * @param invoice null: it is in progress
     */
    record Concerned(
            String externalCustomerId,
            String externalSubscriptionId,
            Asked asked,
            @Nullable Invoiced invoice) {}

    record Invoiced(UUID id, String number, String status) {}

    Paged<Concerned> page(Tenant tenant, UUID backfillId, Page page) {
        var rows = rows(tenant, backfillId, (long) (page.number() - 1) * page.size(), page.size());
        if (rows.isEmpty() && page.number() > 1) {
            // beyond the end, where no row tells how many there are
            return new Paged<>(List.of(), total(rows(tenant, backfillId, 0, 1)), page);
        }
        return new Paged<>(rows.stream().map(ConcernedWindows::concerned).toList(), total(rows), page);
    }

    private List<? extends Record> rows(Tenant tenant, UUID backfillId, long offset, int limit) {
        UUID organizationId = tenant.organizationId();
        return database.fetch(
                PAGE,
                organizationId,
                backfillId,
                organizationId,
                backfillId,
                organizationId,
                backfillId,
                offset,
                limit);
    }

    private static int total(List<? extends Record> rows) {
        return rows.isEmpty() ? 0 : rows.getFirst().get("total", Integer.class);
    }

    private static Concerned concerned(Record row) {
        UUID invoiceId = row.get("invoice_id", UUID.class);
        UUID subscriptionId = row.get("subscription_id", UUID.class);
        boolean billed = invoiceId != null;
        var window = billed
                ? new BilledWindow(
                        row.get("from_at", Instant.class),
                        row.get("to_at", Instant.class),
                        row.get("duration_days", Integer.class),
                        ZoneId.of(row.get("timezone", String.class)))
                : null;
        return new Concerned(
                row.get("external_customer_id", String.class),
                row.get("external_id", String.class),
                new Asked(subscriptionId, window),
                invoiceId == null
                        ? null
                        : new Invoiced(invoiceId, row.get("number", String.class), row.get("status", String.class)));
    }

    /** Has what is finalized by now billed for the events of the write, on the next invoice. */
    void claim(Tenant tenant, UUID backfillId, Write write) {
        UUID organizationId = tenant.organizationId();
        database.execute(
                CLAIM,
                organizationId,
                backfillId,
                organizationId,
                backfillId,
                organizationId,
                backfillId,
                write.before().eventsBefore(),
                write.after().eventsBefore(),
                write.partition());
    }

    void release(Tenant tenant, UUID backfillId) {
        database.execute(
                "DELETE FROM late_claim WHERE organization_id = ? AND backfill_id = ?",
                tenant.organizationId(),
                backfillId);
    }

    /** Customers of subscriptions that have ended, of which no regular invoice will come. */
    Set<UUID> customersAfterEnd(Tenant tenant, UUID backfillId) {
        return database.resultQuery("""
                        SELECT DISTINCT s.customer_id
                          FROM late_claim k JOIN subscription s ON s.id = k.subscription_id
                         WHERE k.organization_id = ? AND k.backfill_id = ? AND s.status = 'terminated'
                        """, tenant.organizationId(), backfillId).fetchSet(row -> row.get(0, UUID.class));
    }

    /** Whether an invoice that counts has billed any of the events, or one of them was priced as it came. */
    boolean isBilled(Tenant tenant, UUID backfillId, Write write) {
        UUID organizationId = tenant.organizationId();
        return database.fetchSingle(
                        IS_BILLED,
                        organizationId,
                        backfillId,
                        organizationId,
                        backfillId,
                        backfillId,
                        write.before().eventsBefore(),
                        backfillId,
                        backfillId,
                        organizationId)
                .get(0, Boolean.class);
    }
}
