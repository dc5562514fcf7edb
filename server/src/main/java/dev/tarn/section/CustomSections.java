package dev.tarn.section;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with sections, and who selects them. Each method is one transaction. */
@Service
public class CustomSections {
    private final SectionStore store;
    private final BillingClock clock;

    CustomSections(SectionStore store, BillingClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    CustomSection create(Tenant tenant, Input input) {
        SectionDraft draft = SectionDraft.of(input, null);
        input.problems()
                .addIf(store.isTaken(tenant, draft.code()), "code", "value_already_exist")
                .orThrow();
        Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        return get(tenant, draft.code());
    }

    @Transactional
    CustomSection update(Tenant tenant, String code, Input input) {
        CustomSection section = store.lock(tenant, code).orElseThrow(CustomSections::notFound);
        SectionDraft draft = SectionDraft.of(input, section);
        boolean taken = !draft.code().equals(code) && store.isTaken(tenant, draft.code());
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();
        Unique.by("code", () -> store.update(section.id(), draft, clock.now(tenant)));
        return get(tenant, draft.code());
    }

    /** Nobody selects it any more (PLT-383); invoices keep what they printed. */
    @Transactional
    CustomSection delete(Tenant tenant, String code) {
        CustomSection section = store.lock(tenant, code).orElseThrow(CustomSections::notFound);
        store.markDeleted(tenant, section.id(), clock.now(tenant));
        return section;
    }

    @Transactional(readOnly = true)
    CustomSection get(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(CustomSections::notFound);
    }

    @Transactional(readOnly = true)
    public Paged<CustomSection> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    /** Whether the organization has any; without one, nothing can be selected. */
    @Transactional(readOnly = true)
    public boolean isAny(Tenant tenant) {
        return store.hasAny(tenant);
    }

    /** Writes what a request says for its resource (INV-191, PLT-152). */
    @Transactional
    public void change(Tenant tenant, SectionTarget target, UUID targetId, SectionChange change) {
        List<CustomSection> chosen = named(tenant, change);
        if (change.clears()) {
            store.clear(tenant, targetId);
        }
        if (change.selects()) {
            store.select(tenant, target, targetId, chosen, clock.now(tenant));
        }
        if (change.skips() != null || change.selects()) {
            store.skip(tenant, target, targetId, Boolean.TRUE.equals(change.skips()));
        }
    }

    /** The sections that a request names, by name; one that is unknown is a 404. */
    @Transactional
    public List<CustomSection> named(Tenant tenant, SectionChange change) {
        if (!change.selects()) {
            return List.of();
        }
        var codes = new HashSet<>(change.codes() == null ? List.of() : change.codes());
        List<CustomSection> found = store.hold(tenant, codes);
        if (found.size() < codes.size()) {
            throw notFound();
        }
        return found;
    }

    /** What a target selects or skips, another does from now on, too. */
    @Transactional
    public void copy(Tenant tenant, UUID fromId, SectionTarget target, UUID toId) {
        var selected = selectedBy(tenant, List.of(fromId)).getOrDefault(fromId, List.of());
        if (!selected.isEmpty()) {
            var chosen = selected.stream().map(SelectedSection::section).toList();
            store.select(tenant, target, toId, chosen, clock.now(tenant));
        }
        if (!skipping(tenant, List.of(fromId)).isEmpty()) {
            store.skip(tenant, target, toId, true);
        }
    }

    /** What each target selects, by name, in one query; one that selects nothing is absent. */
    @Transactional(readOnly = true)
    public Map<UUID, List<SelectedSection>> selectedBy(Tenant tenant, Collection<UUID> targetIds) {
        return targetIds.isEmpty() ? Map.of() : store.selectedBy(tenant, targetIds);
    }

    /** Those of the targets that want none. */
    @Transactional(readOnly = true)
    public Set<UUID> skipping(Tenant tenant, Collection<UUID> targetIds) {
        return targetIds.isEmpty() ? Set.of() : store.skipping(tenant, targetIds);
    }

    private static RefusedException notFound() {
        return Refusal.notFound("invoice_custom_section");
    }
}
