package dev.tarn.subscription;

import dev.tarn.customer.Customers;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanOverrides;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription.Status;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with the charges and fixed charges of one subscription (SUB-046, SUB-077). Each method is one transaction. */
@Service
public class SubscriptionCharges {
    private static final Comparator<Charge> CHARGES =
            Comparator.comparing(Charge::createdAt).reversed().thenComparing(Charge::id);
    private static final Comparator<FixedCharge> FIXED_CHARGES =
            Comparator.comparing(FixedCharge::createdAt).reversed().thenComparing(FixedCharge::id);

    private final Subscriptions subscriptions;
    private final OwnPlans ownPlans;
    private final PlanOverrides overrides;
    private final Plans plans;
    private final Customers customers;

    SubscriptionCharges(
            Subscriptions subscriptions, OwnPlans ownPlans, PlanOverrides overrides, Plans plans, Customers customers) {
        this.subscriptions = subscriptions;
        this.ownPlans = ownPlans;
        this.overrides = overrides;
        this.plans = plans;
        this.customers = customers;
    }

    @Transactional(readOnly = true)
    public Paged<Charge> charges(Tenant tenant, String externalId, Query query, Page page) {
        return page.of(plan(tenant, externalId, query).charges().stream()
                .sorted(CHARGES)
                .toList());
    }

    @Transactional(readOnly = true)
    public Charge charge(Tenant tenant, String externalId, Query query, String code) {
        return plan(tenant, externalId, query).charge(code);
    }

    @Transactional
    public Charge changeCharge(Tenant tenant, String externalId, Query query, String code, Input input) {
        var changed = ownPlans.change(
                tenant,
                lock(tenant, externalId, query),
                (plan, own) -> overrides.changeCharge(tenant, plan, own, code, input));
        return ownPlans.of(tenant, changed).charge(code);
    }

    @Transactional(readOnly = true)
    public Paged<FixedCharge> fixedCharges(Tenant tenant, String externalId, Query query, Page page) {
        return page.of(plan(tenant, externalId, query).fixedCharges().stream()
                .sorted(FIXED_CHARGES)
                .toList());
    }

    @Transactional(readOnly = true)
    public FixedCharge fixedCharge(Tenant tenant, String externalId, Query query, String code) {
        return plan(tenant, externalId, query).fixedCharge(code);
    }

    @Transactional
    public FixedCharge changeFixedCharge(Tenant tenant, String externalId, Query query, String code, Input input) {
        var subscription = lock(tenant, externalId, query);
        var changed = ownPlans.changeFixedCharge(tenant, subscription, code, input);
        return ownPlans.of(tenant, changed).fixedCharge(code);
    }

    @Transactional(readOnly = true)
    public Paged<ChargeFilter> filters(Tenant tenant, String externalId, Query query, String code, Page page) {
        return page.of(plan(tenant, externalId, query).charge(code).filters());
    }

    @Transactional(readOnly = true)
    public ChargeFilter filter(Tenant tenant, String externalId, Query query, String code, String filterId) {
        return plan(tenant, externalId, query).charge(code).filter(filterId);
    }

    @Transactional
    public ChargeFilter addFilter(Tenant tenant, String externalId, Query query, String code, Input input) {
        var changed = ownPlans.change(
                tenant,
                lock(tenant, externalId, query),
                (plan, own) -> overrides.addFilter(tenant, plan, own, code, input));
        List<ChargeFilter> filters = ownPlans.of(tenant, changed).charge(code).filters();
        return filters.getLast();
    }

    @Transactional
    public ChargeFilter changeFilter(
            Tenant tenant, String externalId, Query query, String code, String filterId, Input input) {
        var changed = ownPlans.change(
                tenant,
                lock(tenant, externalId, query),
                (plan, own) -> overrides.changeFilter(tenant, plan, own, code, filterId, input));
        return ownPlans.of(tenant, changed).charge(code).filter(filterId);
    }

    @Transactional
    public ChargeFilter removeFilter(Tenant tenant, String externalId, Query query, String code, String filterId) {
        var subscription = lock(tenant, externalId, query);
        ChargeFilter removed = ownPlans.of(tenant, subscription).charge(code).filter(filterId);
        ownPlans.change(tenant, subscription, (plan, own) -> overrides.removeFilter(tenant, plan, own, code, filterId));
        return removed;
    }

    private Plan plan(Tenant tenant, String externalId, Query query) {
        return ownPlans.of(tenant, subscriptions.require(tenant, externalId, query));
    }

    /** Held against other writes until the end of the transaction; what has ended has its prices for ever. */
    private Subscription lock(Tenant tenant, String externalId, Query query) {
        var found = subscriptions.require(tenant, externalId, query);
        plans.holdRoot(tenant, found.planId());
        customers.lock(tenant, List.of(found.customerId()));
        var current = subscriptions.byIds(tenant, List.of(found.id())).get(found.id());
        if (current == null || current.status() != found.status()) {
            throw Refusal.notFound("subscription");
        }
        if (current.status() == Status.INCOMPLETE) {
            throw Refusal.invalid("base", "subscription_incomplete");
        }
        if (!current.isActive() && current.status() != Status.PENDING) {
            throw Refusal.notFound("subscription");
        }
        return current;
    }
}
