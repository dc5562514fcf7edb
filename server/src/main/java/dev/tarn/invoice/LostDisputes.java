package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disputes that a provider says are lost (INV-174). */
@Component
public class LostDisputes {
    private final DSLContext database;
    private final InvoiceVoids voids;

    LostDisputes(DSLContext database, InvoiceVoids voids) {
        this.database = database;
        this.voids = voids;
    }

    /** Those of the invoices that can be disputed; the first time counts. */
    @Transactional
    public void lose(Tenant tenant, Collection<UUID> invoiceIds) {
        database.select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.ID.in(invoiceIds))
                .and(INVOICE.STATUS.in(List.of(InvoiceStatus.FINALIZED.code(), InvoiceStatus.VOIDED.code())))
                .orderBy(INVOICE.ID)
                .fetch(INVOICE.ID)
                .forEach(id -> voids.loseDispute(tenant, id));
    }
}
