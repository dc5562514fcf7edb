package dev.tarn.plan;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The frame of every edit: the plan is locked, changed, and what it was is kept as a version. */
@Component
class PlanEdits {
    private final PlanStore store;
    private final Cascade cascade;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    PlanEdits(PlanStore store, Cascade cascade, BillingClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.cascade = cascade;
        this.clock = clock;
        this.events = events;
    }

    /** The plan as it is, held against other edits until the end of the transaction. */
    Plan open(Tenant tenant, String code) {
        return store.lockByCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    Plan close(Tenant tenant, Plan before) {
        return close(tenant, before, Set.of());
    }

    /**
     * Adds the version, tells whom it concerns, and answers with the plan as it is now.
     *
     * @param immediately the fixed charges whose new units count from now
     */
    Plan close(Tenant tenant, Plan before, Set<UUID> immediately) {
        return close(tenant, before, immediately, false);
    }

    /** @param cascades whether the edit is to reach the subscriptions that differ, too */
    Plan close(Tenant tenant, Plan before, Set<UUID> immediately, boolean cascades) {
        if (cascades) {
            cascade.plan(
                    tenant, before, store.byIds(tenant, List.of(before.id())).getFirst());
        }
        store.addVersion(tenant, before, PlanJson.of(before), clock.now(tenant));
        Plan after = store.byIds(tenant, List.of(before.id())).getFirst();
        tell(tenant, before, after, immediately);
        return after;
    }

    /** The same for a plan of one subscription, which may have begun with this change. */
    void told(Tenant tenant, Plan before, Plan after, Set<UUID> immediately) {
        if (before.id().equals(after.id())) {
            store.addVersion(tenant, before, PlanJson.of(before), clock.now(tenant));
        }
        tell(tenant, before, after, immediately);
    }

    private void tell(Tenant tenant, Plan before, Plan after, Set<UUID> immediately) {
        tellNewUnits(tenant, before, after, immediately);
        events.publishEvent(new PlanUpdated(tenant, before, after));
    }

    private void tellNewUnits(Tenant tenant, Plan before, Plan after, Set<UUID> immediately) {
        Map<UUID, FixedCharge> known =
                before.fixedCharges().stream().collect(Collectors.toMap(FixedCharge::id, Function.identity()));
        List<FixedCharge> changed = after.fixedCharges().stream()
                .filter(now -> {
                    FixedCharge was = known.get(now.id());
                    return was == null || was.units().compareTo(now.units()) != 0;
                })
                .toList();
        if (!changed.isEmpty()) {
            events.publishEvent(new FixedChargeUnitsChanged(tenant, after.id(), changed, immediately));
        }
    }
}
