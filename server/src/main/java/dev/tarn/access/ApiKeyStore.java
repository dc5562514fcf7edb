package dev.tarn.access;

import static dev.tarn.schema.Tables.API_KEY;
import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keys of organizations. Expired ones are invisible (PLT-046). */
@Repository
class ApiKeyStore {
    private static final List<Field<?>> FIELDS = List.of(
            API_KEY.ID,
            API_KEY.NAME,
            API_KEY.HINT,
            API_KEY.PERMISSIONS,
            API_KEY.CREATED_AT,
            API_KEY.EXPIRES_AT,
            API_KEY.LAST_USED_AT);

    private final DSLContext database;
    private final Json json;

    ApiKeyStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A key that was presented, with the organization it stands for. */
    record Presented(ApiKey key, UUID organizationId, boolean sandbox) {}

    /** By hash; those that exist and have not expired. */
    Map<ByteBuffer, Presented> byHash(Collection<ByteBuffer> hashes, Instant now) {
        return database.select(FIELDS)
                .select(API_KEY.KEY_HASH, API_KEY.ORGANIZATION_ID, ORGANIZATION.SANDBOX)
                .from(API_KEY)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(API_KEY.ORGANIZATION_ID))
                .where(API_KEY.KEY_HASH.eq(
                        DSL.any(hashes.stream().map(ByteBuffer::array).toArray(byte[][]::new))))
                .and(isValidAt(now))
                .fetchMap(
                        row -> ByteBuffer.wrap(row.get(API_KEY.KEY_HASH)),
                        row -> new Presented(
                                map(row), row.get(API_KEY.ORGANIZATION_ID), row.get(ORGANIZATION.SANDBOX)));
    }

    void touch(UUID keyId, Instant now) {
        database.update(API_KEY)
                .set(API_KEY.LAST_USED_AT, now)
                .where(API_KEY.ID.eq(keyId))
                .execute();
    }

    void insert(UUID organizationId, ApiKey key, byte[] hash) {
        database.insertInto(API_KEY)
                .set(API_KEY.ID, key.id())
                .set(API_KEY.ORGANIZATION_ID, organizationId)
                .set(API_KEY.NAME, key.name())
                .set(API_KEY.KEY_HASH, hash)
                .set(API_KEY.HINT, key.hint())
                .set(API_KEY.PERMISSIONS, json.column(key.grants().asJson()))
                .set(API_KEY.CREATED_AT, key.createdAt())
                .set(API_KEY.EXPIRES_AT, key.expiresAt())
                .execute();
    }

    void update(Tenant tenant, UUID keyId, @Nullable String name, Grants grants) {
        database.update(API_KEY)
                .set(API_KEY.NAME, name)
                .set(API_KEY.PERMISSIONS, json.column(grants.asJson()))
                .where(of(tenant))
                .and(API_KEY.ID.eq(keyId))
                .execute();
    }

    void expire(Tenant tenant, UUID keyId, Instant at) {
        database.update(API_KEY)
                .set(API_KEY.EXPIRES_AT, at)
                .where(of(tenant))
                .and(API_KEY.ID.eq(keyId))
                .execute();
    }

    /** All valid keys of the organization, locked, so that which one is the last is decided by one at a time. */
    List<ApiKey> lockAll(Tenant tenant, Instant now) {
        return database.select(FIELDS)
                .from(API_KEY)
                .where(of(tenant))
                .and(isValidAt(now))
                .orderBy(API_KEY.ID)
                .forUpdate()
                .fetch(this::map);
    }

    Optional<ApiKey> find(Tenant tenant, UUID keyId, Instant now) {
        return database.select(FIELDS)
                .from(API_KEY)
                .where(of(tenant))
                .and(API_KEY.ID.eq(keyId))
                .and(isValidAt(now))
                .fetchOptional(this::map);
    }

    Paged<ApiKey> list(Tenant tenant, Page page, Instant now) {
        return page.fetch(
                database,
                FIELDS,
                API_KEY,
                of(tenant).and(isValidAt(now)),
                List.of(API_KEY.CREATED_AT.desc(), API_KEY.ID),
                this::map);
    }

    private static Condition of(Tenant tenant) {
        return API_KEY.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Condition isValidAt(Instant now) {
        return API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(now));
    }

    private ApiKey map(Record row) {
        Grants grants = Grants.of(json.tree(row.get(API_KEY.PERMISSIONS)))
                .orElseThrow(() -> new IllegalStateException("unreadable permissions of key " + row.get(API_KEY.ID)));
        return new ApiKey(
                row.get(API_KEY.ID),
                row.get(API_KEY.NAME),
                row.get(API_KEY.HINT),
                grants,
                row.get(API_KEY.CREATED_AT),
                row.get(API_KEY.EXPIRES_AT),
                row.get(API_KEY.LAST_USED_AT));
    }
}
