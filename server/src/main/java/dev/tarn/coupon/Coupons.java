package dev.tarn.coupon;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with coupons. Each method is one transaction. */
@Service
public class Coupons {
    private final CouponStore store;
    private final AppliedCouponStore applied;
    private final DueWork dueWork;
    private final ExpireCoupon expireCoupon;
    private final BillingClock clock;

    Coupons(
            CouponStore store,
            AppliedCouponStore applied,
            DueWork dueWork,
            ExpireCoupon expireCoupon,
            BillingClock clock) {
        this.store = store;
        this.applied = applied;
        this.dueWork = dueWork;
        this.expireCoupon = expireCoupon;
        this.clock = clock;
    }

    @Transactional
    Coupon create(Tenant tenant, Input input) {
        Instant now = clock.now(tenant);
        CouponDraft draft = CouponDraft.creating(input, now);
        input.problems()
                .addIf(store.isTaken(tenant, draft.code()), "code", "value_already_exist")
                .orThrow();
        UUID id = Unique.by("code", () -> store.insert(tenant, draft, now));
        limit(tenant, id, draft.limits());
        expireAt(tenant, id, draft.expirationAt());
        return store.byId(id);
    }

    @Transactional
    Coupon update(Tenant tenant, String code, Input input) {
        Coupon coupon = lock(tenant, code);
        Instant now = clock.now(tenant);
        CouponDraft draft = CouponDraft.changing(coupon, store.wasGivenOut(coupon.id()), input, now);
        boolean taken = !draft.code().equals(coupon.code()) && store.isTaken(tenant, draft.code());
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();
        Unique.by("code", () -> store.update(coupon.id(), draft, now));
        limit(tenant, coupon.id(), draft.limits());
        expireAt(tenant, coupon.id(), coupon.status() == Status.ACTIVE ? draft.expirationAt() : null);
        return store.byId(coupon.id());
    }

    /** Not given out any more; what was given out stays (CRD-016). */
    @Transactional
    Coupon terminate(Tenant tenant, String code) {
        Coupon coupon = lock(tenant, code);
        store.terminate(List.of(coupon.id()), clock.now(tenant));
        expireAt(tenant, coupon.id(), null);
        return store.byId(coupon.id());
    }

    /** What was given out ends with it; what it has taken off stays (CRD-017). */
    @Transactional
    Coupon delete(Tenant tenant, String code) {
        Coupon coupon = lock(tenant, code);
        Instant now = clock.now(tenant);
        applied.terminateOf(coupon.id(), now);
        store.markDeleted(coupon.id(), now);
        expireAt(tenant, coupon.id(), null);
        return coupon;
    }

    @Transactional(readOnly = true)
    Coupon requireByCode(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(Coupons::notFound);
    }

    @Transactional(readOnly = true)
    Paged<Coupon> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    private Coupon lock(Tenant tenant, String code) {
        return store.lockByCode(tenant, code).orElseThrow(Coupons::notFound);
    }

    private void limit(Tenant tenant, UUID id, CouponDraft.@Nullable Limits limits) {
        if (limits == null) {
            return;
        }
        var plans = requireAll("plans", limits.planCodes(), store.planIds(tenant, limits.planCodes()));
        var metrics =
                requireAll("billable_metrics", limits.metricCodes(), store.metricIds(tenant, limits.metricCodes()));
        store.replaceLimits(id, plans, metrics);
    }

    private static Collection<UUID> requireAll(String what, List<String> codes, Map<String, UUID> found) {
        if (found.size() < Set.copyOf(codes).size()) {
            throw Refusal.notFound(what);
        }
        return found.values();
    }

    private void expireAt(Tenant tenant, UUID id, @Nullable Instant at) {
        if (at == null) {
            dueWork.cancel(tenant, expireCoupon, id);
        } else {
            dueWork.schedule(tenant, expireCoupon, id, id, at);
        }
    }

    private static RefusedException notFound() {
        return Refusal.notFound("coupon");
    }
}
