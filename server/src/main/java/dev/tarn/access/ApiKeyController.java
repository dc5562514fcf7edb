package dev.tarn.access;

import static dev.tarn.access.Permission.DEVELOPERS_KEYS_MANAGE;

import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keys, also without the prefix of the API: scripts that manage keys know no version of it. */
@RestController
@RequestMapping({"/api/v1/api_keys", "/api_keys"})
class ApiKeyController {
    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, Object> list(Tenant tenant, Page page) {
        return keys.list(tenant, page).map(ApiKeyJson::masked).as("api_keys");
    }

    @PostMapping
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body(value = "api_key", optional = true) Input input) {
        var draft = ApiKeyJson.Changes.of(input);
        return ApiKeyJson.envelope(
                keys.create(tenant, draft.name(), draft.grants() == null ? Grants.all() : draft.grants()));
    }

    @GetMapping("/{id}")
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return ApiKeyJson.envelope(keys.get(tenant, key(id)));
    }

    @PutMapping("/{id}")
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("api_key") Input input) {
        return ApiKeyJson.envelope(keys.update(tenant, key(id), ApiKeyJson.Changes.of(input)));
    }

    @PostMapping("/{id}/rotate")
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, @Nullable Object> rotate(
            Tenant tenant, @PathVariable String id, @Body(value = "api_key", optional = true) Input input) {
        String name = input.text("name", 255);
        Instant oldExpiresAt = input.instant("expires_at");
        input.problems().orThrow();
        return ApiKeyJson.envelope(keys.rotate(tenant, key(id), name, oldExpiresAt));
    }

    @DeleteMapping("/{id}")
    @Requires(DEVELOPERS_KEYS_MANAGE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String id) {
        return ApiKeyJson.envelope(keys.delete(tenant, key(id)));
    }

    private static UUID key(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("api_key"));
    }
}
