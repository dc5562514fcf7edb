package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;

/** Who has something to do once invoices are finalized: attempt payments, send documents. Called in the transaction that finalizes them. */
public interface FinalizedListener {

    /** A finalized invoice, written with all that belongs to it. */
    record Finalized(UUID invoiceId, UUID customerId, String invoiceType, long totalAmountCents) {}

    /** Must not call anything outside of the database: schedule due work for that. */
    void finalized(Tenant tenant, List<Finalized> invoices);

    /** Invoices that count only once they are paid (INV-051): nobody sees them yet. As {@link #finalized} otherwise. */
    default void opened(Tenant tenant, List<Finalized> invoices) {}
}
