package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with one fixed charge of a plan. Each method is one transaction and an edit of the plan. */
@Service
public class FixedCharges {
    private static final Comparator<FixedCharge> NEWEST_FIRST =
            Comparator.comparing(FixedCharge::createdAt).reversed().thenComparing(FixedCharge::id);

    private final PlanStore plans;
    private final PlanEdits planEdits;
    private final FixedChargeEdits edits;
    private final FixedChargeStore store;
    private final BillingClock clock;

    FixedCharges(
            PlanStore plans, PlanEdits planEdits, FixedChargeEdits edits, FixedChargeStore store, BillingClock clock) {
        this.plans = plans;
        this.planEdits = planEdits;
        this.edits = edits;
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public FixedCharge create(Tenant tenant, String planCode, Input input) {
        List<AddOn> held = edits.hold(tenant, List.of(input));
        Plan before = planEdits.open(tenant, planCode);
        var draft = FixedChargeDraft.ofNew(input, FixedChargeEdits.addOn(input, held, "add_on"));
        Set<String> taken = codes(before);
        input.problems()
                .addIf(Coded.clash(List.of(draft), taken), "code", "value_already_exist")
                .orThrow();
        String code = Coded.codes(List.of(draft), taken).getFirst();
        UUID id = edits.write(tenant, before.id(), draft, code);
        return byId(planEdits.close(tenant, before, immediately(draft, id)), id);
    }

    @Transactional
    public FixedCharge update(Tenant tenant, String planCode, String code, Input input) {
        Plan before = planEdits.open(tenant, planCode);
        FixedCharge fixedCharge = byCode(before, code);
        boolean cascades = input.flag("cascade_updates", false);
        var draft = FixedChargeDraft.change(input, fixedCharge, plans.isInUse(before.id()));
        Set<String> others = codes(before);
        others.remove(fixedCharge.code());
        input.problems()
                .addIf(Coded.clash(List.of(draft), others), "code", "value_already_exist")
                .orThrow();
        UUID id = edits.write(tenant, before.id(), draft, Objects.requireNonNull(draft.code()));
        return byId(planEdits.close(tenant, before, immediately(draft, id), cascades), id);
    }

    @Transactional
    public FixedCharge delete(Tenant tenant, String planCode, String code) {
        Plan before = planEdits.open(tenant, planCode);
        FixedCharge fixedCharge = byCode(before, code);
        store.markDeleted(List.of(fixedCharge.id()), clock.now(tenant));
        planEdits.close(tenant, before);
        return fixedCharge;
    }

    @Transactional(readOnly = true)
    public FixedCharge requireByCode(Tenant tenant, String planCode, String code) {
        return byCode(plan(tenant, planCode), code);
    }

    @Transactional(readOnly = true)
    public Paged<FixedCharge> page(Tenant tenant, String planCode, Page page) {
        return page.of(plan(tenant, planCode).fixedCharges().stream()
                .sorted(NEWEST_FIRST)
                .toList());
    }

    private Plan plan(Tenant tenant, String code) {
        return plans.byCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    private static Set<UUID> immediately(FixedChargeDraft draft, UUID id) {
        return draft.unitsImmediately() ? Set.of(id) : Set.of();
    }

    private static Set<String> codes(Plan plan) {
        return plan.fixedCharges().stream().map(FixedCharge::code).collect(Collectors.toSet());
    }

    private static FixedCharge byCode(Plan plan, String code) {
        return plan.fixedCharges().stream()
                .filter(fixedCharge -> fixedCharge.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fixed_charge"));
    }

    private static FixedCharge byId(Plan plan, UUID id) {
        return plan.fixedCharges().stream()
                .filter(fixedCharge -> fixedCharge.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
