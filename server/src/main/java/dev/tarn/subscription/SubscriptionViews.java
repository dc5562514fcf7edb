package dev.tarn.subscription;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanViews;
import dev.tarn.plan.Plans;
import dev.tarn.plan.UsageThresholdJson;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.subscription.SubscriptionJson.View;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what is shown with subscriptions: one query per kind of thing, however many there are. */
@Component
class SubscriptionViews {
    private final SubscriptionStore store;
    private final OwnPlans ownPlans;
    private final PlanViews planViews;
    private final Plans plans;
    private final Customers customers;
    private final Sellers sellers;
    private final SubscriptionThresholds thresholds;
    private final ActivationRules rules;
    private final CustomSections sections;
    private final BillingClock clock;
    private final Json json;

    SubscriptionViews(
            SubscriptionStore store,
            OwnPlans ownPlans,
            PlanViews planViews,
            Plans plans,
            Customers customers,
            Sellers sellers,
            SubscriptionThresholds thresholds,
            ActivationRules rules,
            CustomSections sections,
            BillingClock clock,
            Json json) {
        this.store = store;
        this.ownPlans = ownPlans;
        this.planViews = planViews;
        this.plans = plans;
        this.customers = customers;
        this.sellers = sellers;
        this.thresholds = thresholds;
        this.rules = rules;
        this.sections = sections;
        this.clock = clock;
        this.json = json;
    }

    /** Alone, a subscription is shown with its whole plan. */
    ObjectNode jsonWithPlan(Tenant tenant, Subscription subscription) {
        View view = views(tenant, List.of(subscription)).getFirst();
        ObjectNode shown = json.mapper().valueToTree(SubscriptionJson.of(view, clock.now(tenant)));
        shown.set("plan", json.mapper().valueToTree(planViews.json(tenant, ownPlans.of(tenant, subscription))));
        var applicable =
                thresholds.applicable(tenant, List.of(subscription)).getOrDefault(subscription.id(), List.of());
        shown.set(
                "applicable_usage_thresholds", json.mapper().valueToTree(UsageThresholdJson.Applicable.of(applicable)));
        return shown;
    }

    List<SubscriptionJson> json(Tenant tenant, List<Subscription> subscriptions) {
        Instant now = clock.now(tenant);
        return views(tenant, subscriptions).stream()
                .map(view -> SubscriptionJson.of(view, now))
                .toList();
    }

    private List<View> views(Tenant tenant, List<Subscription> subscriptions) {
        if (subscriptions.isEmpty()) {
            return List.of();
        }
        Map<UUID, Subscription> next = store.successors(
                tenant, subscriptions.stream().map(Subscription::id).toList());
        Map<UUID, ActivationRule> ruleOf =
                rules.of(tenant, subscriptions.stream().map(Subscription::id).toList());
        Map<UUID, Subscription> previous = previous(tenant, subscriptions);
        Map<UUID, Plan> planOf = plans.byIds(
                tenant,
                ids(Stream.of(subscriptions, next.values(), previous.values())
                        .flatMap(Collection::stream)
                        .map(Subscription::planId)));
        Map<UUID, Customer> customerOf =
                customers.byIds(tenant, ids(subscriptions.stream().map(Subscription::customerId)));
        Map<UUID, String> codes = sellers.codes(
                tenant,
                ids(subscriptions.stream()
                        .map(subscription -> seller(subscription, Known.in(customerOf, subscription.customerId())))));
        var selected = sections.selectedBy(tenant, ids(subscriptions.stream().map(Subscription::id)));
        return subscriptions.stream()
                .map(subscription -> {
                    Customer customer = Known.in(customerOf, subscription.customerId());
                    Subscription after = next.get(subscription.id());
                    return new View(
                            subscription,
                            Known.in(planOf, subscription.planId()),
                            customer,
                            codes.get(seller(subscription, customer)),
                            code(planOf, previous.get(subscription.previousSubscriptionId())),
                            after,
                            code(planOf, after),
                            ruleOf.get(subscription.id()),
                            selected.getOrDefault(subscription.id(), List.of()));
                })
                .toList();
    }

    private Map<UUID, Subscription> previous(Tenant tenant, List<Subscription> subscriptions) {
        var found = new HashMap<@Nullable UUID, Subscription>();
        var previousIds = ids(subscriptions.stream()
                .flatMap(subscription -> Optional.ofNullable(subscription.previousSubscriptionId()).stream()));
        store.byIds(tenant, previousIds).forEach(subscription -> found.put(subscription.id(), subscription));
        return found;
    }

    private static UUID seller(Subscription subscription, Customer customer) {
        UUID own = subscription.billingEntityId();
        return own == null ? customer.billingEntityId() : own;
    }

    private static @Nullable String code(Map<UUID, Plan> planOf, @Nullable Subscription subscription) {
        return subscription == null
                ? null
                : Known.in(planOf, subscription.planId()).code();
    }

    private static HashSet<UUID> ids(Stream<UUID> ids) {
        return ids.collect(HashSet::new, HashSet::add, HashSet::addAll);
    }
}
