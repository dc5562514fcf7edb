package dev.tarn.export;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was asked for.
 *
 * @param filters as they were sent
 * @param accessToken opens the file as long as it is there
 */
record DataExport(
        UUID id,
        ExportType type,
        tools.jackson.databind.node.ObjectNode filters,
        String status,
        String accessToken,
        @Nullable String fileName,
        @Nullable Long rowCount,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt) {}
