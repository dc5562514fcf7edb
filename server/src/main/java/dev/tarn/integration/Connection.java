package dev.tarn.integration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a payment provider. Its secrets are not in here.
 *
 * @param secretKeyHint the last characters of the key
 * @param listens whether news of the provider can be verified
 */
public record Connection(
        UUID id,
        String type,
        String code,
        String name,
        @Nullable String successRedirectUrl,
        boolean supports3ds,
        String secretKeyHint,
        boolean listens,
        Instant createdAt,
        Instant updatedAt) {}
