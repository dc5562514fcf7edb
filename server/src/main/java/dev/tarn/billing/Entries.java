package dev.tarn.billing;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts subscriptions together with their plans and customers: a query for each kind. */
@Component
class Entries {
    private final Plans plans;
    private final Customers customers;
    private final Subscriptions subscriptions;

    Entries(Plans plans, Customers customers, Subscriptions subscriptions) {
        this.plans = plans;
        this.customers = customers;
        this.subscriptions = subscriptions;
    }

    List<Entry> of(Tenant tenant, Collection<Subscription> which, Cause cause) {
        if (which.isEmpty()) {
            return List.of();
        }
        Map<UUID, Plan> planOf =
                plans.byIds(tenant, which.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, Customer> customerOf = customers.byIds(
                tenant, which.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        return which.stream()
                .map(subscription -> new Entry(
                        subscription,
                        Known.in(planOf, subscription.planId()),
                        Known.in(customerOf, subscription.customerId()),
                        cause))
                .toList();
    }

    /** When the trials of those entries that have one began (SUB-060). */
    Map<UUID, Instant> initialStarts(Tenant tenant, Collection<Entry> entries) {
        var starts = new HashMap<UUID, Instant>();
        var withTrial = entries.stream().filter(Entry::hasTrial).map(Entry::id).toList();
        starts.putAll(subscriptions.initialStarts(tenant, withTrial));
        return starts;
    }
}
