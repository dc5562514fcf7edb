package dev.tarn.integration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection as it is shown: never with its secrets (PLT-360). */
record ConnectionJson(
        UUID lagoId,
        String type,
        String category,
        String code,
        String name,
        @Nullable String successRedirectUrl,
        @JsonProperty("supports_3ds") boolean supports3ds,
        String secretKey,
        boolean webhookSecretSet,
        String webhookPath,
        Instant createdAt,
        Instant updatedAt) {

    static ConnectionJson of(Connection connection, String webhookPath) {
        return new ConnectionJson(
                connection.id(),
                connection.type(),
                "payment",
                connection.code(),
                connection.name(),
                connection.successRedirectUrl(),
                connection.supports3ds(),
                "••••••••" + connection.secretKeyHint(),
                connection.listens(),
                webhookPath,
                connection.createdAt(),
                connection.updatedAt());
    }
}
