package dev.tarn.plan;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Plans as they are shown, with what they grant; one made for a single subscription grants what the plan it was made from does (SUB-036). */
@Component
public class PlanViews {
    private final GrantsOfPlans grants;

    PlanViews(GrantsOfPlans grants) {
        this.grants = grants;
    }

    public PlanJson json(Tenant tenant, Plan plan) {
        return json(tenant, List.of(plan)).getFirst();
    }

    List<PlanJson> json(Tenant tenant, Collection<Plan> plans) {
        var granted = grants.shown(tenant, plans.stream().map(Plan::rootId).collect(Collectors.toSet()));
        return plans.stream()
                .map(plan -> PlanJson.of(plan, granted.getOrDefault(plan.rootId(), List.of())))
                .toList();
    }
}
