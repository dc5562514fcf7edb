package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class BillingEntityStore {
    private final DSLContext database;

    BillingEntityStore(DSLContext database) {
        this.database = database;
    }

    void insertDefault(
            UUID organizationId, String code, String prefix, BillingEntities.FirstEntity entity, Instant now) {
        database.insertInto(BILLING_ENTITY)
                .set(BILLING_ENTITY.ID, organizationId)
                .set(BILLING_ENTITY.ORGANIZATION_ID, organizationId)
                .set(BILLING_ENTITY.CODE, code)
                .set(BILLING_ENTITY.NAME, entity.name())
                .set(BILLING_ENTITY.IS_DEFAULT, true)
                .set(BILLING_ENTITY.DEFAULT_CURRENCY, entity.currency())
                .set(BILLING_ENTITY.TIMEZONE, entity.timezone())
                .set(BILLING_ENTITY.COUNTRY, entity.country())
                .set(BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX, prefix)
                .set(BILLING_ENTITY.CREATED_AT, now)
                .set(BILLING_ENTITY.UPDATED_AT, now)
                .execute();
    }

    BillingEntity theDefault(Tenant tenant) {
        return database.selectFrom(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.IS_DEFAULT)
                .fetchSingle(row -> new BillingEntity(
                        row.getId(),
                        row.getCode(),
                        row.getName(),
                        row.getDefaultCurrency(),
                        row.getTimezone(),
                        row.getCountry()));
    }
}
