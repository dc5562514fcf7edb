package dev.tarn.subscription;

import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanOverrides;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.SubscriptionRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a subscription has differently from the plan that is sold: a few units, kept beside it, or a plan of its own (SUB-070 to SUB-077). Whoever calls
 * holds the subscription's customer.
 */
@Component
class OwnPlans {
    private static final int UNITS_SCALE = 10;
    private static final Set<String> UNITS_FIELDS = Set.of("id", "units", "apply_units_immediately");

    private final SubscriptionStore store;
    private final OwnUnits ownUnits;
    private final UnitsEdited unitsEdited;
    private final Plans plans;
    private final PlanOverrides overrides;
    private final BillingClock clock;

    OwnPlans(
            SubscriptionStore store,
            OwnUnits ownUnits,
            UnitsEdited unitsEdited,
            Plans plans,
            PlanOverrides overrides,
            BillingClock clock) {
        this.store = store;
        this.ownUnits = ownUnits;
        this.unitsEdited = unitsEdited;
        this.plans = plans;
        this.overrides = overrides;
        this.clock = clock;
    }

    /** What a subscription is to begin with: a plan, and units it has instead of the plan's. */
    record Sold(Plan plan, Map<UUID, BigDecimal> units) {}

    /** A change of one subscription's plan, written but not told. */
    interface Change {
        PlanOverrides.Changed of(Plan plan, Map<UUID, BigDecimal> ownUnits);
    }

    /** The plan of a subscription that is entered now. */
    Sold begin(Tenant tenant, Plan sold, @Nullable Input asked) {
        if (asked == null || asked.node().isEmpty()) {
            return new Sold(sold, Map.of());
        }
        if (isUnitsOnly(asked)) {
            return new Sold(sold, units(asked, sold).units());
        }
        return new Sold(overrides.apply(tenant, sold, Map.of(), asked).after(), Map.of());
    }

    /** Keeps the units that a subscription begins with; the row is there. */
    void keep(Tenant tenant, UUID subscriptionId, Sold sold) {
        sold.units().forEach((fixedChargeId, units) -> ownUnits.set(tenant, subscriptionId, fixedChargeId, units));
    }

    /** It begins with another plan: what it had of its own was for the one before. */
    void forget(Tenant tenant, UUID subscriptionId) {
        ownUnits.clear(tenant, subscriptionId);
    }

    /** The plan as this subscription has it. */
    Plan of(Tenant tenant, Subscription subscription) {
        return stored(tenant, subscription).withUnits(unitsOf(tenant, subscription));
    }

    /** All that {@code plan_overrides} says. */
    Subscription change(Tenant tenant, Subscription subscription, Input asked) {
        if (asked.node().isEmpty()) {
            return subscription;
        }
        Plan plan = of(tenant, subscription);
        if (plan.parentId() == null && isUnitsOnly(asked)) {
            changeUnits(tenant, subscription, units(asked, plan));
            return subscription;
        }
        return change(tenant, subscription, (now, own) -> overrides.apply(tenant, now, own, asked));
    }

    /** One fixed charge; where only its units change, the subscription keeps its plan (SUB-074). */
    Subscription changeFixedCharge(Tenant tenant, Subscription subscription, String code, Input input) {
        Plan plan = of(tenant, subscription);
        UUID id = plan.fixedCharge(code).id();
        boolean unitsOnly =
                input.has("units") && UNITS_FIELDS.containsAll(input.node().propertyNames());
        if (plan.parentId() == null && unitsOnly) {
            BigDecimal units = amount(input);
            boolean immediately = input.flag("apply_units_immediately", false);
            input.problems().orThrow();
            changeUnits(tenant, subscription, new Units(Map.of(id, units), immediately ? Set.of(id) : Set.of()));
            return subscription;
        }
        return change(tenant, subscription, (now, own) -> overrides.changeFixedCharge(tenant, now, own, code, input));
    }

    /** Writes a change, moves the subscription to the plan it has from now on, and lets what follows happen. */
    Subscription change(Tenant tenant, Subscription subscription, Change change) {
        Map<UUID, BigDecimal> own = unitsOf(tenant, subscription);
        var changed = change.of(stored(tenant, subscription).withUnits(own), own);
        Subscription moved = subscription;
        if (!changed.after().id().equals(subscription.planId())) {
            var row = new SubscriptionRecord();
            row.setPlanId(changed.after().id());
            moved = store.change(subscription.id(), row, clock.now(tenant));
            ownUnits.clear(tenant, subscription.id());
        }
        overrides.tell(tenant, changed);
        return moved;
    }

    private Plan stored(Tenant tenant, Subscription subscription) {
        return Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
    }

    private Map<UUID, BigDecimal> unitsOf(Tenant tenant, Subscription subscription) {
        var units = new HashMap<UUID, BigDecimal>();
        ownUnits.of(tenant, List.of(subscription.id())).forEach((key, own) -> units.put(key.fixedChargeId(), own));
        return units;
    }

    /** @param immediately those that count from now */
    private record Units(Map<UUID, BigDecimal> units, Set<UUID> immediately) {}

    private void changeUnits(Tenant tenant, Subscription subscription, Units changed) {
        changed.units()
                .forEach((fixedChargeId, units) -> ownUnits.set(tenant, subscription.id(), fixedChargeId, units));
        unitsEdited.change(tenant, subscription, changed.units(), changed.immediately());
    }

    /** Whether nothing but units of fixed charges is asked for (SUB-074). */
    private static boolean isUnitsOnly(Input asked) {
        JsonNode list = asked.node().path("fixed_charges");
        return asked.node().size() == 1
                && list.isArray()
                && !list.isEmpty()
                && list.valueStream()
                        .allMatch(entry -> entry.isObject()
                                && entry.has("units")
                                && UNITS_FIELDS.containsAll(entry.propertyNames()));
    }

    private static Units units(Input asked, Plan plan) {
        var units = new HashMap<UUID, BigDecimal>();
        var immediately = new HashSet<UUID>();
        List<Input> entries = asked.objects("fixed_charges");
        for (Input entry : entries == null ? List.<Input>of() : entries) {
            UUID id = fixedCharge(plan, entry);
            units.put(id, amount(entry));
            if (entry.flag("apply_units_immediately", false)) {
                immediately.add(id);
            }
        }
        asked.problems().orThrow();
        return new Units(units, immediately);
    }

    private static UUID fixedCharge(Plan plan, Input entry) {
        String sent = entry.text("id");
        UUID id = sent == null ? null : Ids.parse(sent).orElse(null);
        return plan.fixedCharges().stream()
                .map(fixedCharge -> fixedCharge.id())
                .filter(known -> known.equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fixed_charge"));
    }

    private static BigDecimal amount(Input entry) {
        BigDecimal units = entry.decimal("units");
        if (units == null) {
            entry.problems().addIf(!entry.problems().has("units"), "units", "value_is_mandatory");
            return BigDecimal.ZERO;
        }
        entry.problems().addIf(units.signum() < 0, "units", "value_is_out_of_range");
        return units.setScale(UNITS_SCALE, RoundingMode.HALF_UP);
    }
}
