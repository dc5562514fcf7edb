package dev.tarn.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user in an organization, with at least one role. */
record Membership(
        UUID id,
        UUID organizationId,
        String organizationName,
        String organizationSlug,
        boolean sandbox,
        UUID userId,
        String email,
        Set<String> roles,
        boolean active,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    boolean isAdmin() {
        return roles.contains(BuiltInRole.ADMIN.code());
    }

    Membership revokedAt(Instant at) {
        return new Membership(
                id,
                organizationId,
                organizationName,
                organizationSlug,
                sandbox,
                userId,
                email,
                roles,
                false,
                createdAt,
                at);
    }
}
