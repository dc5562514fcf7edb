package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** Credit for usage that was billed progressively and came to less (INV-085). The credit notes' capability implements it. */
public interface OverBilledCredit {

    /** Credits so much of a progressive invoice, in cents from 1, before taxes. The customer is locked. */
    void giveBack(Tenant tenant, UUID progressiveInvoiceId, long amountCents);
}
