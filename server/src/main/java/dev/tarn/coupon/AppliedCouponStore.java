package dev.tarn.coupon;

import static dev.tarn.schema.Tables.APPLIED_COUPON;
import static dev.tarn.schema.Tables.COUPON;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_CREDIT;

import dev.tarn.engine.invoice.HeldCoupon;
import dev.tarn.engine.invoice.HeldCoupon.Frequency;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.AppliedCouponRecord;
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
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class AppliedCouponStore {
    private static final TableLike<?> APPLIED = APPLIED_COUPON
            .join(COUPON)
            .on(COUPON.ID.eq(APPLIED_COUPON.COUPON_ID))
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(APPLIED_COUPON.CUSTOMER_ID));

    /** Invoices that do not count for what is used up (CRD-025). */
    private static final List<String> RELEASED = List.of("voided", "closed", "deleted");

    private static final Field<Long> CREDITED = DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(INVOICE_CREDIT.AMOUNT_CENTS), DSL.zero()))
                            .from(INVOICE_CREDIT)
                            .join(INVOICE)
                            .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                            .where(INVOICE_CREDIT.APPLIED_COUPON_ID.eq(APPLIED_COUPON.ID))
                            .and(INVOICE.STATUS.notIn(RELEASED)))
            .cast(Long.class)
            .as("credited_cents");

    private final DSLContext database;

    AppliedCouponStore(DSLContext database) {
        this.database = database;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(APPLIED_COUPON.fields()));
        fields.addAll(List.of(
                COUPON.CODE,
                COUPON.NAME,
                COUPON.STATUS,
                COUPON.EXPIRATION_AT,
                COUPON.DELETED_AT,
                COUPON.COUPON_TYPE,
                CUSTOMER.EXTERNAL_ID,
                CREDITED));
        return fields;
    }

    Optional<AppliedCoupon> find(Tenant tenant, UUID id) {
        return database.select(fields())
                .from(APPLIED)
                .where(of(tenant).and(APPLIED_COUPON.ID.eq(id)))
                .fetchOptional(AppliedCouponStore::applied);
    }

    Paged<AppliedCoupon> page(Tenant tenant, Query query, Page page) {
        var codes = query.list("coupon_code");
        var filter = of(tenant)
                .and(query.text("status").map(APPLIED_COUPON.STATUS::eq).orElse(DSL.noCondition()))
                .and(query.text("external_customer_id")
                        .map(CUSTOMER.EXTERNAL_ID::eq)
                        .orElse(DSL.noCondition()))
                .and(codes.isEmpty() ? DSL.noCondition() : COUPON.CODE.in(codes));
        return page(filter, page);
    }

    Paged<AppliedCoupon> pageOfCustomer(Tenant tenant, UUID customerId, Query query, Page page) {
        var codes = query.list("coupon_code");
        var filter = of(tenant)
                .and(APPLIED_COUPON.CUSTOMER_ID.eq(customerId))
                .and(query.text("status").map(APPLIED_COUPON.STATUS::eq).orElse(DSL.noCondition()))
                .and(codes.isEmpty() ? DSL.noCondition() : COUPON.CODE.in(codes));
        return page(filter, page);
    }

    private Paged<AppliedCoupon> page(Condition filter, Page page) {
        var order = List.of(APPLIED_COUPON.CREATED_AT.desc(), APPLIED_COUPON.ID.asc());
        return page.fetch(database, fields(), APPLIED, filter, order, AppliedCouponStore::applied);
    }

    /** What these customers can use, oldest first; nobody else can use or end it until the transaction ends. */
    Map<UUID, List<AppliedCoupon>> lockActive(Tenant tenant, Collection<UUID> customerIds) {
        var ids = database.select(APPLIED_COUPON.ID)
                .from(APPLIED_COUPON)
                .where(of(tenant))
                .and(APPLIED_COUPON.CUSTOMER_ID.in(customerIds))
                .and(APPLIED_COUPON.STATUS.eq(Status.ACTIVE.code()))
                .orderBy(APPLIED_COUPON.ID)
                .forUpdate()
                .fetch(APPLIED_COUPON.ID);
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.select(fields())
                .from(APPLIED)
                .where(APPLIED_COUPON.ID.in(ids))
                .orderBy(APPLIED_COUPON.CREATED_AT, APPLIED_COUPON.ID)
                .fetchGroups(APPLIED_COUPON.CUSTOMER_ID, AppliedCouponStore::applied);
    }

    boolean wasGivenTo(UUID couponId, UUID customerId) {
        return database.fetchExists(
                APPLIED_COUPON, APPLIED_COUPON.COUPON_ID.eq(couponId).and(APPLIED_COUPON.CUSTOMER_ID.eq(customerId)));
    }

    UUID insert(Tenant tenant, UUID couponId, UUID customerId, CouponTerms terms, Instant now) {
        AppliedCouponRecord row = database.newRecord(APPLIED_COUPON);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCouponId(couponId);
        row.setCustomerId(customerId);
        row.setStatus(Status.ACTIVE.code());
        row.setAmountCents(terms.amountCents());
        row.setAmountCurrency(terms.currency());
        row.setRatePercent(terms.ratePercent());
        row.setFrequency(terms.frequency().name().toLowerCase(Locale.ROOT));
        row.setFrequencyDuration(terms.periods());
        row.setFrequencyDurationRemaining(terms.periods());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
        return row.getId();
    }

    /** After its use by an invoice. */
    void write(UUID id, HeldCoupon held, Instant now) {
        var update = database.update(APPLIED_COUPON).set(APPLIED_COUPON.UPDATED_AT, now);
        if (held.frequency() == Frequency.RECURRING) {
            update = update.set(APPLIED_COUPON.FREQUENCY_DURATION_REMAINING, held.periodsRemaining());
        }
        if (!held.active()) {
            update = update.set(APPLIED_COUPON.STATUS, Status.TERMINATED.code()).set(APPLIED_COUPON.TERMINATED_AT, now);
        }
        update.where(APPLIED_COUPON.ID.eq(id)).execute();
    }

    void terminate(UUID id, Instant now) {
        terminate(APPLIED_COUPON.ID.eq(id), now);
    }

    void terminateOf(UUID couponId, Instant now) {
        terminate(APPLIED_COUPON.COUPON_ID.eq(couponId), now);
    }

    void terminateOfCustomer(Tenant tenant, UUID customerId, Instant now) {
        terminate(of(tenant).and(APPLIED_COUPON.CUSTOMER_ID.eq(customerId)), now);
    }

    private void terminate(Condition which, Instant now) {
        database.update(APPLIED_COUPON)
                .set(APPLIED_COUPON.STATUS, Status.TERMINATED.code())
                .set(APPLIED_COUPON.TERMINATED_AT, now)
                .set(APPLIED_COUPON.UPDATED_AT, now)
                .where(which)
                .and(APPLIED_COUPON.STATUS.eq(Status.ACTIVE.code()))
                .execute();
    }

    /**
     * What an invoice used up is there again: a recurring one gains its period, and one that its use ended is active, unless the coupon itself is
     * not given out any more.
     */
    void giveBack(Tenant tenant, UUID invoiceId, Instant now) {
        var used = of(tenant)
                .and(APPLIED_COUPON.ID.in(DSL.select(INVOICE_CREDIT.APPLIED_COUPON_ID)
                        .from(INVOICE_CREDIT)
                        .where(INVOICE_CREDIT.INVOICE_ID.eq(invoiceId))
                        .and(INVOICE_CREDIT.APPLIED_COUPON_ID.isNotNull())));
        var usable = DSL.exists(DSL.selectOne()
                .from(COUPON)
                .where(COUPON.ID.eq(APPLIED_COUPON.COUPON_ID))
                .and(COUPON.STATUS.eq(Status.ACTIVE.code()))
                .and(COUPON.DELETED_AT.isNull()));
        database.update(APPLIED_COUPON)
                .set(APPLIED_COUPON.STATUS, Status.ACTIVE.code())
                .set(APPLIED_COUPON.TERMINATED_AT, (Instant) null)
                .set(APPLIED_COUPON.UPDATED_AT, now)
                .where(used)
                .and(usable)
                .and(APPLIED_COUPON.STATUS.eq(Status.TERMINATED.code()))
                .and(APPLIED_COUPON.FREQUENCY.ne("forever"))
                .execute();
        database.update(APPLIED_COUPON)
                .set(
                        APPLIED_COUPON.FREQUENCY_DURATION_REMAINING,
                        DSL.least(
                                APPLIED_COUPON.FREQUENCY_DURATION_REMAINING.plus(1), APPLIED_COUPON.FREQUENCY_DURATION))
                .set(APPLIED_COUPON.UPDATED_AT, now)
                .where(used)
                .and(APPLIED_COUPON.FREQUENCY.eq("recurring"))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return APPLIED_COUPON.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static AppliedCoupon applied(Record row) {
        var terms = new CouponTerms(
                CouponTerms.Type.valueOf(row.get(COUPON.COUPON_TYPE).toUpperCase(Locale.ROOT)),
                row.get(APPLIED_COUPON.AMOUNT_CENTS),
                row.get(APPLIED_COUPON.AMOUNT_CURRENCY),
                row.get(APPLIED_COUPON.RATE_PERCENT),
                Frequency.valueOf(row.get(APPLIED_COUPON.FREQUENCY).toUpperCase(Locale.ROOT)),
                row.get(APPLIED_COUPON.FREQUENCY_DURATION));
        return new AppliedCoupon(
                row.get(APPLIED_COUPON.ID),
                row.get(APPLIED_COUPON.CUSTOMER_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                new AppliedCoupon.OfCoupon(
                        row.get(APPLIED_COUPON.COUPON_ID),
                        row.get(COUPON.CODE),
                        row.get(COUPON.NAME),
                        Status.of(row.get(COUPON.STATUS)),
                        row.get(COUPON.EXPIRATION_AT),
                        row.get(COUPON.DELETED_AT)),
                Status.of(row.get(APPLIED_COUPON.STATUS)),
                terms,
                row.get(APPLIED_COUPON.FREQUENCY_DURATION_REMAINING),
                row.get(CREDITED),
                row.get(APPLIED_COUPON.CREATED_AT),
                row.get(APPLIED_COUPON.TERMINATED_AT));
    }
}
