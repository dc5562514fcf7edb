package dev.tarn.progressive;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the usage of a lineage (BIL-170).
 *
 * @param historicalAmountCents billed elsewhere before
 * @param invoicedAmountCents billed by invoices of closed periods; null: to be added up
 */
record LifetimeRecord(
        UUID id,
        UUID subscriptionId,
        long historicalAmountCents,
        @Nullable Long invoicedAmountCents) {}
