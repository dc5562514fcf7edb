package dev.tarn.coupon;

import static dev.tarn.schema.Tables.APPLIED_COUPON;
import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.COUPON_METRIC;
import static dev.tarn.schema.Tables.COUPON_PLAN;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Whether two limited coupons of a customer would be about the same thing (CRD-022). */
@Component
class Overlaps {
    private static final dev.tarn.schema.tables.CouponPlan HELD_PLAN = COUPON_PLAN.as("held_plan");
    private static final dev.tarn.schema.tables.CouponMetric HELD_METRIC = COUPON_METRIC.as("held_metric");

    private final DSLContext database;

    Overlaps(DSLContext database) {
        this.database = database;
    }

    /** The same plan, the same metric, a plan that charges for one of its metrics, or a metric that one of its plans charges for. */
    boolean exist(UUID couponId, UUID customerId) {
        return database.fetchExists(APPLIED_COUPON, activeOf(customerId).and(DSL.exists(samePlan(couponId))))
                || database.fetchExists(APPLIED_COUPON, activeOf(customerId).and(DSL.exists(sameMetric(couponId))))
                || database.fetchExists(APPLIED_COUPON, activeOf(customerId).and(DSL.exists(planWithMetric(couponId))))
                || database.fetchExists(APPLIED_COUPON, activeOf(customerId).and(DSL.exists(metricOfPlan(couponId))));
    }

    private static Condition activeOf(UUID customerId) {
        return APPLIED_COUPON.CUSTOMER_ID.eq(customerId).and(APPLIED_COUPON.STATUS.eq(Status.ACTIVE.code()));
    }

    private static org.jooq.Select<?> samePlan(UUID couponId) {
        return DSL.selectOne()
                .from(COUPON_PLAN)
                .join(HELD_PLAN)
                .on(HELD_PLAN.PLAN_ID.eq(COUPON_PLAN.PLAN_ID))
                .where(COUPON_PLAN.COUPON_ID.eq(couponId))
                .and(HELD_PLAN.COUPON_ID.eq(APPLIED_COUPON.COUPON_ID));
    }

    private static org.jooq.Select<?> sameMetric(UUID couponId) {
        return DSL.selectOne()
                .from(COUPON_METRIC)
                .join(HELD_METRIC)
                .on(HELD_METRIC.BILLABLE_METRIC_ID.eq(COUPON_METRIC.BILLABLE_METRIC_ID))
                .where(COUPON_METRIC.COUPON_ID.eq(couponId))
                .and(HELD_METRIC.COUPON_ID.eq(APPLIED_COUPON.COUPON_ID));
    }

    private static org.jooq.Select<?> planWithMetric(UUID couponId) {
        return DSL.selectOne()
                .from(COUPON_METRIC)
                .join(CHARGE)
                .on(CHARGE.BILLABLE_METRIC_ID.eq(COUPON_METRIC.BILLABLE_METRIC_ID))
                .and(CHARGE.DELETED_AT.isNull())
                .join(HELD_PLAN)
                .on(HELD_PLAN.PLAN_ID.eq(CHARGE.PLAN_ID))
                .where(COUPON_METRIC.COUPON_ID.eq(couponId))
                .and(HELD_PLAN.COUPON_ID.eq(APPLIED_COUPON.COUPON_ID));
    }

    private static org.jooq.Select<?> metricOfPlan(UUID couponId) {
        return DSL.selectOne()
                .from(COUPON_PLAN)
                .join(CHARGE)
                .on(CHARGE.PLAN_ID.eq(COUPON_PLAN.PLAN_ID))
                .and(CHARGE.DELETED_AT.isNull())
                .join(HELD_METRIC)
                .on(HELD_METRIC.BILLABLE_METRIC_ID.eq(CHARGE.BILLABLE_METRIC_ID))
                .where(COUPON_PLAN.COUPON_ID.eq(couponId))
                .and(HELD_METRIC.COUPON_ID.eq(APPLIED_COUPON.COUPON_ID));
    }
}
