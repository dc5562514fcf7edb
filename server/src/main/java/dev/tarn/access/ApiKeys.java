package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.SharedLookup;
import dev.tarn.platform.Tenant;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys of an organization (PLT-040 to PLT-048). Their value is shown once, at creation and rotation; only its hash is kept. */
@Service
public class ApiKeys {
    /** Use is written down this coarsely, not with every request (PLT-047). */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(10);

    private static final int HINT_LENGTH = 4;

    private final ApiKeyStore store;
    private final BillingClock clock;
    private final SecurityLog log;
    /** Asked for with every request. */
    private final SharedLookup<ByteBuffer, ApiKeyStore.Presented> presentedKeys;

    ApiKeys(ApiKeyStore store, BillingClock clock, SecurityLog log) {
        this.store = store;
        this.clock = clock;
        this.log = log;
        this.presentedKeys = new SharedLookup<>(hashes -> store.byHash(hashes, clock.machineNow()));
    }

    /** The unnamed key with all permissions that a new organization gets; answers its value. */
    @Transactional
    public String issueFirst(UUID organizationId) {
        return issue(organizationId, null, Grants.all(), UUID.randomUUID().toString())
                .value();
    }

    /** As {@link #issueFirst(UUID)}, with a value that the operator chose. */
    @Transactional
    public void adoptFirst(UUID organizationId, String value) {
        issue(organizationId, null, Grants.all(), value);
    }

    private ApiKey.Issued issue(UUID organizationId, @Nullable String name, Grants grants, String value) {
        String hint = value.substring(Math.max(0, value.length() - HINT_LENGTH));
        var key = new ApiKey(Ids.next(), name, hint, grants, clock.machineNow(), null, null);
        store.insert(organizationId, key, Tokens.hash(value));
        return new ApiKey.Issued(key, value);
    }

    @Transactional
    ApiKey.Issued create(Tenant tenant, @Nullable String name, Grants grants) {
        var issued =
                issue(tenant.organizationId(), name, grants, UUID.randomUUID().toString());
        log.write(tenant, "api_key.created", resources(issued.key()));
        return issued;
    }

    /** What is null stays as it is. */
    @Transactional
    ApiKey update(Tenant tenant, UUID keyId, ApiKeyJson.Changes changes) {
        ApiKey before = get(tenant, keyId);
        String name = changes.renamed() ? changes.name() : before.name();
        Grants grants = changes.grants() == null ? before.grants() : changes.grants();
        store.update(tenant, keyId, name, grants);
        log.write(tenant, "api_key.updated", resources(before));
        return get(tenant, keyId);
    }

    /** The new key takes over the permissions of the old, which expires now or at the given time (PLT-045). */
    @Transactional
    ApiKey.Issued rotate(Tenant tenant, UUID keyId, @Nullable String name, @Nullable Instant oldExpiresAt) {
        Instant now = clock.machineNow();
        ApiKey old = requireOf(store.lockAll(tenant, now), keyId);
        if (oldExpiresAt != null && oldExpiresAt.isBefore(now)) {
            throw Refusal.invalid("expires_at", "invalid_date");
        }
        var issued = issue(
                tenant.organizationId(),
                name == null ? old.name() : name,
                old.grants(),
                UUID.randomUUID().toString());
        store.expire(tenant, keyId, oldExpiresAt == null ? now : oldExpiresAt);
        log.write(tenant, "api_key.rotated", resources(old));
        return issued;
    }

    @Transactional
    ApiKey delete(Tenant tenant, UUID keyId) {
        Instant now = clock.machineNow();
        var keys = store.lockAll(tenant, now);
        ApiKey key = requireOf(keys, keyId);
        boolean another = keys.stream()
                .anyMatch(other -> other.expiresAt() == null && !other.id().equals(keyId));
        if (!another) {
            throw Refusal.invalid("base", "last_non_expiring_api_key");
        }
        store.expire(tenant, keyId, now);
        log.write(tenant, "api_key.deleted", resources(key));
        return new ApiKey(key.id(), key.name(), key.hint(), key.grants(), key.createdAt(), now, key.lastUsedAt());
    }

    ApiKey get(Tenant tenant, UUID keyId) {
        return store.find(tenant, keyId, clock.machineNow()).orElseThrow(() -> Refusal.notFound("api_key"));
    }

    Paged<ApiKey> list(Tenant tenant, Page page) {
        return store.list(tenant, page, clock.machineNow());
    }

    Optional<Caller.Key> callerOf(String value) {
        Instant now = clock.machineNow();
        var hash = ByteBuffer.wrap(Tokens.hash(value));
        var presented = Optional.ofNullable(presentedKeys.of(List.of(hash)).get(hash));
        presented
                .map(ApiKeyStore.Presented::key)
                .filter(key -> key.lastUsedAt() == null
                        || key.lastUsedAt().plus(TOUCHED_EVERY).isBefore(now))
                .ifPresent(key -> store.touch(key.id(), now));
        return presented.map(found -> {
            ApiKey key = found.key();
            String actor = key.name() == null ? "API key " + key.hint() : key.name();
            var tenant = new Tenant(found.organizationId(), found.sandbox(), null, key.id(), actor);
            return new Caller.Key(tenant, key.id(), key.grants().modes());
        });
    }

    private static ApiKey requireOf(List<ApiKey> keys, UUID keyId) {
        return keys.stream()
                .filter(key -> key.id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("api_key"));
    }

    private static Map<String, @Nullable Object> resources(ApiKey key) {
        var resources = new java.util.LinkedHashMap<String, @Nullable Object>();
        resources.put("api_key_id", key.id());
        resources.put("name", key.name());
        resources.put("value_ending", key.hint());
        return resources;
    }
}
