package dev.tarn.tax;

import static dev.tarn.schema.Tables.APPLIED_TAX;
import static dev.tarn.schema.Tables.TAX;

import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class TaxStore {
    /** The default billing entity carries the id of its organization: taxes attached to it apply to the organization. */
    private static final Field<Boolean> APPLIED_TO_ORGANIZATION = DSL.field(DSL.exists(DSL.selectOne()
                    .from(APPLIED_TAX)
                    .where(APPLIED_TAX.TAX_ID.eq(TAX.ID))
                    .and(APPLIED_TAX.TARGET_ID.eq(TAX.ORGANIZATION_ID))))
            .as("applied_to_organization");

    private static final List<Field<?>> FIELDS = List.of(
            TAX.ID, TAX.CODE, TAX.NAME, TAX.DESCRIPTION, TAX.RATE_PERCENT, APPLIED_TO_ORGANIZATION, TAX.CREATED_AT);

    private final DSLContext database;

    TaxStore(DSLContext database) {
        this.database = database;
    }

    /** False when the code is taken. */
    boolean insert(Tenant tenant, UUID id, TaxDraft draft, Instant now) {
        return database.insertInto(TAX)
                        .set(TAX.ID, id)
                        .set(TAX.ORGANIZATION_ID, tenant.organizationId())
                        .set(TAX.CODE, draft.code())
                        .set(TAX.NAME, draft.name())
                        .set(TAX.DESCRIPTION, draft.description())
                        .set(TAX.RATE_PERCENT, draft.ratePercent())
                        .set(TAX.CREATED_AT, now)
                        .set(TAX.UPDATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Tenant tenant, UUID id, TaxDraft draft, Instant now) {
        database.update(TAX)
                .set(TAX.CODE, draft.code())
                .set(TAX.NAME, draft.name())
                .set(TAX.DESCRIPTION, draft.description())
                .set(TAX.RATE_PERCENT, draft.ratePercent())
                .set(TAX.UPDATED_AT, now)
                .where(live(tenant))
                .and(TAX.ID.eq(id))
                .execute();
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(TAX, live(tenant).and(TAX.CODE.eq(code)));
    }

    void markDeleted(Tenant tenant, UUID id, Instant now) {
        database.update(TAX)
                .set(TAX.DELETED_AT, now)
                .where(live(tenant))
                .and(TAX.ID.eq(id))
                .execute();
        database.deleteFrom(APPLIED_TAX)
                .where(APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(APPLIED_TAX.TAX_ID.eq(id))
                .execute();
    }

    Optional<Tax> find(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(TAX)
                .where(live(tenant))
                .and(TAX.CODE.eq(code))
                .fetchOptional(TaxStore::map);
    }

    /** Locked, so that it is edited or deleted by one at a time. */
    Optional<Tax> lock(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(TAX)
                .where(live(tenant))
                .and(TAX.CODE.eq(code))
                .forUpdate()
                .of(TAX)
                .fetchOptional(TaxStore::map);
    }

    /** Kept from being deleted until this transaction ends. */
    List<Tax> lockAll(Tenant tenant, Collection<String> codes) {
        return database.select(FIELDS)
                .from(TAX)
                .where(live(tenant))
                .and(TAX.CODE.in(codes))
                .orderBy(TAX.ID)
                .forShare()
                .of(TAX)
                .fetch(TaxStore::map);
    }

    Paged<Tax> list(Tenant tenant, Query query, Page page) {
        return page.fetch(
                database,
                FIELDS,
                TAX,
                live(tenant).and(query.search(TAX.NAME, TAX.CODE)),
                List.of(TAX.CREATED_AT.desc(), TAX.ID),
                TaxStore::map);
    }

    Map<UUID, List<Tax>> byTarget(Tenant tenant, Collection<UUID> targetIds) {
        return database
                .select(APPLIED_TAX.TARGET_ID)
                .select(FIELDS)
                .from(APPLIED_TAX)
                .join(TAX)
                .on(TAX.ID.eq(APPLIED_TAX.TAX_ID))
                .where(live(tenant))
                .and(APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(APPLIED_TAX.TARGET_ID.in(targetIds))
                .orderBy(TAX.CREATED_AT, TAX.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(APPLIED_TAX.TARGET_ID), Collectors.mapping(TaxStore::map, Collectors.toList())));
    }

    void attach(Tenant tenant, TaxTarget target, UUID targetId, Collection<UUID> taxIds, Instant now) {
        for (UUID taxId : taxIds) {
            database.insertInto(APPLIED_TAX)
                    .set(APPLIED_TAX.ORGANIZATION_ID, tenant.organizationId())
                    .set(APPLIED_TAX.TARGET, target.column())
                    .set(APPLIED_TAX.TARGET_ID, targetId)
                    .set(APPLIED_TAX.TAX_ID, taxId)
                    .set(APPLIED_TAX.CREATED_AT, now)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private void detach(Tenant tenant, UUID targetId, Condition which) {
        database.deleteFrom(APPLIED_TAX)
                .where(APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(APPLIED_TAX.TARGET_ID.eq(targetId))
                .and(which)
                .execute();
    }

    void detachAll(Tenant tenant, UUID targetId) {
        detach(tenant, targetId, DSL.noCondition());
    }

    void detach(Tenant tenant, UUID targetId, UUID taxId) {
        detach(tenant, targetId, APPLIED_TAX.TAX_ID.eq(taxId));
    }

    private static Condition live(Tenant tenant) {
        return TAX.ORGANIZATION_ID.eq(tenant.organizationId()).and(TAX.DELETED_AT.isNull());
    }

    private static Tax map(Record row) {
        return new Tax(
                row.get(TAX.ID),
                row.get(TAX.CODE),
                row.get(TAX.NAME),
                row.get(TAX.DESCRIPTION),
                row.get(TAX.RATE_PERCENT),
                row.get(APPLIED_TO_ORGANIZATION),
                row.get(TAX.CREATED_AT));
    }
}
