package dev.tarn.plan;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
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

/** What can be done with one charge of a plan, or one filter of it. Each method is one transaction and an edit of the plan. */
@Service
public class Charges {
    private static final Comparator<Charge> NEWEST_FIRST =
            Comparator.comparing(Charge::createdAt).reversed().thenComparing(Charge::id);

    private final PlanStore plans;
    private final PlanEdits planEdits;
    private final ChargeEdits edits;
    private final ChargeStore store;
    private final BillingClock clock;

    Charges(PlanStore plans, PlanEdits planEdits, ChargeEdits edits, ChargeStore store, BillingClock clock) {
        this.plans = plans;
        this.planEdits = planEdits;
        this.edits = edits;
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public Charge create(Tenant tenant, String planCode, Input input) {
        Holdings held = held(tenant, input);
        Plan before = planEdits.open(tenant, planCode);
        ChargeDraft draft = edits.draft(input, held, null, false);
        input.problems().addIf(draft.code() == null, "code", "value_is_mandatory");
        input.problems()
                .addIf(Coded.clash(List.of(draft), codes(before)), "code", "value_already_exist")
                .orThrow();
        UUID id = edits.write(tenant, before.id(), draft, Objects.requireNonNull(draft.code()));
        return byId(planEdits.close(tenant, before), id);
    }

    @Transactional
    public Charge update(Tenant tenant, String planCode, String code, Input input) {
        Holdings held = held(tenant, input);
        Plan before = planEdits.open(tenant, planCode);
        Charge charge = byCode(before, code);
        boolean cascades = input.flag("cascade_updates", false);
        ChargeDraft draft = edits.draft(input, held, charge, plans.isInUse(before.id()));
        Set<String> others = codes(before);
        others.remove(charge.code());
        input.problems()
                .addIf(Coded.clash(List.of(draft), others), "code", "value_already_exist")
                .orThrow();
        edits.write(tenant, before.id(), draft, Objects.requireNonNull(draft.code()));
        return byId(planEdits.close(tenant, before, Set.of(), cascades), charge.id());
    }

    /** With its filters; fees already made stay, usage not billed yet is not billed any more (SUB-045, PRC-009). */
    @Transactional
    public Charge delete(Tenant tenant, String planCode, String code) {
        Plan before = planEdits.open(tenant, planCode);
        Charge charge = byCode(before, code);
        store.markDeleted(List.of(charge.id()), clock.now(tenant));
        planEdits.close(tenant, before);
        return charge;
    }

    @Transactional(readOnly = true)
    public Charge requireByCode(Tenant tenant, String planCode, String code) {
        return byCode(plan(tenant, planCode), code);
    }

    @Transactional(readOnly = true)
    public Paged<Charge> page(Tenant tenant, String planCode, Page page) {
        return page.of(
                plan(tenant, planCode).charges().stream().sorted(NEWEST_FIRST).toList());
    }

    @Transactional
    public ChargeFilter createFilter(Tenant tenant, String planCode, String code, Input input) {
        Plan before = planEdits.open(tenant, planCode);
        Charge charge = byCode(before, code);
        FilterDraft draft = FilterDraft.ofNew(input, charge.metric(), charge.chargeModel());
        boolean cascades = input.flag("cascade_updates", false);
        input.problems().orThrow();
        int ordinal = charge.filters().size();
        UUID id = store.insertFilter(tenant, charge.id(), ordinal, draft, clock.now(tenant));
        return filter(byId(planEdits.close(tenant, before, Set.of(), cascades), charge.id()), id.toString());
    }

    @Transactional
    public ChargeFilter updateFilter(Tenant tenant, String planCode, String code, String filterId, Input input) {
        Plan before = planEdits.open(tenant, planCode);
        Charge charge = byCode(before, code);
        ChargeFilter filter = filter(charge, filterId);
        FilterDraft draft = FilterDraft.change(input, filter, charge.chargeModel());
        boolean cascades = input.flag("cascade_updates", false);
        input.problems().orThrow();
        store.updateFilter(filter.id(), charge.filters().indexOf(filter), draft, clock.now(tenant));
        return filter(byId(planEdits.close(tenant, before, Set.of(), cascades), charge.id()), filterId);
    }

    @Transactional
    public ChargeFilter deleteFilter(Tenant tenant, String planCode, String code, String filterId, Input input) {
        boolean cascades = input.flag("cascade_updates", false);
        input.problems().orThrow();
        Plan before = planEdits.open(tenant, planCode);
        ChargeFilter filter = filter(byCode(before, code), filterId);
        store.markFilterDeleted(filter.id(), clock.now(tenant));
        planEdits.close(tenant, before, Set.of(), cascades);
        return filter;
    }

    @Transactional(readOnly = true)
    public ChargeFilter requireFilter(Tenant tenant, String planCode, String code, String filterId) {
        return filter(byCode(plan(tenant, planCode), code), filterId);
    }

    /** In the order in which the charge shows them. */
    @Transactional(readOnly = true)
    public Paged<ChargeFilter> filterPage(Tenant tenant, String planCode, String code, Page page) {
        return page.of(byCode(plan(tenant, planCode), code).filters());
    }

    private Holdings held(Tenant tenant, Input input) {
        String metricId = input.text("billable_metric_id");
        if (metricId != null && Ids.parse(metricId).isEmpty()) {
            throw Refusal.notFound("billable_metric");
        }
        return edits.hold(tenant, List.of(input));
    }

    private Plan plan(Tenant tenant, String code) {
        return plans.byCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    private static Set<String> codes(Plan plan) {
        return plan.charges().stream().map(Charge::code).collect(Collectors.toSet());
    }

    private static Charge byCode(Plan plan, String code) {
        return plan.charges().stream()
                .filter(charge -> charge.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge"));
    }

    private static Charge byId(Plan plan, UUID id) {
        return plan.charges().stream()
                .filter(charge -> charge.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ChargeFilter filter(Charge charge, String id) {
        return charge.filters().stream()
                .filter(filter -> filter.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge_filter"));
    }
}
