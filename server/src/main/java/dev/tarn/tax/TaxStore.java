package dev.tarn.tax;

import static dev.tarn.schema.Tables.APPLIED_TAX;
import static dev.tarn.schema.Tables.TAX;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class TaxStore {
    /** Applied to the organization means: to its default billing entity, which carries the organization's id. */
    private static final Field<Boolean> APPLIED_TO_ORGANIZATION = DSL.field(DSL.exists(DSL.selectOne()
                    .from(APPLIED_TAX)
                    .where(APPLIED_TAX.TAX_ID.eq(TAX.ID))
                    .and(APPLIED_TAX.TARGET_ID.eq(TAX.ORGANIZATION_ID))))
            .as("applied_to_organization");

    private static final List<SelectField<?>> FIELDS = List.of(
            TAX.ID, TAX.CODE, TAX.NAME, TAX.DESCRIPTION, TAX.RATE_PERCENT, TAX.CREATED_AT, APPLIED_TO_ORGANIZATION);

    private final DSLContext database;

    TaxStore(DSLContext database) {
        this.database = database;
    }

    private static Condition live(Tenant tenant) {
        return TAX.ORGANIZATION_ID.eq(tenant.organizationId()).and(TAX.DELETED_AT.isNull());
    }

    private static Tax tax(Record row) {
        return new Tax(
                row.get(TAX.ID),
                row.get(TAX.CODE),
                row.get(TAX.NAME),
                row.get(TAX.DESCRIPTION),
                row.get(TAX.RATE_PERCENT),
                row.get(APPLIED_TO_ORGANIZATION),
                row.get(TAX.CREATED_AT));
    }

    Optional<Tax> byCode(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(TAX)
                .where(live(tenant))
                .and(TAX.CODE.eq(code))
                .fetchOptional(TaxStore::tax);
    }

    List<Tax> byCodes(Tenant tenant, Collection<String> codes) {
        return database.select(FIELDS)
                .from(TAX)
                .where(live(tenant))
                .and(TAX.CODE.in(codes))
                .fetch(TaxStore::tax);
    }

    Paged<Tax> list(Tenant tenant, Query query, Page page) {
        Condition where = live(tenant).and(query.search(TAX.NAME, TAX.CODE));
        return page.fetch(database, FIELDS, TAX, where, List.of(TAX.CREATED_AT.desc(), TAX.ID), TaxStore::tax);
    }

    /** Empty where the code is taken: the unique index decides. */
    Optional<UUID> insert(Tenant tenant, TaxDraft draft, Instant now) {
        UUID id = Ids.next();
        int inserted = database.insertInto(TAX)
                .set(TAX.ID, id)
                .set(TAX.ORGANIZATION_ID, tenant.organizationId())
                .set(TAX.CODE, Objects.requireNonNull(draft.code()))
                .set(TAX.NAME, Objects.requireNonNull(draft.name()))
                .set(TAX.DESCRIPTION, draft.description())
                .set(TAX.RATE_PERCENT, Objects.requireNonNull(draft.ratePercent()))
                .set(TAX.CREATED_AT, now)
                .set(TAX.UPDATED_AT, now)
                .onConflict(TAX.ORGANIZATION_ID, TAX.CODE)
                .where(TAX.DELETED_AT.isNull())
                .doNothing()
                .execute();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    void update(
            UUID id,
            String code,
            String name,
            @org.jspecify.annotations.Nullable String description,
            BigDecimal ratePercent,
            Instant now) {
        database.update(TAX)
                .set(TAX.CODE, code)
                .set(TAX.NAME, name)
                .set(TAX.DESCRIPTION, description)
                .set(TAX.RATE_PERCENT, ratePercent)
                .set(TAX.UPDATED_AT, now)
                .where(TAX.ID.eq(id))
                .execute();
    }

    void delete(UUID id, Instant now) {
        database.deleteFrom(APPLIED_TAX).where(APPLIED_TAX.TAX_ID.eq(id)).execute();
        database.update(TAX).set(TAX.DELETED_AT, now).where(TAX.ID.eq(id)).execute();
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

    void detach(Tenant tenant, UUID targetId, UUID taxId) {
        database.deleteFrom(APPLIED_TAX)
                .where(APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(APPLIED_TAX.TARGET_ID.eq(targetId))
                .and(APPLIED_TAX.TAX_ID.eq(taxId))
                .execute();
    }

    void detachAll(Tenant tenant, UUID targetId) {
        database.deleteFrom(APPLIED_TAX)
                .where(APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(APPLIED_TAX.TARGET_ID.eq(targetId))
                .execute();
    }

    Map<UUID, List<Tax>> byTarget(Tenant tenant, Collection<UUID> targetIds) {
        Map<UUID, List<Tax>> found = new HashMap<>();
        var fields = new ArrayList<SelectField<?>>(FIELDS);
        fields.add(APPLIED_TAX.TARGET_ID);
        database.select(fields)
                .from(APPLIED_TAX)
                .join(TAX)
                .on(TAX.ID.eq(APPLIED_TAX.TAX_ID))
                .where(live(tenant))
                .and(APPLIED_TAX.TARGET_ID.in(targetIds))
                .orderBy(TAX.CREATED_AT, TAX.ID)
                .forEach(row -> found.computeIfAbsent(row.get(APPLIED_TAX.TARGET_ID), id -> new ArrayList<>())
                        .add(tax(row)));
        return found;
    }
}
