package dev.tarn.section;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text of the seller's own (INV-190).
 *
 * @param name what the seller calls it, and what selections are ordered by
 * @param displayName its heading on invoices
 * @param details the text itself
 */
public record CustomSection(
        UUID id,
        UUID organizationId,
        String code,
        String name,
        @Nullable String displayName,
        @Nullable String details,
        @Nullable String description,
        Instant createdAt) {}
