package dev.tarn.access;

import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who calls: a user with the union of their roles' permissions, or an API key with grants per resource. Controllers may take it as a parameter. */
public sealed interface Caller {

    /** The organization the call acts in; null for a user who has none yet or named none. */
    @Nullable
    Tenant tenant();

    /** Refuses with 403 unless the caller holds one of the permissions. Keys were judged by resource already. */
    default void require(Permission... anyOf) {
        if (this instanceof User user && Stream.of(anyOf).noneMatch(user.permissions()::contains)) {
            List<String> keys = Stream.of(anyOf).map(Permission::key).toList();
            throw Refusal.forbidden("forbidden", Map.of("required_permissions", keys));
        }
    }

    /** A signed-in user. */
    record User(@Nullable Tenant tenant, UUID userId, String email, Set<Permission> permissions, Set<String> roles)
            implements Caller {
        public boolean isAdmin() {
            return roles.contains(BuiltInRole.ADMIN.code());
        }
    }

    /** An API key; {@code grants} maps a resource to the modes it is granted. */
    record Key(Tenant tenant, UUID keyId, Map<ApiResource, Set<Mode>> grants) implements Caller {
        boolean may(Mode mode, ApiResource resource) {
            return resource == ApiResource.ANY
                    || grants.getOrDefault(resource, Set.of()).contains(mode);
        }
    }

    /** Derived from the HTTP method: GET reads, everything else writes (PLT-042). */
    enum Mode {
        READ,
        WRITE
    }
}
