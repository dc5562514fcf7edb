package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The day after a payment was due, 00:00 in the customer's zone, unless it has been paid by then (INV-057a). */
@Component
class MarkOverdue implements DueWorkKind {
    private final DSLContext database;

    MarkOverdue(DSLContext database) {
        this.database = database;
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
        database.update(INVOICE)
                .set(INVOICE.PAYMENT_OVERDUE, true)
                .set(INVOICE.UPDATED_AT, dueAt)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.in(items.stream().map(DueItem::subjectId).toList()))
                .and(INVOICE.STATUS.eq(InvoiceStatus.FINALIZED.code()))
                .and(INVOICE.PAYMENT_STATUS.ne("succeeded"))
                .and(INVOICE.PAYMENT_DISPUTE_LOST_AT.isNull())
                .execute();
    }
}
