package dev.tarn.plan;

import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import dev.tarn.pricingunit.PricingUnits;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the charges of a plan that is being edited. */
@Component
class ChargeEdits {
    private final ChargeStore store;
    private final Metrics metrics;
    private final PricingUnits pricingUnits;
    private final Taxes taxes;
    private final BillingClock clock;

    ChargeEdits(ChargeStore store, Metrics metrics, PricingUnits pricingUnits, Taxes taxes, BillingClock clock) {
        this.store = store;
        this.metrics = metrics;
        this.pricingUnits = pricingUnits;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** What charges name; an unknown metric is refused (SUB-021). To be called before the plan is locked. */
    Holdings hold(Tenant tenant, @Nullable List<Input> charges) {
        Set<UUID> ids = new HashSet<>();
        Set<String> unitCodes = new HashSet<>();
        for (Input charge : charges == null ? List.<Input>of() : charges) {
            String sent = charge.text("billable_metric_id");
            if (sent != null) {
                ids.add(Ids.parse(sent).orElseThrow(() -> Refusal.notFound("billable_metrics")));
            }
            String unitCode = AppliedPricingUnit.code(charge);
            if (unitCode != null) {
                unitCodes.add(unitCode);
            }
        }
        return new Holdings(metrics.requireAll(tenant, ids), pricingUnits.byCodes(tenant, unitCodes));
    }

    /** What the list asks for: entries with a known id change that charge, the others are new (SUB-025). */
    List<ChargeDraft> drafts(List<Input> charges, Holdings held, List<Charge> existing, boolean inUse) {
        Map<UUID, Charge> left =
                new HashMap<>(existing.stream().collect(Collectors.toMap(Charge::id, Function.identity())));
        List<ChargeDraft> drafts = new ArrayList<>();
        for (Input input : charges) {
            Charge now = id(input, "id") instanceof UUID id ? left.remove(id) : null;
            drafts.add(draft(input, held, now, inUse));
        }
        return drafts;
    }

    ChargeDraft draft(Input input, Holdings held, @Nullable Charge now, boolean inUse) {
        Metric metric = id(input, "billable_metric_id") instanceof UUID id
                ? held.metrics().get(id)
                : null;
        if (now != null) {
            return ChargeDraft.change(input, now, metric == null ? now.metric() : metric, inUse);
        }
        if (metric == null) {
            throw Refusal.notFound("billable_metrics");
        }
        return ChargeDraft.ofNew(input, metric, held.pricingUnits());
    }

    private static @Nullable UUID id(Input input, String field) {
        String sent = input.text(field);
        return sent == null ? null : Ids.parse(sent).orElse(null);
    }

    /** Makes the charges of the plan those of the list: the others go. */
    void replaceAll(Tenant tenant, UUID planId, List<Charge> existing, List<ChargeDraft> drafts) {
        Set<UUID> kept = new HashSet<>();
        drafts.stream().map(ChargeDraft::replaces).forEach(charge -> {
            if (charge != null) {
                kept.add(charge.id());
            }
        });
        List<UUID> gone = existing.stream()
                .map(Charge::id)
                .filter(id -> !kept.contains(id))
                .toList();
        store.markDeleted(gone, clock.now(tenant));
        List<String> codes = Coded.codes(drafts, Set.of());
        for (int i = 0; i < drafts.size(); i++) {
            write(tenant, planId, drafts.get(i), codes.get(i));
        }
    }

    UUID write(Tenant tenant, UUID planId, ChargeDraft draft, String code) {
        Instant now = clock.now(tenant);
        Charge replaced = draft.replaces();
        UUID id = Unique.by(
                "code",
                () -> replaced == null
                        ? store.insert(tenant, planId, draft, code, now)
                        : store.update(replaced.id(), draft, code, now));
        if (draft.filters() != null) {
            replaceFilters(tenant, id, replaced == null ? List.of() : replaced.filters(), draft.filters());
        }
        if (draft.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.CHARGE, id, draft.taxCodes());
        }
        return id;
    }

    /** A filter with the same values keeps its id (PRC-041). */
    private void replaceFilters(Tenant tenant, UUID chargeId, List<ChargeFilter> existing, List<FilterDraft> drafts) {
        Instant now = clock.now(tenant);
        List<ChargeFilter> left = new ArrayList<>(existing);
        for (int ordinal = 0; ordinal < drafts.size(); ordinal++) {
            FilterDraft draft = drafts.get(ordinal);
            ChargeFilter same =
                    left.stream().filter(draft::hasValuesOf).findFirst().orElse(null);
            if (same == null) {
                store.insertFilter(tenant, chargeId, ordinal, draft, now);
            } else {
                left.remove(same);
                store.updateFilter(same.id(), ordinal, draft, now);
            }
        }
        left.forEach(filter -> store.markFilterDeleted(filter.id(), now));
    }
}
