package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class BillingEntityStore {
    private static final Field<Boolean> HAS_LOGO =
            BILLING_ENTITY.LOGO.isNotNull().as("has_logo");
    private static final List<Field<?>> FIELDS = fields();

    private final DSLContext database;

    BillingEntityStore(DSLContext database) {
        this.database = database;
    }

    /** All but the picture, which is large and rarely wanted. */
    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(BILLING_ENTITY.fields()));
        fields.remove(BILLING_ENTITY.LOGO);
        fields.add(HAS_LOGO);
        return List.copyOf(fields);
    }

    /** False when the code is taken. */
    boolean insert(UUID organizationId, UUID id, boolean isDefault, Map<Field<?>, Object> columns, Instant now) {
        return database.insertInto(BILLING_ENTITY)
                        .set(BILLING_ENTITY.ID, id)
                        .set(BILLING_ENTITY.ORGANIZATION_ID, organizationId)
                        .set(BILLING_ENTITY.IS_DEFAULT, isDefault)
                        .set(BILLING_ENTITY.CREATED_AT, now)
                        .set(BILLING_ENTITY.UPDATED_AT, now)
                        .set(columns)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Tenant tenant, UUID id, Map<Field<?>, Object> columns, Instant now) {
        database.update(BILLING_ENTITY)
                .set(BILLING_ENTITY.UPDATED_AT, now)
                .set(columns)
                .where(of(tenant))
                .and(BILLING_ENTITY.ID.eq(id))
                .execute();
    }

    void archive(Tenant tenant, UUID id, Instant now) {
        database.update(BILLING_ENTITY)
                .set(BILLING_ENTITY.ARCHIVED_AT, now)
                .where(of(tenant))
                .and(BILLING_ENTITY.ID.eq(id))
                .execute();
    }

    Optional<BillingEntity> byCode(Tenant tenant, String code) {
        return one(live(tenant).and(BILLING_ENTITY.CODE.eq(code)));
    }

    /** Locked, so that it is changed by one at a time. */
    Optional<BillingEntity> lock(Tenant tenant, String code) {
        return database.select(FIELDS)
                .from(BILLING_ENTITY)
                .where(live(tenant))
                .and(BILLING_ENTITY.CODE.eq(code))
                .forUpdate()
                .fetchOptional(BillingEntityStore::map);
    }

    Optional<BillingEntity> defaultOf(Tenant tenant) {
        return one(of(tenant).and(BILLING_ENTITY.IS_DEFAULT));
    }

    private Optional<BillingEntity> one(Condition which) {
        return database.select(FIELDS).from(BILLING_ENTITY).where(which).fetchOptional(BillingEntityStore::map);
    }

    /** Archived ones included: documents still name them. */
    Map<UUID, BillingEntity> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.select(FIELDS)
                .from(BILLING_ENTITY)
                .where(of(tenant))
                .and(BILLING_ENTITY.ID.in(ids))
                .fetchMap(row -> row.get(BILLING_ENTITY.ID), BillingEntityStore::map);
    }

    List<BillingEntity> list(Tenant tenant) {
        return database.select(FIELDS)
                .from(BILLING_ENTITY)
                .where(live(tenant))
                .orderBy(BILLING_ENTITY.IS_DEFAULT.desc(), BILLING_ENTITY.CREATED_AT, BILLING_ENTITY.ID)
                .fetch(BillingEntityStore::map);
    }

    Optional<BillingEntity.Logo> logo(Tenant tenant, UUID id) {
        return database.select(BILLING_ENTITY.LOGO, BILLING_ENTITY.LOGO_CONTENT_TYPE)
                .from(BILLING_ENTITY)
                .where(of(tenant))
                .and(BILLING_ENTITY.ID.eq(id))
                .and(BILLING_ENTITY.LOGO.isNotNull())
                .fetchOptional(row -> new BillingEntity.Logo(row.value1(), row.value2()));
    }

    private static Condition of(Tenant tenant) {
        return BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Condition live(Tenant tenant) {
        return of(tenant).and(BILLING_ENTITY.ARCHIVED_AT.isNull());
    }

    private static BillingEntity map(Record row) {
        return new BillingEntity(
                row.get(BILLING_ENTITY.ID),
                row.get(BILLING_ENTITY.CODE),
                row.get(BILLING_ENTITY.NAME),
                row.get(BILLING_ENTITY.IS_DEFAULT),
                new BillingEntity.Legal(
                        row.get(BILLING_ENTITY.LEGAL_NAME),
                        row.get(BILLING_ENTITY.LEGAL_NUMBER),
                        row.get(BILLING_ENTITY.TAX_IDENTIFICATION_NUMBER)),
                new BillingEntity.Address(
                        row.get(BILLING_ENTITY.ADDRESS_LINE1),
                        row.get(BILLING_ENTITY.ADDRESS_LINE2),
                        row.get(BILLING_ENTITY.ZIPCODE),
                        row.get(BILLING_ENTITY.CITY),
                        row.get(BILLING_ENTITY.STATE),
                        row.get(BILLING_ENTITY.COUNTRY)),
                row.get(BILLING_ENTITY.EMAIL),
                row.get(BILLING_ENTITY.PHONE),
                row.get(BILLING_ENTITY.DEFAULT_CURRENCY),
                row.get(BILLING_ENTITY.TIMEZONE),
                row.get(BILLING_ENTITY.DOCUMENT_LOCALE),
                BillingEntity.Numbering.valueOf(
                        row.get(BILLING_ENTITY.DOCUMENT_NUMBERING).toUpperCase(Locale.ROOT)),
                row.get(BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX),
                row.get(BILLING_ENTITY.NET_PAYMENT_TERM),
                row.get(BILLING_ENTITY.INVOICE_GRACE_PERIOD),
                row.get(BILLING_ENTITY.INVOICE_FOOTER),
                row.get(BILLING_ENTITY.FINALIZE_ZERO_AMOUNT_INVOICE),
                row.get(BILLING_ENTITY.ISSUING_DATE_ANCHOR),
                row.get(BILLING_ENTITY.ISSUING_DATE_ADJUSTMENT),
                List.of(row.get(BILLING_ENTITY.EMAIL_SETTINGS)),
                row.get(BILLING_ENTITY.EU_TAX_MANAGEMENT),
                row.get(BILLING_ENTITY.EINVOICING),
                row.get(HAS_LOGO),
                row.get(BILLING_ENTITY.CREATED_AT),
                row.get(BILLING_ENTITY.UPDATED_AT));
    }
}
