package dev.tarn.tax;

import dev.tarn.engine.europe.EuropeanTax;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with taxes. Each method is one transaction. */
@Service
public class Taxes {
    private final TaxStore store;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Taxes(TaxStore store, BillingClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Tax create(Tenant tenant, Input input) {
        var draft = TaxDraft.of(input);
        UUID id = Ids.next();
        if (!store.insert(tenant, id, draft, clock.now(tenant))) {
            throw Refusal.invalid("code", "value_already_exist");
        }
        applyToOrganization(tenant, id, draft);
        events.publishEvent(new TaxChanged(tenant, id));
        return get(tenant, draft.code());
    }

    @Transactional
    public Tax update(Tenant tenant, String code, Input input) {
        Tax before = store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("tax"));
        var draft = TaxDraft.changing(before, input);
        if (!draft.code().equals(code) && store.isTaken(tenant, draft.code())) {
            throw Refusal.invalid("code", "value_already_exist");
        }
        store.update(tenant, before.id(), draft, clock.now(tenant));
        applyToOrganization(tenant, before.id(), draft);
        events.publishEvent(new TaxChanged(tenant, before.id()));
        return get(tenant, draft.code());
    }

    /** A deleted tax applies to nothing any more; documents keep what they were taxed with. */
    @Transactional
    public Tax delete(Tenant tenant, String code) {
        Tax tax = store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("tax"));
        // listeners see what it still applies to
        events.publishEvent(new TaxChanged(tenant, tax.id()));
        store.markDeleted(tenant, tax.id(), clock.now(tenant));
        return tax;
    }

    public Tax get(Tenant tenant, String code) {
        return store.find(tenant, code).orElseThrow(() -> Refusal.notFound("tax"));
    }

    public Paged<Tax> list(Tenant tenant, Query query, Page page) {
        return store.list(tenant, query, page);
    }

    /** The taxes attached to each target, oldest first, in one query; a target without any is absent. */
    public Map<UUID, List<Tax>> byTarget(Tenant tenant, Collection<UUID> targetIds) {
        return targetIds.isEmpty() ? Map.of() : store.byTarget(tenant, targetIds);
    }

    /** The taxes of the first level that has any; levels are never mixed (CRD-060). */
    @SafeVarargs
    public static List<Tax> firstLevel(List<Tax>... levels) {
        for (List<Tax> level : levels) {
            if (!level.isEmpty()) {
                return level;
            }
        }
        return List.of();
    }

    /** The live taxes with these codes, which cannot be deleted until the caller's transaction ends; an unknown one is missing. */
    @Transactional
    public List<Tax> hold(Tenant tenant, Collection<String> codes) {
        return codes.isEmpty() ? List.of() : store.lockAll(tenant, codes);
    }

    /** Makes the taxes of the European Union that are not there yet; those that are stay as they are (CRD-070). */
    @Transactional
    public void addEuropean(Tenant tenant, Instant now) {
        for (EuropeanTax tax : EuropeanTax.all()) {
            var draft = new TaxDraft(tax.code(), tax.name(), null, tax.ratePercent(), null);
            store.insert(tenant, Ids.next(), draft, now);
        }
    }

    /** Attaches exactly these taxes to the target; a code that is unknown is a 404. */
    @Transactional
    public void replaceFor(Tenant tenant, TaxTarget target, UUID targetId, Collection<String> codes) {
        var wanted = new HashSet<>(codes);
        var taxes = wanted.isEmpty() ? List.<Tax>of() : store.lockAll(tenant, wanted);
        if (taxes.size() < wanted.size()) {
            throw Refusal.notFound("tax");
        }
        store.detachAll(tenant, targetId);
        store.attach(tenant, target, targetId, taxes.stream().map(Tax::id).toList(), clock.now(tenant));
    }

    private void applyToOrganization(Tenant tenant, UUID taxId, TaxDraft draft) {
        UUID defaultEntityId = tenant.organizationId();
        if (Boolean.TRUE.equals(draft.appliedToOrganization())) {
            store.attach(tenant, TaxTarget.BILLING_ENTITY, defaultEntityId, List.of(taxId), clock.now(tenant));
        } else if (Boolean.FALSE.equals(draft.appliedToOrganization())) {
            store.detach(tenant, defaultEntityId, taxId);
        }
    }
}
