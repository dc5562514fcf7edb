package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.addon.AddOns;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
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

/** Reads and writes the fixed charges of a plan that is being edited. */
@Component
class FixedChargeEdits {
    private final FixedChargeStore store;
    private final AddOns addOns;
    private final Taxes taxes;
    private final BillingClock clock;

    FixedChargeEdits(FixedChargeStore store, AddOns addOns, Taxes taxes, BillingClock clock) {
        this.store = store;
        this.addOns = addOns;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** The add-ons that fixed charges name by id or code, held. To be called before the plan is locked. */
    List<AddOn> hold(Tenant tenant, @Nullable List<Input> fixedCharges) {
        Set<UUID> ids = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Input input : fixedCharges == null ? List.<Input>of() : fixedCharges) {
            String id = input.text("add_on_id");
            String code = input.text("add_on_code");
            if (id != null) {
                Ids.parse(id).ifPresent(ids::add);
            } else if (code != null) {
                codes.add(code);
            }
        }
        return addOns.hold(tenant, ids, codes);
    }

    /** What the list asks for: entries with a known id change that fixed charge, the others are new (SUB-025). */
    List<FixedChargeDraft> drafts(List<Input> inputs, List<AddOn> held, List<FixedCharge> existing, boolean inUse) {
        Map<UUID, FixedCharge> left =
                new HashMap<>(existing.stream().collect(Collectors.toMap(FixedCharge::id, Function.identity())));
        List<FixedChargeDraft> drafts = new ArrayList<>();
        for (Input input : inputs) {
            String id = input.text("id");
            FixedCharge now = id == null ? null : left.remove(Ids.parse(id).orElse(null));
            drafts.add(
                    now != null
                            ? FixedChargeDraft.change(input, now, inUse)
                            : FixedChargeDraft.ofNew(input, addOn(input, held, "add_ons")));
        }
        return drafts;
    }

    /** The add-on an entry names, refused as {@code notFound} when there is none. */
    static AddOn addOn(Input input, List<AddOn> held, String notFound) {
        String id = input.text("add_on_id");
        String code = input.text("add_on_code");
        return held.stream()
                .filter(addOn -> id != null ? addOn.id().toString().equalsIgnoreCase(id) : addOn.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(notFound));
    }

    /** Makes the fixed charges of the plan those of the list: the others go. Answers with those whose units count from now. */
    Set<UUID> replaceAll(Tenant tenant, UUID planId, List<FixedCharge> existing, List<FixedChargeDraft> drafts) {
        Set<UUID> kept = new HashSet<>();
        drafts.stream().map(FixedChargeDraft::replaces).forEach(fixedCharge -> {
            if (fixedCharge != null) {
                kept.add(fixedCharge.id());
            }
        });
        List<UUID> gone =
                existing.stream().map(FixedCharge::id).filter(id -> !kept.contains(id)).toList();
        store.markDeleted(gone, clock.now(tenant));
        List<String> codes = Coded.codes(drafts, Set.of());
        Set<UUID> immediately = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            UUID id = write(tenant, planId, drafts.get(i), codes.get(i));
            if (drafts.get(i).unitsImmediately()) {
                immediately.add(id);
            }
        }
        return immediately;
    }

    UUID write(Tenant tenant, UUID planId, FixedChargeDraft draft, String code) {
        Instant now = clock.now(tenant);
        FixedCharge replaced = draft.replaces();
        UUID id = Unique.by(
                "code",
                () -> replaced == null
                        ? store.insert(tenant, planId, draft, code, now)
                        : store.update(replaced.id(), draft, code, now));
        if (draft.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.FIXED_CHARGE, id, draft.taxCodes());
        }
        return id;
    }
}
