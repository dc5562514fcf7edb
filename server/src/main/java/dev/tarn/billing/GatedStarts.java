package dev.tarn.billing;

import dev.tarn.invoice.OpenInvoices;
import dev.tarn.invoice.OpenInvoices.Opened;
import dev.tarn.invoice.PaymentStatusListener;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.PaidStarts;
import dev.tarn.subscription.SubscriptionsRefused;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Invoices that subscriptions wait for (INV-051, INV-053): paid, they are final and the subscription begins; otherwise they count for nothing. */
@Component
class GatedStarts implements PaymentStatusListener {
    private static final String FAILED = "failed";

    private final PaidStarts starts;
    private final OpenInvoices invoices;
    private final BillingClock clock;

    GatedStarts(PaidStarts starts, OpenInvoices invoices, BillingClock clock) {
        this.starts = starts;
        this.invoices = invoices;
        this.clock = clock;
    }

    /** Where nothing is left to pay, nothing is waited for (SUB-194). */
    void opened(Tenant tenant, Instant at, UUID subscriptionId, Opened invoice) {
        starts.billed(tenant, subscriptionId, invoice.id());
        if (invoice.totalAmountCents() == 0) {
            begin(tenant, at, subscriptionId, invoice.id());
        }
    }

    @Override
    public void paymentStatusChanged(Tenant tenant, Change change) {
        if (!change.succeeded() && !change.after().equals(FAILED)) {
            return;
        }
        Instant now = clock.now(tenant);
        starts.waitingFor(tenant, change.invoiceId()).ifPresent(subscriptionId -> {
            if (change.succeeded()) {
                begin(tenant, now, subscriptionId, change.invoiceId());
            } else {
                starts.failed(tenant, subscriptionId, now);
            }
        });
    }

    /** The invoice comes before those of what its subscription replaces. */
    private void begin(Tenant tenant, Instant at, UUID subscriptionId, UUID invoiceId) {
        invoices.finalizePaid(tenant, invoiceId);
        starts.paid(tenant, subscriptionId, at);
    }

    @EventListener
    void on(SubscriptionsRefused event) {
        event.invoiceIds().forEach(id -> invoices.close(event.tenant(), id));
    }
}
