package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.plan.Charge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What subscriptions have used in their open periods, for whoever watches usage: many in one reading. */
@Service
public class OpenUsages {
    private final Customers customers;
    private final Plans plans;
    private final Usages usages;
    private final BillingClock clock;

    OpenUsages(Customers customers, Plans plans, Usages usages, BillingClock clock) {
        this.customers = customers;
        this.plans = plans;
        this.usages = usages;
        this.clock = clock;
    }

    /**
     * The open period of a subscription.
     *
     * @param window the charges window
     */
    public record OpenUsage(Subscription subscription, Plan plan, Window window, List<ChargeUsage> charges) {
        public OpenUsage {
            charges = List.copyOf(charges);
        }

        /** Without taxes. */
        public long amountCents() {
            return OpenUsages.amountCents(charges);
        }
    }

    /** By subscription; all of them are active. */
    public Map<UUID, OpenUsage> of(Tenant tenant, Collection<Subscription> active) {
        Map<UUID, Plan> planOf =
                plans.byIds(tenant, active.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, Customer> customerOf = customers.byIds(
                tenant, active.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        Instant now = clock.now(tenant);
        var windows = new HashMap<UUID, Window>();
        var metered = new ArrayList<MeteredSubscription>();
        for (Subscription subscription : active) {
            Plan plan = Known.in(planOf, subscription.planId());
            Customer customer = Known.in(customerOf, subscription.customerId());
            Window window = window(boundaries(subscription, plan, customer, now));
            windows.put(subscription.id(), window);
            metered.add(metered(subscription, plan, customer, window, plan.charges()));
        }
        Map<UUID, List<ChargeUsage>> used = usages.current(tenant, metered);
        var open = new HashMap<UUID, OpenUsage>();
        for (Subscription subscription : active) {
            UUID id = subscription.id();
            open.put(
                    id,
                    new OpenUsage(
                            subscription,
                            Known.in(planOf, subscription.planId()),
                            Known.in(windows, id),
                            used.getOrDefault(id, List.of())));
        }
        return open;
    }

    static Boundaries boundaries(Subscription subscription, Plan plan, Customer customer, Instant now) {
        Instant start = subscription.start();
        return BillingWindows.of(
                Terms.of(subscription, plan, customer), Situation.CURRENT, now.isBefore(start) ? start : now);
    }

    static Window window(Boundaries boundaries) {
        Window window = boundaries.charges();
        if (window == null) {
            throw new IllegalStateException("an open period has a charges window");
        }
        return window;
    }

    static MeteredSubscription metered(
            Subscription subscription, Plan plan, Customer customer, Window window, List<Charge> charges) {
        return new MeteredSubscription(
                subscription.id(),
                subscription.externalId(),
                charges,
                UsagePeriod.of(window.fromAt(), window.toAt(), customer.applicableZone(), window.durationDays()),
                Currency.of(plan.currency()));
    }

    static long amountCents(List<ChargeUsage> used) {
        return used.stream()
                .flatMap(charge -> charge.buckets().stream())
                .mapToLong(bucket -> bucket.amount().amountCents())
                .reduce(0, Math::addExact);
    }
}
