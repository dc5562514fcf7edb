package dev.tarn.subscription;

import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.plan.UsageThreshold;
import dev.tarn.plan.UsageThresholdDraft;
import dev.tarn.plan.UsageThresholds;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Which usage thresholds apply to a subscription: its own, else its plan's; none if it is not billed progressively (SUB-080). */
@Component
public class SubscriptionThresholds {
    private final UsageThresholds thresholds;
    private final Plans plans;
    private final ApplicationEventPublisher events;

    SubscriptionThresholds(UsageThresholds thresholds, Plans plans, ApplicationEventPublisher events) {
        this.thresholds = thresholds;
        this.plans = plans;
        this.events = events;
    }

    /** By subscription; one without any is absent. Three queries at most, however many there are. */
    public Map<UUID, List<UsageThreshold>> applicable(Tenant tenant, Collection<Subscription> subscriptions) {
        var progressive = subscriptions.stream()
                .filter(subscription -> !subscription.progressiveBillingDisabled())
                .toList();
        if (progressive.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Plan> planOf = plans.byIds(
                tenant, progressive.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, List<UsageThreshold>> own = thresholds.ofSubscriptions(
                tenant, progressive.stream().map(Subscription::id).toList());
        var applicable = new HashMap<UUID, List<UsageThreshold>>();
        for (Subscription subscription : progressive) {
            List<UsageThreshold> ofPlan =
                    Known.in(planOf, subscription.planId()).applicableUsageThresholds();
            List<UsageThreshold> found = own.getOrDefault(subscription.id(), ofPlan);
            if (!found.isEmpty()) {
                applicable.put(subscription.id(), found);
            }
        }
        return applicable;
    }

    /** The set a request states; null: none. Not beside one for the plan's override (SUB-080). */
    static @Nullable List<UsageThresholdDraft> read(Input input) {
        boolean both = !input.node().path("usage_thresholds").isMissingNode()
                && !input.node().path("plan_overrides").path("usage_thresholds").isMissingNode();
        input.problems().addIf(both, "usage_thresholds", "incompatible_params");
        input.problems().addIf(both, "plan_overrides.usage_thresholds", "incompatible_params");
        return both ? null : UsageThresholdDraft.read(input);
    }

    /** Those of a plan that overrides another for this subscription go: its own count from now on. An empty set goes back to the plan's. */
    void replace(Tenant tenant, Subscription subscription, @Nullable List<UsageThresholdDraft> drafts) {
        if (drafts == null) {
            return;
        }
        thresholds.replaceOfSubscription(tenant, subscription.id(), drafts);
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        if (plan.parentId() != null && !drafts.isEmpty()) {
            thresholds.replaceOfPlan(tenant, plan.id(), List.of());
        }
        tellChange(tenant, subscription);
    }

    void tellChange(Tenant tenant, Subscription subscription) {
        if (subscription.isActive()) {
            events.publishEvent(new ThresholdsChanged(tenant, List.of(subscription)));
        }
    }
}
