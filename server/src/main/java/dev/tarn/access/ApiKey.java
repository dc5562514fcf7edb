package dev.tarn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key of an organization, as it is known after its one showing: by its last characters. */
record ApiKey(
        UUID id,
        @Nullable String name,
        String hint,
        Grants grants,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** A key and, this once, its value. */
    record Issued(ApiKey key, String value) {}
}
