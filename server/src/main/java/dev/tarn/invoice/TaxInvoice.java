package dev.tarn.invoice;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The taxes of an invoice that waited for them are known (CRD-077). */
@Component
class TaxInvoice implements DueWorkKind {
    // looked up when needed: finalizing schedules further work, which names its kind
    private final ObjectProvider<PendingInvoices> invoices;

    TaxInvoice(ObjectProvider<PendingInvoices> invoices) {
        this.invoices = invoices;
    }

    @Override
    public String name() {
        return "tax_invoice";
    }

    /** After drafts of that instant are computed again, before they are finalized. */
    @Override
    public int rank() {
        return 55;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        invoices.getObject().tax(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
