package dev.tarn.plan;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Plans made for one subscription: what it has differently from the plan it is on (section 2). Whoever calls holds the subscription's customer, moves
 * the subscription to the plan it gets back, and then has it told.
 */
@Service
public class PlanOverrides {
    private final PlanStore plans;
    private final OverrideStore store;
    private final CommitmentStore commitments;
    private final UsageThresholds thresholds;
    private final PlanEdits edits;
    private final Taxes taxes;
    private final BillingClock clock;

    PlanOverrides(
            PlanStore plans,
            OverrideStore store,
            CommitmentStore commitments,
            UsageThresholds thresholds,
            PlanEdits edits,
            Taxes taxes,
            BillingClock clock) {
        this.plans = plans;
        this.store = store;
        this.commitments = commitments;
        this.thresholds = thresholds;
        this.edits = edits;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * A plan that one subscription has, before and after a change.
     *
     * @param immediately the fixed charges whose new units count from now
     */
    public record Changed(Plan before, Plan after, Set<UUID> immediately) {}

    /** All that {@code plan_overrides} says, on top of what the subscription has differently already. */
    public Changed apply(Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, Input input) {
        var override = PlanOverride.of(input, plan);
        input.problems().orThrow();
        UUID childId = child(tenant, plan, ownUnits);
        Instant now = clock.now(tenant);
        store.update(childId, override, now);
        if (override.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.PLAN, childId, override.taxCodes());
        }
        commitments.write(tenant, childId, override.commitment());
        if (override.usageThresholds() != null) {
            thresholds.replaceOfPlan(tenant, childId, override.usageThresholds());
        }
        Plan begun = current(tenant, childId);
        for (ChargeOverride charge : override.charges()) {
            write(tenant, childId, charge);
        }
        for (FixedChargeOverride fixedCharge : override.fixedCharges()) {
            write(tenant, childId, on(begun, fixedCharge));
        }
        var immediately = override.fixedCharges().stream()
                .filter(FixedChargeOverride::immediately)
                .map(fixedCharge -> fixedCharge.fixedCharge().id())
                .collect(Collectors.toSet());
        return new Changed(plan, current(tenant, childId), immediately);
    }

    /** One charge (SUB-077). */
    public Changed changeCharge(Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, String code, Input input) {
        var override = ChargeOverride.of(input, plan.charge(code));
        input.problems().orThrow();
        UUID childId = child(tenant, plan, ownUnits);
        write(tenant, childId, override);
        return new Changed(plan, current(tenant, childId), Set.of());
    }

    /** One fixed charge (SUB-077). */
    public Changed changeFixedCharge(
            Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, String code, Input input) {
        var override = FixedChargeOverride.of(input, plan.fixedCharge(code));
        input.problems().orThrow();
        UUID childId = child(tenant, plan, ownUnits);
        write(tenant, childId, on(current(tenant, childId), override));
        UUID id = override.fixedCharge().id();
        return new Changed(plan, current(tenant, childId), override.immediately() ? Set.of(id) : Set.of());
    }

    /** A filter more; values that another one has are refused. */
    public Changed addFilter(Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, String code, Input input) {
        Charge charge = plan.charge(code);
        var draft = FilterDraft.ofNew(input, charge.metric(), charge.chargeModel());
        boolean known = charge.filters().stream().anyMatch(draft::hasValuesOf);
        input.problems().addIf(known, "values", "value_already_exists").orThrow();
        var filters = drafts(charge, null, null);
        filters.add(draft);
        return replaceFilters(tenant, plan, ownUnits, charge, filters);
    }

    public Changed changeFilter(
            Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, String code, String filterId, Input input) {
        Charge charge = plan.charge(code);
        ChargeFilter filter = charge.filter(filterId);
        var draft = FilterDraft.change(input, filter, charge.chargeModel());
        input.problems().orThrow();
        return replaceFilters(tenant, plan, ownUnits, charge, drafts(charge, filter, draft));
    }

    public Changed removeFilter(
            Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, String code, String filterId) {
        Charge charge = plan.charge(code);
        return replaceFilters(tenant, plan, ownUnits, charge, drafts(charge, charge.filter(filterId), null));
    }

    /** The subscription has the plan now: what follows from the change may happen. */
    public void tell(Tenant tenant, Changed changed) {
        edits.told(tenant, changed.before(), changed.after(), changed.immediately());
    }

    private Changed replaceFilters(
            Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits, Charge charge, List<FilterDraft> filters) {
        UUID childId = child(tenant, plan, ownUnits);
        write(tenant, childId, ChargeOverride.ofFilters(charge, filters));
        return new Changed(plan, current(tenant, childId), Set.of());
    }

    /** The filters as they are, one of them replaced, or left out. */
    private static List<FilterDraft> drafts(Charge charge, @Nullable ChargeFilter replaced, @Nullable FilterDraft by) {
        var drafts = new ArrayList<FilterDraft>();
        for (ChargeFilter filter : charge.filters()) {
            boolean isReplaced = replaced != null && filter.id().equals(replaced.id());
            if (!isReplaced) {
                drafts.add(new FilterDraft(filter.invoiceDisplayName(), filter.values(), filter.properties()));
            } else if (by != null) {
                drafts.add(by);
            }
        }
        return drafts;
    }

    /** The subscription's own plan, made on first use; units it had without one become part of it (SUB-075). */
    private UUID child(Tenant tenant, Plan plan, Map<UUID, BigDecimal> ownUnits) {
        if (plan.parentId() != null) {
            return plan.id();
        }
        Instant now = clock.now(tenant);
        UUID childId = store.insertChild(tenant, plan, now);
        for (FixedCharge fixedCharge : plan.fixedCharges()) {
            BigDecimal units = ownUnits.get(fixedCharge.id());
            if (units != null) {
                store.write(tenant, childId, FixedChargeOverride.ofUnits(fixedCharge, units), now);
            }
        }
        return childId;
    }

    private void write(Tenant tenant, UUID childId, ChargeOverride override) {
        Instant now = clock.now(tenant);
        UUID id = store.write(tenant, childId, override, now);
        if (override.filters() != null) {
            writeFilters(tenant, override.charge(), id, override.filters());
        }
        if (override.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.CHARGE, id, override.taxCodes());
        }
    }

    /** A filter with the same values as one there is keeps its id, and so goes on billing where it was. */
    private void writeFilters(Tenant tenant, Charge charge, UUID ownChargeId, List<FilterDraft> drafts) {
        Instant now = clock.now(tenant);
        boolean hadOwn = charge.own() != null && charge.own().has("filters");
        var left = new ArrayList<>(charge.filters());
        for (int ordinal = 0; ordinal < drafts.size(); ordinal++) {
            FilterDraft draft = drafts.get(ordinal);
            ChargeFilter same =
                    left.stream().filter(draft::hasValuesOf).findFirst().orElse(null);
            left.remove(same);
            if (same != null && hadOwn) {
                store.updateFilter(ownChargeId, same.id(), ordinal, draft, now);
            } else {
                store.insertFilter(tenant, ownChargeId, ordinal, draft, same == null ? null : same.id(), now);
            }
        }
        if (hadOwn) {
            store.deleteFilters(ownChargeId, left.stream().map(ChargeFilter::id).toList(), now);
        }
    }

    private void write(Tenant tenant, UUID childId, FixedChargeOverride override) {
        UUID id = store.write(tenant, childId, override, clock.now(tenant));
        if (override.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.FIXED_CHARGE, id, override.taxCodes());
        }
    }

    private static FixedChargeOverride on(Plan begun, FixedChargeOverride override) {
        return override.on(begun.fixedCharge(override.fixedCharge().code()));
    }

    private Plan current(Tenant tenant, UUID childId) {
        return plans.byIds(tenant, List.of(childId)).stream().findFirst().orElseThrow(() -> Refusal.notFound("plan"));
    }
}
