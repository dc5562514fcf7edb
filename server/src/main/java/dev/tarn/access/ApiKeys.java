package dev.tarn.access;

import static dev.tarn.schema.Tables.API_KEY;
import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** API keys: what an organization's programs call with. Stored as hashes, shown once. */
@Service
public class ApiKeys {
    /** How stale last_used_at may be: a write per request would cost more than it tells. */
    private static final Duration USE_GRANULARITY = Duration.ofHours(1);

    private final DSLContext database;
    private final BillingClock clock;
    private final Json json;

    ApiKeys(DSLContext database, BillingClock clock, Json json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** A key with every grant; its value is returned this once. */
    @Transactional
    public String issue(UUID organizationId, @Nullable String name) {
        String value = Tokens.apiKey();
        database.insertInto(API_KEY)
                .set(API_KEY.ID, Ids.next())
                .set(API_KEY.ORGANIZATION_ID, organizationId)
                .set(API_KEY.NAME, name)
                .set(API_KEY.KEY_HASH, Tokens.hash(value))
                .set(API_KEY.HINT, value.substring(value.length() - 4))
                .set(API_KEY.PERMISSIONS, json.column(everything()))
                .set(API_KEY.CREATED_AT, clock.machineNow())
                .execute();
        return value;
    }

    private static Map<String, List<String>> everything() {
        var grants = new LinkedHashMap<String, List<String>>();
        Stream.of(ApiResource.values())
                .filter(ApiResource::isGrantable)
                .forEach(resource -> grants.put(resource.key(), List.of("read", "write")));
        return grants;
    }

    /** Whose key this is; empty for an unknown or expired one. */
    Optional<Caller.Key> caller(String value) {
        Instant now = clock.machineNow();
        return database.select(
                        API_KEY.ID,
                        API_KEY.NAME,
                        API_KEY.HINT,
                        API_KEY.ORGANIZATION_ID,
                        API_KEY.PERMISSIONS,
                        API_KEY.LAST_USED_AT,
                        ORGANIZATION.SANDBOX)
                .from(API_KEY)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(API_KEY.ORGANIZATION_ID))
                .where(API_KEY.KEY_HASH.eq(Tokens.hash(value)))
                .and(API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(now)))
                .fetchOptional(row -> {
                    noteUse(row.value1(), row.value6(), now);
                    String actor = "key " + (row.value2() == null ? "..." + row.value3() : row.value2());
                    var tenant = new Tenant(row.value4(), row.value7(), null, row.value1(), actor);
                    return new Caller.Key(tenant, row.value1(), grants(row.value5()));
                });
    }

    private void noteUse(UUID id, @Nullable Instant lastUsedAt, Instant now) {
        if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(USE_GRANULARITY))) {
            database.update(API_KEY)
                    .set(API_KEY.LAST_USED_AT, now)
                    .where(API_KEY.ID.eq(id))
                    .execute();
        }
    }

    private Map<ApiResource, Set<Caller.Mode>> grants(JSONB column) {
        var grants = new EnumMap<ApiResource, Set<Caller.Mode>>(ApiResource.class);
        for (Map.Entry<String, JsonNode> entry : json.object(column).properties()) {
            var modes = EnumSet.noneOf(Caller.Mode.class);
            entry.getValue()
                    .forEach(mode -> modes.add("write".equals(mode.asString()) ? Caller.Mode.WRITE : Caller.Mode.READ));
            ApiResource.of(entry.getKey()).ifPresent(resource -> grants.put(resource, modes));
        }
        return grants;
    }
}
