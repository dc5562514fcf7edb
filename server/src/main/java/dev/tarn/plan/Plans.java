package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Metadata;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with plans. Each method is one transaction. */
@Service
public class Plans {
    private final PlanStore store;
    private final PlanEdits edits;
    private final ChargeEdits charges;
    private final FixedChargeEdits fixedCharges;
    private final CommitmentStore commitments;
    private final Taxes taxes;
    private final UsageThresholds thresholds;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Plans(
            PlanStore store,
            PlanEdits edits,
            ChargeEdits charges,
            FixedChargeEdits fixedCharges,
            CommitmentStore commitments,
            Taxes taxes,
            UsageThresholds thresholds,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.edits = edits;
        this.charges = charges;
        this.fixedCharges = fixedCharges;
        this.commitments = commitments;
        this.taxes = taxes;
        this.thresholds = thresholds;
        this.clock = clock;
        this.events = events;
    }

    /** The plan with all that belongs to it, or nothing of it (SUB-020). */
    @Transactional
    public Plan create(Tenant tenant, Input input) {
        var parts = parts(tenant, input);
        PlanDraft draft = PlanDraft.ofNew(input);
        List<ChargeDraft> newCharges = parts.chargeDrafts(charges, List.of(), false);
        List<FixedChargeDraft> newFixedCharges = parts.fixedChargeDrafts(fixedCharges, List.of(), false);
        var commitment = CommitmentDraft.of(input, null);
        checkRest(input, newCharges, newFixedCharges);
        List<UsageThresholdDraft> newThresholds = UsageThresholdDraft.read(input);
        input.problems()
                .addIf(store.isTaken(tenant, draft.code()), "code", "value_already_exist")
                .orThrow();

        UUID id = Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        charges.replaceAll(tenant, id, List.of(), newCharges);
        fixedCharges.replaceAll(tenant, id, List.of(), newFixedCharges);
        commitments.write(tenant, id, commitment);
        if (newThresholds != null) {
            thresholds.replaceOfPlan(tenant, id, newThresholds);
        }
        writeTaxesAndMetadata(tenant, id, input);
        return store.byIds(tenant, List.of(id)).getFirst();
    }

    /** Takes effect at once for open periods; finalized invoices keep what they were billed with. */
    @Transactional
    public Plan update(Tenant tenant, String code, Input input) {
        var parts = parts(tenant, input);
        Plan before = edits.open(tenant, code);
        boolean inUse = store.isInUse(before.id());
        PlanDraft draft = PlanDraft.change(input, before, inUse);
        List<ChargeDraft> newCharges = parts.chargeDrafts(charges, before.charges(), inUse);
        List<FixedChargeDraft> newFixedCharges = parts.fixedChargeDrafts(fixedCharges, before.fixedCharges(), inUse);
        var commitment = CommitmentDraft.of(input, before.minimumCommitment());
        checkRest(input, newCharges, newFixedCharges);
        List<UsageThresholdDraft> newThresholds = UsageThresholdDraft.read(input);
        boolean taken = !draft.code().equals(before.code()) && store.isTaken(tenant, draft.code());
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();

        Unique.by("code", () -> store.update(before.id(), draft, clock.now(tenant)));
        Set<UUID> immediately = Set.of();
        if (parts.charges() != null) {
            charges.replaceAll(tenant, before.id(), before.charges(), newCharges);
        }
        if (parts.fixedCharges() != null) {
            immediately = fixedCharges.replaceAll(tenant, before.id(), before.fixedCharges(), newFixedCharges);
        }
        commitments.write(tenant, before.id(), commitment);
        if (newThresholds != null) {
            thresholds.replaceOfPlan(tenant, before.id(), newThresholds);
        }
        writeTaxesAndMetadata(tenant, before.id(), input);
        return edits.close(tenant, before, immediately, input.flag("cascade_updates", false));
    }

    /** The lists of a request and what they name, held before the plan is locked so that edits never wait for each other in a circle. */
    private record Parts(
            @Nullable List<Input> charges, @Nullable List<Input> fixedCharges, Holdings named, List<AddOn> addOns) {

        List<ChargeDraft> chargeDrafts(ChargeEdits edits, List<Charge> existing, boolean inUse) {
            return charges == null ? List.of() : edits.drafts(charges, named, existing, inUse);
        }

        List<FixedChargeDraft> fixedChargeDrafts(FixedChargeEdits edits, List<FixedCharge> existing, boolean inUse) {
            return fixedCharges == null ? List.of() : edits.drafts(fixedCharges, addOns, existing, inUse);
        }
    }

    private Parts parts(Tenant tenant, Input input) {
        List<Input> sentCharges = input.objects("charges");
        List<Input> sentFixedCharges = input.objects("fixed_charges");
        return new Parts(
                sentCharges,
                sentFixedCharges,
                charges.hold(tenant, sentCharges),
                fixedCharges.hold(tenant, sentFixedCharges));
    }

    private static void checkRest(Input input, List<ChargeDraft> charges, List<FixedChargeDraft> fixedCharges) {
        Problems problems = input.problems();
        boolean clash = Coded.clash(charges, Set.of()) || Coded.clash(fixedCharges, Set.of());
        problems.addIf(clash, "code", "value_already_exist");
        Metadata.check(input.textMap("metadata"), problems);
        input.texts("tax_codes");
        input.flag("cascade_updates");
    }

    private void writeTaxesAndMetadata(Tenant tenant, UUID planId, Input input) {
        List<String> taxCodes = input.texts("tax_codes");
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.PLAN, planId, taxCodes);
        }
        if (input.has("metadata")) {
            store.setMetadata(planId, input.textMap("metadata"));
        }
    }

    /** Its subscriptions end, then it is gone; its code is free for another (SUB-033). Answers with the plan as it was marked. */
    @Transactional
    public Plan delete(Tenant tenant, String code) {
        Plan plan = edits.open(tenant, code);
        store.markPendingDeletion(plan.id());
        Plan marked = store.byIds(tenant, List.of(plan.id())).getFirst();
        events.publishEvent(new PlanDeleted(tenant, plan.id()));
        store.markDeleted(plan.id(), clock.now(tenant));
        return marked;
    }

    @Transactional
    public @Nullable Map<String, @Nullable String> replaceMetadata(Tenant tenant, String code, Input input) {
        Plan plan = edits.open(tenant, code);
        return writeMetadata(tenant, plan, input.textMap("metadata"), input.problems());
    }

    /** Adds to what is there; the keys that are sent win. */
    @Transactional
    public @Nullable Map<String, @Nullable String> mergeMetadata(Tenant tenant, String code, Input input) {
        Plan plan = edits.open(tenant, code);
        Map<String, @Nullable String> merged = new LinkedHashMap<>();
        if (plan.metadata() != null) {
            merged.putAll(plan.metadata());
        }
        Map<String, @Nullable String> sent = input.textMap("metadata");
        if (sent != null) {
            merged.putAll(sent);
        }
        return writeMetadata(tenant, plan, merged, input.problems());
    }

    @Transactional
    public void deleteMetadata(Tenant tenant, String code) {
        Plan plan = edits.open(tenant, code);
        writeMetadata(tenant, plan, null, new Problems());
    }

    @Transactional
    public @Nullable Map<String, @Nullable String> deleteMetadataKey(Tenant tenant, String code, String key) {
        Plan plan = edits.open(tenant, code);
        if (plan.metadata() == null) {
            throw Refusal.notFound("metadata");
        }
        Map<String, @Nullable String> rest = new LinkedHashMap<>(plan.metadata());
        rest.remove(key);
        return writeMetadata(tenant, plan, rest, new Problems());
    }

    private @Nullable Map<String, @Nullable String> writeMetadata(
            Tenant tenant, Plan plan, @Nullable Map<String, @Nullable String> metadata, Problems problems) {
        Metadata.check(metadata, problems);
        problems.orThrow();
        store.setMetadata(plan.id(), metadata);
        return edits.close(tenant, plan).metadata();
    }

    /** Parents only: what overrides a plan for one subscription has no address of its own (SUB-034). */
    @Transactional(readOnly = true)
    public Plan requireByCode(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    /** As {@link #requireByCode}; the plan is neither edited nor deleted until the caller's transaction ends. */
    @Transactional
    public Plan hold(Tenant tenant, String code) {
        return store.holdByCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    /** As {@link #hold}, and nobody else holds it either. */
    @Transactional
    public Plan lock(Tenant tenant, String code) {
        return store.lockByCode(tenant, code).orElseThrow(() -> Refusal.notFound("plan"));
    }

    /** The same for the plan of this id, or the one it was made from; to be called before the customer of a subscription is locked. */
    @Transactional
    public void holdRoot(Tenant tenant, UUID id) {
        store.byIds(tenant, List.of(id)).stream().findFirst().ifPresent(plan -> store.holdById(tenant, plan.rootId()));
    }

    /** Charges of any plan with their filters, deleted ones included: invoices keep naming them. */
    @Transactional(readOnly = true)
    public Map<UUID, Charge> chargesByIds(Tenant tenant, Collection<UUID> ids) {
        return store.chargesByIds(tenant, ids).stream().collect(Collectors.toMap(Charge::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Paged<Plan> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    /** Deleted ones included: subscriptions and documents keep naming them. The number of queries does not depend on the number of plans. */
    @Transactional(readOnly = true)
    public Map<UUID, Plan> byIds(Tenant tenant, Collection<UUID> ids) {
        return store.byIds(tenant, ids).stream().collect(Collectors.toMap(Plan::id, Function.identity()));
    }
}
