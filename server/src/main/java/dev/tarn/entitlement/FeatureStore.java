package dev.tarn.entitlement;

import static dev.tarn.schema.Tables.FEATURE;
import static dev.tarn.schema.Tables.PLAN_ENTITLEMENT;
import static dev.tarn.schema.Tables.PLAN_ENTITLEMENT_VALUE;
import static dev.tarn.schema.Tables.PRIVILEGE;
import static dev.tarn.schema.Tables.SUBSCRIPTION_ENTITLEMENT;
import static dev.tarn.schema.Tables.SUBSCRIPTION_ENTITLEMENT_VALUE;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FeatureRecord;
import dev.tarn.schema.tables.records.PrivilegeRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class FeatureStore {
    private final DSLContext database;

    FeatureStore(DSLContext database) {
        this.database = database;
    }

    Paged<Feature> page(Tenant tenant, Query query, Page page) {
        var rows = page.fetch(
                database,
                List.of(FEATURE.asterisk()),
                FEATURE,
                live(tenant).and(query.search(FEATURE.NAME, FEATURE.CODE)),
                List.of(FEATURE.CREATED_AT.desc(), FEATURE.ID),
                row -> row.into(FEATURE));
        return rows.withItems(whole(rows.items()));
    }

    Optional<Feature> byCode(Tenant tenant, String code) {
        return whole(database.selectFrom(FEATURE)
                        .where(live(tenant))
                        .and(FEATURE.CODE.eq(code))
                        .fetch())
                .stream()
                .findFirst();
    }

    /** Locked against other edits, and against being granted, until the end of the transaction. */
    Optional<Feature> lockByCode(Tenant tenant, String code) {
        return whole(database.selectFrom(FEATURE)
                        .where(live(tenant))
                        .and(FEATURE.CODE.eq(code))
                        .forUpdate()
                        .fetch())
                .stream()
                .findFirst();
    }

    /** Held by whoever grants them: not deleted until the end of the transaction. In the order of their ids. */
    List<Feature> hold(Tenant tenant, Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : whole(database.selectFrom(FEATURE)
                        .where(live(tenant))
                        .and(FEATURE.CODE.in(codes))
                        .orderBy(FEATURE.ID)
                        .forShare()
                        .fetch());
    }

    List<Feature> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : whole(database.selectFrom(FEATURE)
                        .where(live(tenant))
                        .and(FEATURE.ID.in(ids))
                        .orderBy(FEATURE.CREATED_AT, FEATURE.ID)
                        .fetch());
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(FEATURE, live(tenant).and(FEATURE.CODE.eq(code)));
    }

    UUID insert(Tenant tenant, String code, @Nullable String name, @Nullable String description, Instant now) {
        var row = new FeatureRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCode(code);
        row.setName(name);
        row.setDescription(description);
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        database.insertInto(FEATURE).set(row).execute();
        return row.getId();
    }

    void update(UUID id, @Nullable String name, @Nullable String description, Instant now) {
        database.update(FEATURE)
                .set(FEATURE.NAME, name)
                .set(FEATURE.DESCRIPTION, description)
                .set(FEATURE.UPDATED_AT, now)
                .where(FEATURE.ID.eq(id))
                .execute();
    }

    void write(Tenant tenant, UUID featureId, PrivilegeDraft draft, Instant now) {
        boolean isSelect = draft.type() == Privilege.Type.SELECT;
        var row = new PrivilegeRecord();
        row.setName(draft.name());
        row.setSelectOptions(isSelect ? draft.selectOptions().toArray(String[]::new) : null);
        if (draft.replaces() != null) {
            database.update(PRIVILEGE)
                    .set(row)
                    .where(PRIVILEGE.ID.eq(draft.replaces().id()))
                    .execute();
            return;
        }
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setFeatureId(featureId);
        row.setCode(draft.code());
        row.setValueType(draft.type().code());
        row.setCreatedAt(now);
        database.insertInto(PRIVILEGE).set(row).execute();
    }

    /** With all that plans and subscriptions have of it (PLT-291). */
    void delete(UUID id, Instant now) {
        database.deleteFrom(PLAN_ENTITLEMENT)
                .where(PLAN_ENTITLEMENT.FEATURE_ID.eq(id))
                .execute();
        database.deleteFrom(SUBSCRIPTION_ENTITLEMENT)
                .where(SUBSCRIPTION_ENTITLEMENT.FEATURE_ID.eq(id))
                .execute();
        database.update(PRIVILEGE)
                .set(PRIVILEGE.DELETED_AT, now)
                .where(PRIVILEGE.FEATURE_ID.eq(id))
                .and(PRIVILEGE.DELETED_AT.isNull())
                .execute();
        database.update(FEATURE)
                .set(FEATURE.DELETED_AT, now)
                .where(FEATURE.ID.eq(id))
                .execute();
    }

    /** With all values that plans and subscriptions have of it. */
    void deletePrivilege(UUID id, Instant now) {
        database.deleteFrom(PLAN_ENTITLEMENT_VALUE)
                .where(PLAN_ENTITLEMENT_VALUE.PRIVILEGE_ID.eq(id))
                .execute();
        database.deleteFrom(SUBSCRIPTION_ENTITLEMENT_VALUE)
                .where(SUBSCRIPTION_ENTITLEMENT_VALUE.PRIVILEGE_ID.eq(id))
                .execute();
        database.update(PRIVILEGE)
                .set(PRIVILEGE.DELETED_AT, now)
                .where(PRIVILEGE.ID.eq(id))
                .execute();
    }

    private static Condition live(Tenant tenant) {
        return FEATURE.ORGANIZATION_ID.eq(tenant.organizationId()).and(FEATURE.DELETED_AT.isNull());
    }

    private List<Feature> whole(List<FeatureRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Privilege>> privilegesOf = database.selectFrom(PRIVILEGE)
                .where(PRIVILEGE.FEATURE_ID.in(
                        rows.stream().map(FeatureRecord::getId).toList()))
                .and(PRIVILEGE.DELETED_AT.isNull())
                .orderBy(PRIVILEGE.CREATED_AT, PRIVILEGE.ID)
                .fetchGroups(PRIVILEGE.FEATURE_ID, row -> privilege(row.into(PRIVILEGE)));
        return rows.stream()
                .map(row -> new Feature(
                        row.getId(),
                        row.getCode(),
                        row.getName(),
                        row.getDescription(),
                        privilegesOf.getOrDefault(row.getId(), List.of()),
                        row.getCreatedAt()))
                .toList();
    }

    private static Privilege privilege(PrivilegeRecord row) {
        String[] options = row.getSelectOptions();
        return new Privilege(
                row.getId(),
                row.getFeatureId(),
                row.getCode(),
                row.getName(),
                Privilege.Type.valueOf(row.getValueType().toUpperCase(Locale.ROOT)),
                options == null ? List.of() : Arrays.asList(options));
    }
}
