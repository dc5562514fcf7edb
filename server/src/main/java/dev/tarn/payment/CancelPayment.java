package dev.tarn.payment;

import static dev.tarn.schema.Tables.PAYMENT;

import dev.tarn.invoice.OpenInvoiceClosed;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an invoice was to be paid with that has been closed is not taken any more (SUB-168). */
@Component
class CancelPayment implements ProviderCallKind {
    static final String NAME = "cancel_payment";

    private final Charging charging;
    private final Charger charger;
    private final ProviderCalls calls;
    private final DSLContext database;

    CancelPayment(Charging charging, Charger charger, ProviderCalls calls, DSLContext database) {
        this.charging = charging;
        this.charger = charger;
        this.calls = calls;
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventListener
    void on(OpenInvoiceClosed closed) {
        calls.requestAll(
                closed.tenant(),
                NAME,
                database.select(PAYMENT.ID)
                        .from(PAYMENT)
                        .where(PAYMENT.ORGANIZATION_ID.eq(closed.tenant().organizationId()))
                        .and(PAYMENT.INVOICE_ID.eq(closed.invoiceId()))
                        .and(PAYMENT.PAYMENT_TYPE.eq("provider"))
                        .and(PAYMENT.PAYMENT_STATUS.in(ProviderPaymentStore.UNDER_WAY))
                        .fetch(PAYMENT.ID));
    }

    @Override
    public void run(Tenant tenant, UUID paymentId) {
        charging.unwanted(tenant, paymentId).ifPresent(ordered -> charger.cancel(tenant, ordered));
    }
}
