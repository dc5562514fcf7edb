package dev.tarn.pricingunit;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with pricing units. Each method is one transaction. There is no deletion: fees name them for ever. */
@Service
public class PricingUnits {
    private final PricingUnitStore store;
    private final BillingClock clock;

    PricingUnits(PricingUnitStore store, BillingClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public PricingUnit create(Tenant tenant, Input input) {
        var draft = PricingUnitDraft.of(input);
        Unique.by("code", () -> store.insert(tenant, Ids.next(), draft, clock.now(tenant)));
        return get(tenant, draft.code());
    }

    @Transactional
    public PricingUnit update(Tenant tenant, String code, Input input) {
        PricingUnit before = store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("pricing_unit"));
        var draft = PricingUnitDraft.changing(before, input);
        Unique.by("code", () -> store.update(tenant, before.id(), draft, clock.now(tenant)));
        return get(tenant, draft.code());
    }

    public PricingUnit get(Tenant tenant, String code) {
        return store.find(tenant, code).orElseThrow(() -> Refusal.notFound("pricing_unit"));
    }

    public Paged<PricingUnit> list(Tenant tenant, Query query, Page page) {
        return store.list(tenant, query, page);
    }

    /** In one query; an unknown one is absent. */
    public Map<String, PricingUnit> byCodes(Tenant tenant, Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : store.byCodes(tenant, codes);
    }

    /** In one query; one that is not the organization's is absent. */
    public Map<UUID, PricingUnit> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.byIds(tenant, ids);
    }
}
