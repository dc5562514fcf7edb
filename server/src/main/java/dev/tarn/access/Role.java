package dev.tarn.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A named set of permissions. The id is null for the built-in ones. */
record Role(
        @Nullable UUID id,
        String code,
        String name,
        @Nullable String description,
        Set<Permission> permissions,
        int membersCount) {

    boolean predefined() {
        return id == null;
    }
}
