package dev.tarn.progressive;

import dev.tarn.engine.invoice.LifetimeThresholds.Lifetime;
import dev.tarn.invoice.ProgressiveInvoices;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.usage.OpenUsages;
import dev.tarn.usage.OpenUsages.OpenUsage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What lineages have used: elsewhere before, on invoices, and in the open period (BIL-170). */
@Component
public class LifetimeUsages {
    private final LifetimeStore store;
    private final OpenUsages openUsages;
    private final ProgressiveInvoices progressive;

    LifetimeUsages(LifetimeStore store, OpenUsages openUsages, ProgressiveInvoices progressive) {
        this.store = store;
        this.openUsages = openUsages;
        this.progressive = progressive;
    }

    /** By active subscription. The cost depends on how much is used in the open period, not on how long it has been used. */
    Map<UUID, Lifetime> of(Tenant tenant, Collection<Subscription> active) {
        return of(tenant, openUsages.of(tenant, active));
    }

    /** The same, of open periods that have been read already. */
    public Map<UUID, Lifetime> of(Tenant tenant, Map<UUID, OpenUsage> open) {
        var startOf = new HashMap<UUID, Instant>();
        open.forEach((id, usage) -> startOf.put(id, usage.window().fromAt()));
        Map<UUID, Long> billed = progressive.billedCents(tenant, startOf);
        Map<UUID, LifetimeRecord> records = store.read(tenant, open.keySet());
        Map<UUID, Long> invoiced = invoiced(tenant, records);
        var lifetimes = new HashMap<UUID, Lifetime>();
        open.forEach((id, usage) -> {
            var record = records.get(id);
            long before = record == null ? 0 : record.historicalAmountCents() + Known.in(invoiced, id);
            lifetimes.put(id, new Lifetime(before, billed.getOrDefault(id, 0L), usage.amountCents()));
        });
        return lifetimes;
    }

    /** What invoices say, added up where that is not known. */
    Map<UUID, Long> invoiced(Tenant tenant, Map<UUID, LifetimeRecord> records) {
        var invoiced = new HashMap<UUID, Long>();
        records.forEach((id, record) -> {
            Long known = record.invoicedAmountCents();
            if (known != null) {
                invoiced.put(id, known);
            }
        });
        var unknown = records.keySet().stream()
                .filter(id -> !invoiced.containsKey(id))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Map<UUID, Long> added = store.addUp(tenant, unknown);
            store.setInvoiced(added);
            invoiced.putAll(added);
        }
        return invoiced;
    }
}
