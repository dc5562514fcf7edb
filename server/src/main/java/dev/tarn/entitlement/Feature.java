package dev.tarn.entitlement;

import dev.tarn.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that plans grant, with privileges that say how far. The privileges are in the order they were made. */
record Feature(
        UUID id,
        String code,
        @Nullable String name,
        @Nullable String description,
        List<Privilege> privileges,
        Instant createdAt) {

    Feature {
        privileges = List.copyOf(privileges);
    }

    Optional<Privilege> find(String privilegeCode) {
        return privileges.stream()
                .filter(privilege -> privilege.code().equals(privilegeCode))
                .findFirst();
    }

    Privilege privilege(String privilegeCode) {
        return find(privilegeCode).orElseThrow(() -> Refusal.notFound("privilege"));
    }
}
