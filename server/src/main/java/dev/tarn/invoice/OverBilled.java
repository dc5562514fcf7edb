package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;

/**
 * What progressive invoices billed is more than was used when all was counted (INV-085). Told inside the transaction that finalizes the invoices
 * which count it; whoever gives it back does so there.
 */
public record OverBilled(Tenant tenant, List<Share> shares) {

    /** So much is to be given back of the fees of an invoice, in cents before what it took off itself; from 1. */
    public record Share(UUID invoiceId, long feesAmountCents) {}
}
