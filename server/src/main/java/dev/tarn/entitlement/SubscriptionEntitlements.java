package dev.tarn.entitlement;

import dev.tarn.customer.Customers;
import dev.tarn.entitlement.Entitlement.Own;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one subscription may use: what its plan grants, and what it has instead (PLT-294 to PLT-296). Each method is one transaction. */
@Service
class SubscriptionEntitlements {
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Customers customers;
    private final PlanEntitlements granted;
    private final FeatureStore features;
    private final GrantStore store;
    private final BillingClock clock;

    SubscriptionEntitlements(
            Subscriptions subscriptions,
            Plans plans,
            Customers customers,
            PlanEntitlements granted,
            FeatureStore features,
            GrantStore store,
            BillingClock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.customers = customers;
        this.granted = granted;
        this.features = features;
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Entitlement> list(Tenant tenant, String externalId, Query query) {
        return of(tenant, subscriptions.require(tenant, externalId, query));
    }

    @Transactional
    public List<Entitlement> merge(Tenant tenant, String externalId, Query query, Input input) {
        Subscription subscription = lock(tenant, externalId, query);
        for (Wanted wanted : Wanted.read(tenant, features, input)) {
            Feature feature = wanted.feature();
            write(
                    tenant,
                    subscription,
                    feature,
                    find(tenant, subscription, feature).with(wanted.values()));
        }
        return of(tenant, subscription);
    }

    /** Answers with what it had. */
    @Transactional
    public Entitlement remove(Tenant tenant, String externalId, Query query, String featureCode) {
        Subscription subscription = lock(tenant, externalId, query);
        Entitlement had = required(tenant, subscription, featureCode);
        write(tenant, subscription, had.feature(), had.removed());
        return had;
    }

    @Transactional
    public Entitlement removePrivilege(
            Tenant tenant, String externalId, Query query, String featureCode, String privilegeCode) {
        Subscription subscription = lock(tenant, externalId, query);
        Entitlement had = required(tenant, subscription, featureCode);
        Privilege privilege = had.feature().privilege(privilegeCode);
        write(tenant, subscription, had.feature(), had.without(privilege));
        return find(tenant, subscription, had.feature());
    }

    private void write(
            Tenant tenant, Subscription subscription, Feature feature, @org.jspecify.annotations.Nullable Own own) {
        store.write(tenant, subscription.id(), feature.id(), own, clock.now(tenant));
    }

    private Entitlement required(Tenant tenant, Subscription subscription, String featureCode) {
        Feature feature = features.byCode(tenant, featureCode).orElseThrow(() -> Refusal.notFound("feature"));
        Entitlement found = find(tenant, subscription, feature);
        if (found.isGone()) {
            throw Refusal.notFound("entitlement");
        }
        return found;
    }

    private Entitlement find(Tenant tenant, Subscription subscription, Feature feature) {
        var ofPlan = granted.byFeature(tenant, rootPlanId(tenant, subscription)).get(feature.id());
        var own = store.ofSubscription(tenant, subscription.id()).get(feature.id());
        return new Entitlement(feature, ofPlan != null, ofPlan == null ? Map.of() : ofPlan.planValues(), own);
    }

    private List<Entitlement> of(Tenant tenant, Subscription subscription) {
        Map<UUID, Entitlement> ofPlan = granted.byFeature(tenant, rootPlanId(tenant, subscription));
        Map<UUID, Own> own = store.ofSubscription(tenant, subscription.id());
        var featureIds = new HashSet<>(ofPlan.keySet());
        featureIds.addAll(own.keySet());
        return features.byIds(tenant, featureIds).stream()
                .map(feature -> new Entitlement(
                        feature,
                        ofPlan.containsKey(feature.id()),
                        ofPlan.containsKey(feature.id())
                                ? Known.in(ofPlan, feature.id()).planValues()
                                : Map.of(),
                        own.get(feature.id())))
                .filter(entitlement -> !entitlement.isGone())
                .toList();
    }

    /** What a plan of the subscription's own grants is what the plan it was made from grants (SUB-036). */
    private UUID rootPlanId(Tenant tenant, Subscription subscription) {
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        return plan.rootId();
    }

    private Subscription lock(Tenant tenant, String externalId, Query query) {
        Subscription found = subscriptions.require(tenant, externalId, query);
        customers.lock(tenant, List.of(found.customerId()));
        return Known.in(subscriptions.byIds(tenant, List.of(found.id())), found.id());
    }
}
