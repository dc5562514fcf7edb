package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/**
 * An invoice does not count any more. Told inside the transaction that voids it: what it used up is given back.
 *
 * @param credited whether credit notes give back what it asked for, that which wallets paid included (INV-163)
 */
public record InvoiceVoided(Tenant tenant, UUID invoiceId, UUID customerId, boolean credited) {}
