package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Set;
import java.util.UUID;

/** Invoices have become overdue (INV-057a). Told inside the transaction that marks them. */
public record InvoicesOverdue(Tenant tenant, Set<UUID> invoiceIds, Set<UUID> customerIds) {}
