package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** An invoice that was to be paid first will not be: what it used of its customer's is given back (INV-053). Told inside the transaction. */
public record OpenInvoiceClosed(Tenant tenant, UUID invoiceId) {}
