package dev.tarn.invoice;

import dev.tarn.engine.invoice.Discounts;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the coupons of customers come from. The coupons' capability implements it; invoices know nothing of how they are given out. */
public interface CouponSource {

    /**
     * An invoice that is being finalized, and the id it has or will have.
     *
     * @param progressive what it takes off before coupons (INV-086)
     */
    record Finalizing(UUID invoiceId, NewInvoice invoice, BilledProgressively progressive) {}

    /** What an invoice takes off, and what it is taken off of. */
    record Used(Discounts discounts, List<NewCredit> credits) {}

    /**
     * Uses the coupons of these invoices' customers, one invoice after the other, in the transaction that finalizes them: what is used here is
     * used up (CRD-030). The customers are locked (CRD-032).
     *
     * @return by invoice id; an invoice that takes nothing off is absent
     */
    Map<UUID, Used> use(Tenant tenant, List<Finalizing> invoices);
}
