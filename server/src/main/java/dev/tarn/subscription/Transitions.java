package dev.tarn.subscription;

import dev.tarn.plan.Plans;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.SubscriptionsStarted.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How subscriptions pass from one state to the next (section 3.3). Each step is told to whoever bills or schedules, in the same transaction. */
@Component
class Transitions {
    private final SubscriptionStore store;
    private final Gate gate;
    private final UnitsHistory units;
    private final Plans plans;
    private final ApplicationEventPublisher events;

    Transitions(SubscriptionStore store, Gate gate, UnitsHistory units, Plans plans, ApplicationEventPublisher events) {
        this.store = store;
        this.gate = gate;
        this.units = units;
        this.plans = plans;
        this.events = events;
    }

    /** Their day has come: each starts at the instant it was to start, or waits until that is paid (SUB-115, SUB-160, SUB-161). */
    List<Subscription> startOnTheDay(Tenant tenant, Collection<UUID> pending, Instant at) {
        Set<UUID> held = gate.hold(tenant, store.byIds(tenant, pending), null, at);
        var free = pending.stream().filter(id -> !held.contains(id)).toList();
        if (!free.isEmpty()) {
            started(tenant, store.activateAsAgreed(free, at), at, Occasion.ON_THE_DAY);
        }
        return store.byIds(tenant, pending);
    }

    /** Those of these that take over only once their start is paid; what they follow goes on until then (SUB-195). */
    Set<UUID> hold(Tenant tenant, Collection<Subscription> successors, Instant at) {
        return gate.hold(tenant, successors, at, at);
    }

    /** Entered after the fact (SUB-115). */
    Subscription startInThePast(Tenant tenant, UUID pending, Instant startedAt, Instant at) {
        return started(tenant, store.activate(List.of(pending), startedAt, at), at, Occasion.IN_THE_PAST)
                .getFirst();
    }

    /** Ends these for good; what was to follow them is canceled (SUB-134, SUB-169). */
    List<Subscription> end(Tenant tenant, Collection<UUID> active, Instant at) {
        var successors = store.successors(tenant, active).values();
        decline(tenant, successors, at);
        cancel(
                successors.stream()
                        .filter(next -> next.status() == Subscription.Status.PENDING)
                        .toList(),
                at);
        var ended = store.terminate(active, at);
        events.publishEvent(new SubscriptionsEnded(tenant, at, ended, false));
        return ended;
    }

    /** Ends the first of each pair and starts the second in its place (SUB-121, SUB-131). */
    List<Replacement> replace(Tenant tenant, Map<UUID, UUID> successorOf, Instant at) {
        var ended = store.terminate(successorOf.keySet(), at);
        events.publishEvent(new SubscriptionsEnded(tenant, at, ended, true));
        var started = started(tenant, store.activate(successorOf.values(), at, at), at, Occasion.REPLACING);
        var replacements = new ArrayList<Replacement>();
        for (Subscription after : started) {
            ended.stream()
                    .filter(before -> before.id().equals(after.previousSubscriptionId()))
                    .forEach(before -> replacements.add(new Replacement(before, after)));
        }
        return replacements;
    }

    /** Those that wait for a payment need it no more. */
    void decline(Tenant tenant, Collection<Subscription> waiting, Instant at) {
        gate.refuse(tenant, waiting.stream().map(Subscription::id).toList(), Gate.Refusal.DECLINED, at);
    }

    void cancel(Collection<Subscription> pending, Instant at) {
        if (!pending.isEmpty()) {
            store.cancel(pending.stream().map(Subscription::id).toList(), at);
        }
    }

    void changed(Tenant tenant, Subscription subscription) {
        if (subscription.isActive()) {
            events.publishEvent(new SubscriptionChanged(tenant, subscription));
        }
    }

    private List<Subscription> started(Tenant tenant, List<Subscription> started, Instant at, Occasion occasion) {
        var planIds = started.stream().map(Subscription::planId).distinct().toList();
        units.begin(tenant, started, plans.byIds(tenant, planIds));
        events.publishEvent(new SubscriptionsStarted(tenant, at, started, occasion));
        return started;
    }
}
