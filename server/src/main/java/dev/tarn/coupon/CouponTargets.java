package dev.tarn.coupon;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.COUPON_METRIC;
import static dev.tarn.schema.Tables.COUPON_PLAN;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.invoice.Coupon.Scope;
import dev.tarn.engine.invoice.DiscountableFee;
import dev.tarn.invoice.BilledProgressively;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What coupons are limited to, and which fees that means (INV-093). */
@Component
class CouponTargets {
    private final DSLContext database;

    CouponTargets(DSLContext database) {
        this.database = database;
    }

    /** By coupon. */
    Map<UUID, Scope> scopes(Collection<UUID> couponIds) {
        var plans = database.select(COUPON_PLAN.COUPON_ID, COUPON_PLAN.PLAN_ID)
                .from(COUPON_PLAN)
                .where(COUPON_PLAN.COUPON_ID.in(couponIds))
                .fetchGroups(COUPON_PLAN.COUPON_ID, COUPON_PLAN.PLAN_ID);
        var metrics = database.select(COUPON_METRIC.COUPON_ID, COUPON_METRIC.BILLABLE_METRIC_ID)
                .from(COUPON_METRIC)
                .where(COUPON_METRIC.COUPON_ID.in(couponIds))
                .fetchGroups(COUPON_METRIC.COUPON_ID, COUPON_METRIC.BILLABLE_METRIC_ID);
        var scopes = new HashMap<UUID, Scope>();
        for (UUID id : couponIds) {
            scopes.put(id, scope(plans.getOrDefault(id, List.of()), metrics.getOrDefault(id, List.of())));
        }
        return scopes;
    }

    private static Scope scope(List<UUID> plans, List<UUID> metrics) {
        if (!metrics.isEmpty()) {
            return new Scope.Metrics(texts(metrics));
        }
        return plans.isEmpty() ? new Scope.Everything() : new Scope.Plans(texts(plans));
    }

    private static Set<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toSet());
    }

    /** What the fees of these invoices are for. */
    Targets of(List<NewInvoice> invoices) {
        return new Targets(metrics(ids(invoices, NewFee::chargeId)), plans(ids(invoices, NewFee::subscriptionId)));
    }

    private static Set<UUID> ids(List<NewInvoice> invoices, Function<NewFee, @Nullable UUID> id) {
        return invoices.stream()
                .flatMap(invoice -> invoice.fees().stream())
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Map<UUID, UUID> metrics(Set<UUID> chargeIds) {
        return database.select(CHARGE.ID, CHARGE.BILLABLE_METRIC_ID)
                .from(CHARGE)
                .where(CHARGE.ID.in(chargeIds))
                .fetchMap(CHARGE.ID, CHARGE.BILLABLE_METRIC_ID);
    }

    private Map<UUID, Set<String>> plans(Set<UUID> subscriptionIds) {
        var plans = new HashMap<UUID, Set<String>>();
        database.select(SUBSCRIPTION.ID, PLAN.ID, PLAN.PARENT_ID)
                .from(SUBSCRIPTION)
                .join(PLAN)
                .on(PLAN.ID.eq(SUBSCRIPTION.PLAN_ID))
                .where(SUBSCRIPTION.ID.in(subscriptionIds))
                .forEach(row -> {
                    var ids = new HashSet<String>(Set.of(row.value2().toString()));
                    if (row.value3() != null) {
                        ids.add(row.value3().toString());
                    }
                    plans.put(row.value1(), ids);
                });
        return plans;
    }

    /**
     * @param metricIds by charge
     * @param planIds by subscription: its plan and the one that it overrides
     */
    record Targets(Map<UUID, UUID> metricIds, Map<UUID, Set<String>> planIds) {
        List<DiscountableFee> fees(NewInvoice invoice, BilledProgressively progressive) {
            return IntStream.range(0, invoice.fees().size())
                    .mapToObj(i ->
                            fee(invoice.fees().get(i), progressive.feeShares().get(i)))
                    .toList();
        }

        private DiscountableFee fee(NewFee fee, BigDecimal takenOffCents) {
            UUID metricId = fee.chargeId() == null ? null : metricIds.get(fee.chargeId());
            Set<String> plans =
                    fee.subscriptionId() == null ? Set.of() : planIds.getOrDefault(fee.subscriptionId(), Set.of());
            return new DiscountableFee(
                    fee.amount().amountCents(), metricId == null ? null : metricId.toString(), plans, takenOffCents);
        }
    }
}
