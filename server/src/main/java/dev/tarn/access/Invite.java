package dev.tarn.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An offer to join an organization with some roles, good for seven days. */
record Invite(
        UUID id,
        UUID organizationId,
        String organizationName,
        boolean sandbox,
        String email,
        List<String> roles,
        Status status,
        Instant expiresAt,
        Instant createdAt) {

    enum Status {
        PENDING,
        ACCEPTED,
        REVOKED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean isOpenAt(Instant now) {
        return status == Status.PENDING && expiresAt.isAfter(now);
    }

    Invite with(List<String> otherRoles, Status otherStatus) {
        return new Invite(
                id, organizationId, organizationName, sandbox, email, otherRoles, otherStatus, expiresAt, createdAt);
    }
}
