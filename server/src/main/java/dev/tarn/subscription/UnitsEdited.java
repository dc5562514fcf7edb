package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.plan.FixedChargeUnitsChanged;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** New units of a fixed charge reach the subscriptions of its plan: now, or with their next fixed-charge period (PRC-122). */
@Component
class UnitsEdited {
    private final SubscriptionStore store;
    private final UnitsHistory units;
    private final Plans plans;
    private final Customers customers;
    private final BillingClock clock;

    UnitsEdited(SubscriptionStore store, UnitsHistory units, Plans plans, Customers customers, BillingClock clock) {
        this.store = store;
        this.units = units;
        this.plans = plans;
        this.customers = customers;
        this.clock = clock;
    }

    @EventListener
    void on(FixedChargeUnitsChanged change) {
        UUID planId = change.fixedCharge().planId();
        var active = store.openOf(change.tenant(), SUBSCRIPTION.PLAN_ID.eq(planId)).stream()
                .filter(Subscription::isActive)
                .toList();
        if (active.isEmpty()) {
            return;
        }
        Plan plan = Known.in(plans.byIds(change.tenant(), List.of(planId)), planId);
        Map<UUID, Customer> customerOf = customers.byIds(
                change.tenant(), active.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        Instant now = clock.now(change.tenant());
        var effectiveAt = new HashMap<UUID, Instant>();
        for (Subscription subscription : active) {
            Customer customer = Known.in(customerOf, subscription.customerId());
            effectiveAt.put(
                    subscription.id(), change.immediately() ? now : nextPeriod(subscription, plan, customer, now));
        }
        units.add(change.tenant(), change.fixedCharge(), effectiveAt);
    }

    /** The first instant after the fixed-charge period in progress. */
    private static Instant nextPeriod(Subscription subscription, Plan plan, Customer customer, Instant now) {
        var terms = Terms.of(subscription, plan, customer);
        LocalDate today =
                LocalDays.dateOf(now.isBefore(subscription.start()) ? subscription.start() : now, terms.zone());
        LocalDate last = terms.fixedChargesCalendar().periodContaining(today).to();
        return LocalDays.startOf(last.plusDays(1), terms.zone());
    }
}
