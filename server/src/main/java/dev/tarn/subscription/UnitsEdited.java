package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.FixedChargeUnitsChanged;
import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanFamily;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.UnitsHistory.Added;
import dev.tarn.subscription.UnitsHistory.NewUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** New units of fixed charges reach the subscriptions that have them: now, or with their next fixed-charge period (PRC-122). */
@Component
class UnitsEdited {
    private final SubscriptionStore store;
    private final UnitsHistory units;
    private final OwnUnits ownUnits;
    private final Plans plans;
    private final Customers customers;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    UnitsEdited(
            SubscriptionStore store,
            UnitsHistory units,
            OwnUnits ownUnits,
            Plans plans,
            Customers customers,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.units = units;
        this.ownUnits = ownUnits;
        this.plans = plans;
        this.customers = customers;
        this.clock = clock;
        this.events = events;
    }

    /** All subscriptions of the plan, except those that have units of their own (SUB-075). */
    @EventListener
    void on(FixedChargeUnitsChanged change) {
        Tenant tenant = change.tenant();
        var active = store.openOf(tenant, PlanFamily.has(SUBSCRIPTION.PLAN_ID, change.planId())).stream()
                .filter(subscription -> subscription.isActive() || subscription.status() == Status.INCOMPLETE)
                .toList();
        var own = ownUnits.of(tenant, active.stream().map(Subscription::id).toList());
        var sold = sold(tenant, active);
        var immediate = new ArrayList<Sold>();
        var later = new ArrayList<Sold>();
        var changed = change.fixedCharges().stream().map(FixedCharge::id).collect(Collectors.toSet());
        for (Sold one : sold) {
            for (FixedCharge fixedCharge : one.plan().fixedCharges()) {
                boolean follows = changed.contains(fixedCharge.id())
                        && (one.plan().id().equals(change.planId()) || !fixedCharge.hasOwnUnits())
                        && !own.containsKey(
                                new UnitsHistory.Key(one.subscription().id(), fixedCharge.id()));
                if (follows) {
                    // what is billed of a start that waits for its payment stays as it is (SUB-194)
                    boolean now = change.immediately().contains(fixedCharge.id())
                            && one.subscription().isActive();
                    (now ? immediate : later).add(one.with(fixedCharge, fixedCharge.units()));
                }
            }
        }
        write(tenant, immediate, later);
    }

    /** One subscription has these units of its fixed charges from now on, or from its next period (SUB-072, SUB-074). */
    void change(Tenant tenant, Subscription subscription, Map<UUID, BigDecimal> newUnits, Set<UUID> immediately) {
        if (!subscription.isActive()) {
            return;
        }
        Sold one = sold(tenant, List.of(subscription)).getFirst();
        var immediate = new ArrayList<Sold>();
        var later = new ArrayList<Sold>();
        for (FixedCharge fixedCharge : one.plan().fixedCharges()) {
            Optional.ofNullable(newUnits.get(fixedCharge.id()))
                    .ifPresent(units -> (immediately.contains(fixedCharge.id()) ? immediate : later)
                            .add(one.with(fixedCharge, units)));
        }
        write(tenant, immediate, later);
    }

    /** A subscription with what decides when its units count. */
    private record Sold(
            Subscription subscription,
            Plan plan,
            Customer customer,
            Optional<FixedCharge> fixedCharge,
            BigDecimal units) {

        Sold with(FixedCharge changed, BigDecimal newUnits) {
            return new Sold(subscription, plan, customer, Optional.of(changed), newUnits);
        }

        NewUnits from(Instant effectiveAt) {
            return new NewUnits(subscription, fixedCharge.orElseThrow().id(), units, effectiveAt);
        }
    }

    private List<Sold> sold(Tenant tenant, Collection<Subscription> subscriptions) {
        Map<UUID, Plan> planOf = plans.byIds(
                tenant, subscriptions.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, Customer> customerOf = customers.byIds(
                tenant, subscriptions.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        return subscriptions.stream()
                .map(subscription -> new Sold(
                        subscription,
                        Known.in(planOf, subscription.planId()),
                        Known.in(customerOf, subscription.customerId()),
                        Optional.empty(),
                        BigDecimal.ZERO))
                .toList();
    }

    private void write(Tenant tenant, List<Sold> immediate, List<Sold> later) {
        Instant now = clock.now(tenant);
        units.add(
                tenant,
                later.stream().map(sold -> sold.from(nextPeriod(sold, now))).toList());
        List<Added> added =
                units.add(tenant, immediate.stream().map(sold -> sold.from(now)).toList());
        var dueNow = new ArrayList<Added>();
        for (int i = 0; i < added.size(); i++) {
            if (immediate.get(i).fixedCharge().orElseThrow().payInAdvance()) {
                dueNow.add(added.get(i));
            }
        }
        if (!dueNow.isEmpty()) {
            events.publishEvent(new UnitsRaised(tenant, now, dueNow));
        }
    }

    /** The first instant after the fixed-charge period in progress. */
    private static Instant nextPeriod(Sold sold, Instant now) {
        Subscription subscription = sold.subscription();
        var terms = Terms.of(subscription, sold.plan(), sold.customer());
        LocalDate today =
                LocalDays.dateOf(now.isBefore(subscription.start()) ? subscription.start() : now, terms.zone());
        LocalDate last = terms.fixedChargesCalendar().periodContaining(today).to();
        return LocalDays.startOf(last.plusDays(1), terms.zone());
    }
}
