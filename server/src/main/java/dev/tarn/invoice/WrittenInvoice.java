package dev.tarn.invoice;

import dev.tarn.engine.invoice.IssuingDates;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written of an invoice beside what was computed: its identity, state, number and dates. */
record WrittenInvoice(
        UUID id,
        ComputedInvoice computed,
        UUID billingEntityId,
        InvoiceStatus status,
        InvoiceNumbers.Number number,
        IssuingDates dates,
        @Nullable TaxStatus taxStatus,
        @Nullable Instant finalizedAt,
        Instant createdAt,
        Instant updatedAt) {}
