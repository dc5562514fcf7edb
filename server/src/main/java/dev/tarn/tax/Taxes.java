package dev.tarn.tax;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with taxes. Each method is one transaction. */
@Service
public class Taxes {
    private final TaxStore store;
    private final BillingClock clock;

    Taxes(TaxStore store, BillingClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    Tax create(Tenant tenant, TaxDraft draft) {
        Instant now = clock.now(tenant);
        UUID id = store.insert(tenant, draft, now).orElseThrow(() -> Refusal.invalid("code", "value_already_exist"));
        applyToOrganization(tenant, id, draft.appliedToOrganization(), now);
        return get(tenant, String.valueOf(draft.code()));
    }

    @Transactional
    Tax update(Tenant tenant, String code, TaxDraft draft) {
        Tax known = get(tenant, code);
        Instant now = clock.now(tenant);
        String newCode = or(draft.code(), known.code());
        try {
            store.update(
                    known.id(),
                    newCode,
                    or(draft.name(), known.name()),
                    draft.describes() ? draft.description() : known.description(),
                    draft.ratePercent() == null ? known.ratePercent() : draft.ratePercent(),
                    now);
        } catch (DuplicateKeyException taken) {
            throw Refusal.invalid("code", "value_already_exist");
        }
        applyToOrganization(tenant, known.id(), draft.appliedToOrganization(), now);
        return get(tenant, newCode);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private void applyToOrganization(Tenant tenant, UUID taxId, @Nullable Boolean applied, Instant now) {
        if (Boolean.TRUE.equals(applied)) {
            store.attach(tenant, TaxTarget.BILLING_ENTITY, tenant.organizationId(), List.of(taxId), now);
        } else if (applied != null) {
            store.detach(tenant, tenant.organizationId(), taxId);
        }
    }

    /** Documents keep what they were made with; nothing else is taxed with it any more. */
    @Transactional
    Tax delete(Tenant tenant, String code) {
        Tax known = get(tenant, code);
        store.delete(known.id(), clock.now(tenant));
        return known;
    }

    Tax get(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(() -> Refusal.notFound("tax"));
    }

    Paged<Tax> list(Tenant tenant, Query query, Page page) {
        return store.list(tenant, query, page);
    }

    /** Replaces what applies to the target (CRD-062); an unknown code is refused with 404. */
    @Transactional
    public void replaceFor(Tenant tenant, TaxTarget target, UUID targetId, List<String> codes) {
        Set<String> wanted = new LinkedHashSet<>(codes);
        List<Tax> taxes = wanted.isEmpty() ? List.of() : store.byCodes(tenant, wanted);
        if (taxes.size() != wanted.size()) {
            throw Refusal.notFound("tax");
        }
        store.detachAll(tenant, targetId);
        store.attach(tenant, target, targetId, taxes.stream().map(Tax::id).toList(), clock.now(tenant));
    }

    /** What applies to each of these targets, in one query; a target without taxes is absent. */
    public Map<UUID, List<Tax>> byTarget(Tenant tenant, Collection<UUID> targetIds) {
        return targetIds.isEmpty() ? Map.of() : store.byTarget(tenant, targetIds);
    }
}
