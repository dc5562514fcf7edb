package dev.tarn.pricingunit;

import static dev.tarn.schema.Tables.PRICING_UNIT;

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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class PricingUnitStore {
    private static final List<Field<?>> FIELDS = List.of(
            PRICING_UNIT.ID,
            PRICING_UNIT.CODE,
            PRICING_UNIT.NAME,
            PRICING_UNIT.SHORT_NAME,
            PRICING_UNIT.DESCRIPTION,
            PRICING_UNIT.CREATED_AT);

    private final DSLContext database;

    PricingUnitStore(DSLContext database) {
        this.database = database;
    }

    int insert(Tenant tenant, UUID id, PricingUnitDraft draft, Instant now) {
        return database.insertInto(PRICING_UNIT)
                .set(PRICING_UNIT.ID, id)
                .set(PRICING_UNIT.ORGANIZATION_ID, tenant.organizationId())
                .set(PRICING_UNIT.CODE, draft.code())
                .set(PRICING_UNIT.NAME, draft.name())
                .set(PRICING_UNIT.SHORT_NAME, draft.shortName())
                .set(PRICING_UNIT.DESCRIPTION, draft.description())
                .set(PRICING_UNIT.CREATED_AT, now)
                .set(PRICING_UNIT.UPDATED_AT, now)
                .execute();
    }

    int update(Tenant tenant, UUID id, PricingUnitDraft draft, Instant now) {
        return database.update(PRICING_UNIT)
                .set(PRICING_UNIT.CODE, draft.code())
                .set(PRICING_UNIT.NAME, draft.name())
                .set(PRICING_UNIT.SHORT_NAME, draft.shortName())
                .set(PRICING_UNIT.DESCRIPTION, draft.description())
                .set(PRICING_UNIT.UPDATED_AT, now)
                .where(own(tenant))
                .and(PRICING_UNIT.ID.eq(id))
                .execute();
    }

    Optional<PricingUnit> find(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(PRICING_UNIT)
                .where(own(tenant))
                .and(PRICING_UNIT.CODE.eq(code))
                .fetchOptional(PricingUnitStore::unit);
    }

    /** The same, locked against other writes until the end of the transaction. */
    Optional<PricingUnit> lock(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(PRICING_UNIT)
                .where(own(tenant))
                .and(PRICING_UNIT.CODE.eq(code))
                .forUpdate()
                .fetchOptional(PricingUnitStore::unit);
    }

    Paged<PricingUnit> list(Tenant tenant, Query query, Page page) {
        return page.fetch(
                database,
                FIELDS,
                PRICING_UNIT,
                own(tenant).and(query.search(PRICING_UNIT.NAME, PRICING_UNIT.CODE)),
                List.of(PRICING_UNIT.CREATED_AT.desc(), PRICING_UNIT.ID),
                PricingUnitStore::unit);
    }

    Map<UUID, PricingUnit> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.select(FIELDS)
                .from(PRICING_UNIT)
                .where(own(tenant))
                .and(PRICING_UNIT.ID.in(ids))
                .fetchMap(PRICING_UNIT.ID, PricingUnitStore::unit);
    }

    Map<String, PricingUnit> byCodes(Tenant tenant, Collection<String> codes) {
        return database.select(FIELDS)
                .from(PRICING_UNIT)
                .where(own(tenant))
                .and(PRICING_UNIT.CODE.in(codes))
                .fetchMap(PRICING_UNIT.CODE, PricingUnitStore::unit);
    }

    private static Condition own(Tenant tenant) {
        return PRICING_UNIT.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static PricingUnit unit(Record row) {
        return new PricingUnit(
                row.get(PRICING_UNIT.ID),
                row.get(PRICING_UNIT.CODE),
                row.get(PRICING_UNIT.NAME),
                row.get(PRICING_UNIT.SHORT_NAME),
                row.get(PRICING_UNIT.DESCRIPTION),
                row.get(PRICING_UNIT.CREATED_AT));
    }
}
