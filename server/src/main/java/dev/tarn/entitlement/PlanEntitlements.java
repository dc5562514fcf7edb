package dev.tarn.entitlement;

import dev.tarn.plan.GrantsOfPlans;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which features a plan grants (PLT-292). Each method is one transaction. */
@Service
class PlanEntitlements implements GrantsOfPlans {
    private final Plans plans;
    private final FeatureStore features;
    private final GrantStore store;
    private final BillingClock clock;

    PlanEntitlements(Plans plans, FeatureStore features, GrantStore store, BillingClock clock) {
        this.plans = plans;
        this.features = features;
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Entitlement> list(Tenant tenant, String planCode) {
        return of(tenant, plans.requireByCode(tenant, planCode).id());
    }

    @Transactional(readOnly = true)
    public Entitlement get(Tenant tenant, String planCode, String featureCode) {
        return find(tenant, plans.requireByCode(tenant, planCode).id(), featureCode);
    }

    /** What is not listed is granted no more. */
    @Transactional
    public List<Entitlement> replace(Tenant tenant, String planCode, Input input) {
        Plan plan = plans.lock(tenant, planCode);
        List<Wanted> wanted = Wanted.read(tenant, features, input);
        store.revokeAllBut(
                plan.id(), wanted.stream().map(one -> one.feature().id()).toList());
        for (Wanted one : wanted) {
            if (!one.values().isEmpty()) {
                store.removeValues(plan.id(), one.feature().id(), one.values().keySet());
            }
        }
        return grant(tenant, plan, wanted);
    }

    /** What is not listed stays. */
    @Transactional
    public List<Entitlement> merge(Tenant tenant, String planCode, Input input) {
        Plan plan = plans.lock(tenant, planCode);
        return grant(tenant, plan, Wanted.read(tenant, features, input));
    }

    @Transactional
    public Entitlement revoke(Tenant tenant, String planCode, String featureCode) {
        Plan plan = plans.lock(tenant, planCode);
        Entitlement revoked = find(tenant, plan.id(), featureCode);
        store.revoke(plan.id(), revoked.feature().id());
        return revoked;
    }

    @Transactional
    public Entitlement removePrivilege(Tenant tenant, String planCode, String featureCode, String privilegeCode) {
        Plan plan = plans.lock(tenant, planCode);
        Privilege privilege = find(tenant, plan.id(), featureCode).feature().privilege(privilegeCode);
        store.removeValue(plan.id(), privilege.id());
        return find(tenant, plan.id(), featureCode);
    }

    private List<Entitlement> grant(Tenant tenant, Plan plan, List<Wanted> wanted) {
        Instant now = clock.now(tenant);
        for (Wanted one : wanted) {
            store.grant(tenant, plan.id(), one.feature().id(), now);
            store.setValues(tenant, plan.id(), one.feature().id(), one.values());
        }
        return of(tenant, plan.id());
    }

    private Entitlement find(Tenant tenant, UUID planId, String featureCode) {
        return of(tenant, planId).stream()
                .filter(entitlement -> entitlement.feature().code().equals(featureCode))
                .findFirst()
                .orElseThrow(() -> features.byCode(tenant, featureCode).isEmpty()
                        ? Refusal.notFound("feature")
                        : Refusal.notFound("entitlement"));
    }

    private List<Entitlement> of(Tenant tenant, UUID planId) {
        return ofPlans(tenant, List.of(planId)).getOrDefault(planId, List.of());
    }

    /** In a number of queries that does not depend on how many plans. */
    private Map<UUID, List<Entitlement>> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        var grants = store.ofPlans(tenant, planIds);
        var featureIds = new HashSet<UUID>();
        grants.values().forEach(granted -> featureIds.addAll(granted.keySet()));
        var known = features.byIds(tenant, featureIds);
        var entitlements = new HashMap<UUID, List<Entitlement>>();
        grants.forEach((planId, granted) -> entitlements.put(
                planId,
                known.stream()
                        .filter(feature -> granted.containsKey(feature.id()))
                        .map(feature ->
                                new Entitlement(feature, true, granted.getOrDefault(feature.id(), Map.of()), null))
                        .toList()));
        return entitlements;
    }

    @Override
    public Map<UUID, List<Object>> shown(Tenant tenant, Collection<UUID> planIds) {
        return ofPlans(tenant, planIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(entitlement -> (Object) Map.of("entitlement", EntitlementJson.ofPlan(entitlement)))
                                .toList()));
    }

    /** The features of a plan, by id. */
    Map<UUID, Entitlement> byFeature(Tenant tenant, UUID planId) {
        return of(tenant, planId).stream()
                .collect(Collectors.toMap(entitlement -> entitlement.feature().id(), Function.identity()));
    }
}
