package dev.tarn.invoice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A custom section as an invoice prints it: a copy, which outlives the section (INV-194). */
public record AppliedSection(
        UUID id,
        UUID invoiceId,
        String code,
        String name,
        @Nullable String displayName,
        @Nullable String details,
        Instant createdAt) {}
