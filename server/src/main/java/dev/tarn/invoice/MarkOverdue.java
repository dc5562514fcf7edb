package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The day after a payment was due, 00:00 in the customer's zone, unless it has been paid by then (INV-057a). */
@Component
class MarkOverdue implements DueWorkKind {
    private final DSLContext database;

    private final ApplicationEventPublisher events;

    MarkOverdue(DSLContext database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public String name() {
        return "mark_overdue";
    }

    @Override
    public int rank() {
        return 70;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        var overdue = database.update(INVOICE)
                .set(INVOICE.PAYMENT_OVERDUE, true)
                .set(INVOICE.UPDATED_AT, dueAt)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.in(items.stream().map(DueItem::subjectId).toList()))
                .and(INVOICE.STATUS.eq(InvoiceStatus.FINALIZED.code()))
                .and(INVOICE.PAYMENT_STATUS.ne("succeeded"))
                .and(INVOICE.PAYMENT_DISPUTE_LOST_AT.isNull())
                .returning(INVOICE.ID, INVOICE.CUSTOMER_ID)
                .fetch();
        if (!overdue.isEmpty()) {
            events.publishEvent(new InvoicesOverdue(
                    tenant,
                    Set.copyOf(overdue.getValues(INVOICE.ID)),
                    Set.copyOf(overdue.getValues(INVOICE.CUSTOMER_ID))));
        }
    }
}
