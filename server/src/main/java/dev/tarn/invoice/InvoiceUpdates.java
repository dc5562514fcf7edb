package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_METADATA;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people may still change of an invoice: how its payment stands, and their notes (section 7.3). */
@Service
class InvoiceUpdates {
    private final DSLContext database;
    private final BillingClock clock;
    private final InvoicePayments payments;

    InvoiceUpdates(DSLContext database, BillingClock clock, InvoicePayments payments) {
        this.database = database;
        this.clock = clock;
        this.payments = payments;
    }

    @Transactional
    public void update(Tenant tenant, UUID id, InvoiceUpdate update) {
        InvoiceRecord invoice = payments.lock(tenant, id);
        if (!InvoiceStatus.visibleCodes().contains(invoice.getStatus())) {
            throw Refusal.notFound("invoice");
        }
        refuseByStatus(invoice, update);
        Instant now = clock.now(tenant);
        String paymentStatus = update.paymentStatus();
        if (paymentStatus != null) {
            payments.setStatus(tenant, id, paymentStatus);
        }
        List<InvoiceUpdate.Entry> metadata = update.metadata();
        if (metadata != null) {
            replaceMetadata(tenant, id, metadata, now);
        }
    }

    private static void refuseByStatus(InvoiceRecord invoice, InvoiceUpdate update) {
        switch (InvoiceStatus.of(invoice.getStatus())) {
            case VOIDED -> throw Refusal.notAllowed("update_on_voided_invoice");
            case DRAFT, PENDING -> {
                if (update.paymentStatus() != null && !update.paymentStatus().equals(invoice.getPaymentStatus())) {
                    throw Refusal.notAllowed("payment_status_update_on_draft_invoice");
                }
                if (update.metadata() != null) {
                    throw Refusal.notAllowed("metadata_on_draft_invoice");
                }
            }
            default -> {}
        }
    }

    /** Notes with a known id are changed, those without are added, the rest is removed (INV-172). */
    private void replaceMetadata(Tenant tenant, UUID invoiceId, List<InvoiceUpdate.Entry> entries, Instant now) {
        var known = database.select(INVOICE_METADATA.ID, INVOICE_METADATA.CREATED_AT)
                .from(INVOICE_METADATA)
                .where(INVOICE_METADATA.INVOICE_ID.eq(invoiceId))
                .fetchMap(INVOICE_METADATA.ID, INVOICE_METADATA.CREATED_AT);
        database.deleteFrom(INVOICE_METADATA)
                .where(INVOICE_METADATA.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_METADATA.INVOICE_ID.eq(invoiceId))
                .execute();
        for (var entry : entries) {
            UUID id = entry.id();
            // taken out of the known ones: an id sent twice is changed once and added once
            Instant createdAt = id == null ? null : known.remove(id);
            database.insertInto(INVOICE_METADATA)
                    .set(INVOICE_METADATA.ID, id == null || createdAt == null ? Ids.next() : id)
                    .set(INVOICE_METADATA.ORGANIZATION_ID, tenant.organizationId())
                    .set(INVOICE_METADATA.INVOICE_ID, invoiceId)
                    .set(INVOICE_METADATA.KEY, entry.key())
                    .set(INVOICE_METADATA.VALUE, entry.value())
                    .set(INVOICE_METADATA.CREATED_AT, createdAt == null ? now : createdAt)
                    .execute();
        }
        database.update(INVOICE)
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(invoiceId))
                .execute();
    }
}
