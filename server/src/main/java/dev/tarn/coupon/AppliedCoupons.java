package dev.tarn.coupon;

import dev.tarn.customer.Customer;
import dev.tarn.customer.CustomerDeleted;
import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving coupons to customers and taking them back. Each method is one transaction. */
@Service
public class AppliedCoupons {
    private static final int MAX_TEXT = 255;

    private final AppliedCouponStore store;
    private final CouponStore coupons;
    private final Overlaps overlaps;
    private final Customers customers;
    private final BillingClock clock;

    AppliedCoupons(
            AppliedCouponStore store, CouponStore coupons, Overlaps overlaps, Customers customers, BillingClock clock) {
        this.store = store;
        this.coupons = coupons;
        this.overlaps = overlaps;
        this.customers = customers;
        this.clock = clock;
    }

    @Transactional
    AppliedCoupon apply(Tenant tenant, Input input) {
        String externalCustomerId = input.mandatoryText("external_customer_id", MAX_TEXT);
        String code = input.mandatoryText("coupon_code", MAX_TEXT);
        input.problems().orThrow();
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        customers.lock(tenant, List.of(customer.id()));
        Instant now = clock.now(tenant);
        Coupon coupon = coupons.lockByCode(tenant, code)
                .filter(found -> found.canBeGivenOutAt(now))
                .orElseThrow(() -> Refusal.notFound("coupon"));
        CouponTerms terms = coupon.terms().overriddenBy(input);
        input.problems().orThrow();
        if (coupon.isLimited() && overlaps.exist(coupon.id(), customer.id())) {
            throw Refusal.notAllowed("plan_overlapping");
        }
        if (!coupon.reusable() && store.wasGivenTo(coupon.id(), customer.id())) {
            throw Refusal.invalid("coupon", "coupon_is_not_reusable");
        }
        UUID id = store.insert(tenant, coupon.id(), customer.id(), terms, now);
        if (terms.currency() != null) {
            customers.setCurrencyIfBlank(tenant, customer.id(), terms.currency());
        }
        return require(tenant, id);
    }

    /** Ending what has ended changes nothing (CRD-026). */
    @Transactional
    AppliedCoupon terminate(Tenant tenant, String externalCustomerId, UUID id) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        customers.lock(tenant, List.of(customer.id()));
        AppliedCoupon applied = require(tenant, id);
        if (!applied.customerId().equals(customer.id())) {
            throw notFound();
        }
        store.terminate(id, clock.now(tenant));
        return require(tenant, id);
    }

    /** After the subscriptions have ended: their last invoices still use what there is (PLT-157). */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CustomerDeleted deleted) {
        store.terminateOfCustomer(deleted.tenant(), deleted.customerId(), clock.now(deleted.tenant()));
    }

    @Transactional(readOnly = true)
    Paged<AppliedCoupon> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    @Transactional(readOnly = true)
    Paged<AppliedCoupon> pageOfCustomer(Tenant tenant, String externalCustomerId, Query query, Page page) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        return store.pageOfCustomer(tenant, customer.id(), query, page);
    }

    private AppliedCoupon require(Tenant tenant, UUID id) {
        return store.find(tenant, id).orElseThrow(AppliedCoupons::notFound);
    }

    private static RefusedException notFound() {
        return Refusal.notFound("applied_coupon");
    }
}
