package dev.tarn.usage;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.event.Event;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.EventExplanation.BilledWindow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which invoice bills the usage of an instant. */
@Component
class BilledWindowStore {
    /** The event is found by its transaction id, which the index has. */
    private static final String IS_CORRECTED = """
            SELECT EXISTS (SELECT FROM event e
                             JOIN rated_window w ON e.sequence >= coalesce(w.events_from, 0) AND e.sequence < w.events_before
                             JOIN invoice i ON i.id = w.invoice_id
                            WHERE e.organization_id = ? AND e.transaction_id = ? AND e.id = ? AND w.organization_id = e.organization_id
                              AND w.subscription_id = ? AND w.from_at = ?::timestamptz AND w.to_at = ?::timestamptz
                              AND i.status NOT IN ('voided', 'deleted'))
            """;

    private final DSLContext database;

    BilledWindowStore(DSLContext database) {
        this.database = database;
    }

    Optional<BilledWindow> find(Tenant tenant, UUID subscriptionId, Instant at) {
        return database.select(
                        INVOICE.ID,
                        INVOICE.NUMBER,
                        INVOICE.STATUS,
                        INVOICE_SUBSCRIPTION.CHARGES_FROM_AT,
                        INVOICE_SUBSCRIPTION.CHARGES_TO_AT,
                        INVOICE.FINALIZED_AT)
                .from(INVOICE_SUBSCRIPTION)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_SUBSCRIPTION.INVOICE_ID))
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID.eq(subscriptionId))
                .and(INVOICE_SUBSCRIPTION.CHARGES_FROM_AT.le(at))
                .and(INVOICE_SUBSCRIPTION.CHARGES_TO_AT.ge(at))
                .and(INVOICE_SUBSCRIPTION.CHARGES_FROM_AT.lt(INVOICE_SUBSCRIPTION.CHARGES_TO_AT))
                // an invoice of one event shows the window it is in, and bills nothing else of it
                .and(INVOICE_SUBSCRIPTION.INVOICING_REASON.notLike("in_advance_charge%"))
                // a progressive one bills what is there so far, and a later one the rest
                .and(INVOICE_SUBSCRIPTION.INVOICING_REASON.ne("progressive_billing"))
                .and(INVOICE.STATUS.notIn("voided", "deleted"))
                .orderBy(INVOICE_SUBSCRIPTION.BILLED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new BilledWindow(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** Whether an invoice has counted the event in a window, the one that bills it or a later one. */
    boolean isCounted(Tenant tenant, UUID subscriptionId, BilledWindow window, Event event) {
        return database.fetchSingle(
                        IS_CORRECTED,
                        tenant.organizationId(),
                        event.transactionId(),
                        event.id(),
                        subscriptionId,
                        window.fromAt().toString(),
                        window.toAt().toString())
                .get(0, Boolean.class);
    }
}
