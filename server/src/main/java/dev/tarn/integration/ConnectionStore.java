package dev.tarn.integration;

import static dev.tarn.schema.Tables.INTEGRATION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Secrets;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.IntegrationRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ConnectionStore {
    private static final int HINT = 4;

    private final DSLContext database;
    private final Secrets secrets;

    ConnectionStore(DSLContext database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    UUID insert(Tenant tenant, Connections.Draft draft, Instant now) {
        IntegrationRecord row = database.newRecord(INTEGRATION);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setIntegrationType(draft.type());
        row.setCreatedAt(now);
        fill(row.getId(), row, draft, now);
        row.insert();
        return row.getId();
    }

    int update(UUID id, Connections.Draft draft, Instant now) {
        IntegrationRecord row = database.newRecord(INTEGRATION);
        fill(id, row, draft, now);
        return database.update(INTEGRATION)
                .set(row)
                .where(INTEGRATION.ID.eq(id))
                .execute();
    }

    private void fill(UUID id, IntegrationRecord row, Connections.Draft draft, Instant now) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setSuccessRedirectUrl(draft.successRedirectUrl());
        row.setSupports_3ds(draft.supports3ds());
        row.setUpdatedAt(now);
        String secretKey = draft.secretKey();
        if (secretKey != null) {
            row.setSecretKey(secrets.seal(id, secretKey));
            row.setSecretKeyHint(secretKey.substring(Math.max(secretKey.length() - HINT, secretKey.length() / 2)));
        }
        String webhookSecret = draft.webhookSecret();
        if (webhookSecret != null) {
            row.setWebhookSecret(secrets.seal(id, webhookSecret));
        }
    }

    void listen(Tenant tenant, UUID id, PaymentProvider.Endpoint endpoint, Instant now) {
        database.update(INTEGRATION)
                .set(INTEGRATION.WEBHOOK_SECRET, secrets.seal(id, endpoint.secret()))
                .set(INTEGRATION.WEBHOOK_ENDPOINT_ID, endpoint.id())
                .set(INTEGRATION.UPDATED_AT, now)
                .where(of(tenant).and(INTEGRATION.ID.eq(id)))
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        database.update(INTEGRATION)
                .set(INTEGRATION.DELETED_AT, now)
                .where(INTEGRATION.ID.eq(id))
                .execute();
    }

    Optional<Connection> find(Tenant tenant, UUID id) {
        return database.selectFrom(INTEGRATION)
                .where(live(tenant).and(INTEGRATION.ID.eq(id)))
                .fetchOptional(ConnectionStore::connection);
    }

    Optional<Connection> lock(Tenant tenant, UUID id) {
        return database.selectFrom(INTEGRATION)
                .where(live(tenant).and(INTEGRATION.ID.eq(id)))
                .forUpdate()
                .fetchOptional(ConnectionStore::connection);
    }

    Map<UUID, Connection> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.selectFrom(INTEGRATION)
                .where(of(tenant).and(INTEGRATION.ID.in(ids)))
                .fetchMap(INTEGRATION.ID, ConnectionStore::connection);
    }

    List<Connection> ofType(Tenant tenant, String type, @Nullable String code) {
        Condition which = live(tenant).and(INTEGRATION.INTEGRATION_TYPE.eq(type));
        return database.selectFrom(INTEGRATION)
                .where(code == null ? which : which.and(INTEGRATION.CODE.eq(code)))
                .orderBy(INTEGRATION.CREATED_AT, INTEGRATION.ID)
                .fetch(ConnectionStore::connection);
    }

    Paged<Connection> page(Tenant tenant, Query query, Page page) {
        return page.fetch(
                database,
                List.of(INTEGRATION.fields()),
                INTEGRATION,
                live(tenant).and(query.search(INTEGRATION.NAME, INTEGRATION.CODE)),
                List.of(INTEGRATION.CREATED_AT.desc(), INTEGRATION.ID.asc()),
                row -> connection(row.into(INTEGRATION)));
    }

    String secretKey(Tenant tenant, UUID id) {
        byte[] encrypted = database.select(INTEGRATION.SECRET_KEY)
                .from(INTEGRATION)
                .where(of(tenant).and(INTEGRATION.ID.eq(id)))
                .fetchSingle()
                .value1();
        return secrets.open(id, encrypted);
    }

    Optional<String> webhookSecret(Tenant tenant, UUID id) {
        return database.select(INTEGRATION.WEBHOOK_SECRET)
                .from(INTEGRATION)
                .where(live(tenant).and(INTEGRATION.ID.eq(id)))
                .fetchOptional(INTEGRATION.WEBHOOK_SECRET)
                .map(encrypted -> secrets.open(id, encrypted));
    }

    private static Condition of(Tenant tenant) {
        return INTEGRATION.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Condition live(Tenant tenant) {
        return of(tenant).and(INTEGRATION.DELETED_AT.isNull());
    }

    private static Connection connection(IntegrationRecord row) {
        return new Connection(
                row.getId(),
                row.getIntegrationType(),
                row.getCode(),
                row.getName(),
                row.getSuccessRedirectUrl(),
                row.getSupports_3ds(),
                row.getSecretKeyHint(),
                row.getWebhookSecret() != null,
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
