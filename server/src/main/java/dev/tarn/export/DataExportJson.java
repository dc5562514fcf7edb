package dev.tarn.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A file that was asked for, as answers show it. */
record DataExportJson(
        @JsonProperty("lago_id") UUID id,
        String resourceType,
        String format,
        ObjectNode filters,
        String status,
        @Nullable String fileName,
        @Nullable String fileUrl,
        @Nullable Long rowCount,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt) {}
