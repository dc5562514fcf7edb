package dev.tarn.dunning;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST_INVOICE;

import dev.tarn.invoice.InvoicesOverdue;
import dev.tarn.invoice.PaymentStatusListener;
import dev.tarn.platform.Tenant;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What invoices tell campaigns: that they are overdue, and that they are paid after all. */
@Component
class DunningListener implements PaymentStatusListener {
    private final Dunning dunning;
    private final DunnedCustomers customers;
    private final DSLContext database;

    DunningListener(Dunning dunning, DunnedCustomers customers, DSLContext database) {
        this.dunning = dunning;
        this.customers = customers;
        this.database = database;
    }

    @EventListener
    void overdue(InvoicesOverdue overdue) {
        dunning.overdue(overdue.tenant(), overdue.customerIds());
    }

    /** Whoever pays what was dunned is counted anew in that currency (CRD-313). */
    @Override
    public void paymentStatusChanged(Tenant tenant, Change change) {
        if (!change.succeeded()) {
            return;
        }
        var requests = PAYMENT_REQUEST_INVOICE
                .join(PAYMENT_REQUEST)
                .on(PAYMENT_REQUEST.ID.eq(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID));
        boolean dunned = database.fetchExists(
                requests,
                PAYMENT_REQUEST_INVOICE
                        .INVOICE_ID
                        .eq(change.invoiceId())
                        .and(PAYMENT_REQUEST.DUNNING_CAMPAIGN_ID.isNotNull()));
        if (dunned) {
            String currency = database.select(INVOICE.CURRENCY)
                    .from(INVOICE)
                    .where(INVOICE.ID.eq(change.invoiceId()))
                    .fetchSingle()
                    .value1();
            customers.reset(tenant, change.customerId(), currency);
        }
    }
}
