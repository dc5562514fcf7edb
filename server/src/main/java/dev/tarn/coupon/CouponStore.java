package dev.tarn.coupon;

import static dev.tarn.schema.Tables.APPLIED_COUPON;
import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.COUPON;
import static dev.tarn.schema.Tables.COUPON_METRIC;
import static dev.tarn.schema.Tables.COUPON_PLAN;
import static dev.tarn.schema.Tables.PLAN;

import dev.tarn.engine.invoice.HeldCoupon.Frequency;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CouponRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class CouponStore {
    private final DSLContext database;

    CouponStore(DSLContext database) {
        this.database = database;
    }

    Optional<Coupon> byCode(Tenant tenant, String code) {
        return coupons(database.selectFrom(COUPON)
                        .where(live(tenant), COUPON.CODE.eq(code))
                        .fetch())
                .stream()
                .findFirst();
    }

    /** The same, locked against other writes until the end of the transaction. */
    Optional<Coupon> lockByCode(Tenant tenant, String code) {
        return coupons(database.selectFrom(COUPON)
                        .where(live(tenant), COUPON.CODE.eq(code))
                        .forUpdate()
                        .fetch())
                .stream()
                .findFirst();
    }

    Coupon byId(UUID id) {
        return coupons(database.selectFrom(COUPON).where(COUPON.ID.eq(id)).fetch())
                .getFirst();
    }

    Paged<Coupon> page(Tenant tenant, Query query, Page page) {
        Paged<CouponRecord> found = page.fetch(
                database,
                List.of(COUPON.asterisk()),
                COUPON,
                live(tenant).and(query.search(COUPON.NAME, COUPON.CODE)),
                List.of(COUPON.CREATED_AT.desc(), COUPON.ID),
                row -> row.into(COUPON));
        return found.withItems(coupons(found.items()));
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(COUPON, live(tenant).and(COUPON.CODE.eq(code)));
    }

    boolean wasGivenOut(UUID id) {
        return database.fetchExists(APPLIED_COUPON, APPLIED_COUPON.COUPON_ID.eq(id));
    }

    UUID insert(Tenant tenant, CouponDraft draft, Instant now) {
        UUID id = Ids.next();
        CouponRecord row = database.newRecord(COUPON);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setStatus(Status.ACTIVE.code());
        row.setCreatedAt(now);
        fill(row, draft, now);
        row.insert();
        return id;
    }

    int update(UUID id, CouponDraft draft, Instant now) {
        CouponRecord row = database.newRecord(COUPON);
        fill(row, draft, now);
        return database.update(COUPON).set(row).where(COUPON.ID.eq(id)).execute();
    }

    private static void fill(CouponRecord row, CouponDraft draft, Instant now) {
        CouponTerms terms = draft.terms();
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setDescription(draft.description());
        row.setCouponType(terms.type().code());
        row.setAmountCents(terms.amountCents());
        row.setAmountCurrency(terms.currency());
        row.setRatePercent(terms.ratePercent());
        row.setFrequency(terms.frequency().name().toLowerCase(Locale.ROOT));
        row.setFrequencyDuration(terms.periods());
        row.setReusable(draft.reusable());
        row.setExpirationAt(draft.expirationAt());
        row.setUpdatedAt(now);
    }

    void terminate(Collection<UUID> ids, Instant now) {
        database.update(COUPON)
                .set(COUPON.STATUS, Status.TERMINATED.code())
                .set(COUPON.TERMINATED_AT, now)
                .set(COUPON.UPDATED_AT, now)
                .where(COUPON.ID.in(ids))
                .and(COUPON.STATUS.eq(Status.ACTIVE.code()))
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        database.update(COUPON)
                .set(COUPON.DELETED_AT, now)
                .where(COUPON.ID.eq(id))
                .execute();
    }

    /** The ids of live plans; an unknown code has no entry. */
    Map<String, UUID> planIds(Tenant tenant, Collection<String> codes) {
        return database.select(PLAN.CODE, PLAN.ID)
                .from(PLAN)
                .where(PLAN.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PLAN.CODE.in(codes))
                .and(PLAN.PARENT_ID.isNull())
                .and(PLAN.DELETED_AT.isNull())
                .fetchMap(PLAN.CODE, PLAN.ID);
    }

    /** The ids of live metrics; an unknown code has no entry. */
    Map<String, UUID> metricIds(Tenant tenant, Collection<String> codes) {
        return database.select(BILLABLE_METRIC.CODE, BILLABLE_METRIC.ID)
                .from(BILLABLE_METRIC)
                .where(BILLABLE_METRIC.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLABLE_METRIC.CODE.in(codes))
                .and(BILLABLE_METRIC.DELETED_AT.isNull())
                .fetchMap(BILLABLE_METRIC.CODE, BILLABLE_METRIC.ID);
    }

    void replaceLimits(UUID couponId, Collection<UUID> planIds, Collection<UUID> metricIds) {
        database.deleteFrom(COUPON_PLAN)
                .where(COUPON_PLAN.COUPON_ID.eq(couponId))
                .execute();
        database.deleteFrom(COUPON_METRIC)
                .where(COUPON_METRIC.COUPON_ID.eq(couponId))
                .execute();
        new HashSet<>(planIds)
                .forEach(id -> database.insertInto(COUPON_PLAN, COUPON_PLAN.COUPON_ID, COUPON_PLAN.PLAN_ID)
                        .values(couponId, id)
                        .execute());
        new HashSet<>(metricIds)
                .forEach(id -> database.insertInto(
                                COUPON_METRIC, COUPON_METRIC.COUPON_ID, COUPON_METRIC.BILLABLE_METRIC_ID)
                        .values(couponId, id)
                        .execute());
    }

    private List<Coupon> coupons(List<CouponRecord> rows) {
        var ids = rows.stream().map(CouponRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<String>> plans = database.select(COUPON_PLAN.COUPON_ID, PLAN.CODE)
                .from(COUPON_PLAN)
                .join(PLAN)
                .on(PLAN.ID.eq(COUPON_PLAN.PLAN_ID))
                .where(COUPON_PLAN.COUPON_ID.in(ids))
                .orderBy(PLAN.CODE)
                .fetchGroups(COUPON_PLAN.COUPON_ID, PLAN.CODE);
        Map<UUID, List<String>> metrics = database.select(COUPON_METRIC.COUPON_ID, BILLABLE_METRIC.CODE)
                .from(COUPON_METRIC)
                .join(BILLABLE_METRIC)
                .on(BILLABLE_METRIC.ID.eq(COUPON_METRIC.BILLABLE_METRIC_ID))
                .where(COUPON_METRIC.COUPON_ID.in(ids))
                .orderBy(BILLABLE_METRIC.CODE)
                .fetchGroups(COUPON_METRIC.COUPON_ID, BILLABLE_METRIC.CODE);
        return rows.stream()
                .map(row -> coupon(
                        row, plans.getOrDefault(row.getId(), List.of()), metrics.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private static Coupon coupon(CouponRecord row, List<String> planCodes, List<String> metricCodes) {
        var terms = new CouponTerms(
                CouponTerms.Type.valueOf(row.getCouponType().toUpperCase(Locale.ROOT)),
                row.getAmountCents(),
                row.getAmountCurrency(),
                row.getRatePercent(),
                Frequency.valueOf(row.getFrequency().toUpperCase(Locale.ROOT)),
                row.getFrequencyDuration());
        return new Coupon(
                row.getId(),
                row.getCode(),
                row.getName(),
                row.getDescription(),
                Status.of(row.getStatus()),
                terms,
                row.getReusable(),
                planCodes,
                metricCodes,
                row.getExpirationAt(),
                row.getTerminatedAt(),
                row.getCreatedAt());
    }

    private static Condition live(Tenant tenant) {
        return COUPON.ORGANIZATION_ID.eq(tenant.organizationId()).and(COUPON.DELETED_AT.isNull());
    }
}
