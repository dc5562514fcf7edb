package dev.tarn.access;

import dev.tarn.platform.Answer;
import dev.tarn.platform.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key on the wire: its value once, afterwards masked. */
record ApiKeyJson(
        UUID lagoId,
        @Nullable String name,
        String value,
        Map<String, List<String>> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    private static final int MAX_NAME = 255;

    /** What a request changes; {@code renamed} tells an absent name from one that is taken away. */
    record Changes(
            boolean renamed,
            @Nullable String name,
            @Nullable Grants grants) {

        static Changes of(Input input) {
            String name = input.text("name", MAX_NAME);
            Grants grants = input.isNull("permissions") ? null : grants(input);
            input.problems().orThrow();
            return new Changes(input.has("name"), name, grants);
        }

        private static @Nullable Grants grants(Input input) {
            if (!input.has("permissions")) {
                return null;
            }
            var grants = Grants.of(input.node().get("permissions"));
            input.problems().addIf(grants.isEmpty(), "permissions", "value_is_invalid");
            return grants.orElse(null);
        }
    }

    static ApiKeyJson masked(ApiKey key) {
        return of(key, "••••••••" + key.hint());
    }

    static Map<String, @Nullable Object> envelope(ApiKey key) {
        return Answer.of("api_key", masked(key));
    }

    static Map<String, @Nullable Object> envelope(ApiKey.Issued issued) {
        return Answer.of("api_key", of(issued.key(), issued.value()));
    }

    private static ApiKeyJson of(ApiKey key, String value) {
        return new ApiKeyJson(
                key.id(), key.name(), value, key.grants().asJson(), key.createdAt(), key.expiresAt(), key.lastUsedAt());
    }
}
