package dev.tarn.billing;

import dev.tarn.platform.Tenant;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which taxes a fee bears: those of the first level that has any; levels are never mixed (CRD-060). */
final class FeeTaxes {
    private final Map<UUID, List<Tax>> byTarget;

    private FeeTaxes(Map<UUID, List<Tax>> byTarget) {
        this.byTarget = byTarget;
    }

    /** Reads the taxes of all customers concerned, and of their billing entities. */
    static FeeTaxes read(Taxes taxes, Tenant tenant, Collection<Entry> entries) {
        var targets = new HashSet<UUID>();
        for (Entry entry : entries) {
            targets.add(entry.customer().id());
            targets.add(entry.customer().billingEntityId());
        }
        return new FeeTaxes(taxes.byTarget(tenant, targets));
    }

    List<Tax> ofPlan(Entry entry) {
        return of(List.of(), entry);
    }

    /** @param own of the charge or fixed charge itself */
    List<Tax> of(List<Tax> own, Entry entry) {
        return Taxes.firstLevel(
                own,
                entry.plan().taxes(),
                byTarget.getOrDefault(entry.customer().id(), List.of()),
                byTarget.getOrDefault(entry.customer().billingEntityId(), List.of()));
    }
}
