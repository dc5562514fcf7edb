package dev.tarn.coupon;

import dev.tarn.invoice.InvoiceVoided;
import dev.tarn.invoice.OpenInvoiceClosed;
import dev.tarn.platform.BillingClock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives back the coupons that a voided invoice used up (CRD-033). */
@Component
class CouponReturn {
    private final AppliedCouponStore store;
    private final BillingClock clock;

    CouponReturn(AppliedCouponStore store, BillingClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One that nobody paid in time took nothing off either (INV-053). */
    @EventListener
    void on(OpenInvoiceClosed event) {
        store.giveBack(event.tenant(), event.invoiceId(), clock.now(event.tenant()));
    }

    /** What it took off has stopped counting already; the customer is locked. */
    @EventListener
    void on(InvoiceVoided event) {
        store.giveBack(event.tenant(), event.invoiceId(), clock.now(event.tenant()));
    }
}
