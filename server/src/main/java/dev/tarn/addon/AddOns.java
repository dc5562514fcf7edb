package dev.tarn.addon;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with add-ons. Each method is one transaction. */
@Service
public class AddOns {
    private final AddOnStore store;
    private final Taxes taxes;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    AddOns(AddOnStore store, Taxes taxes, BillingClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.taxes = taxes;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public AddOn create(Tenant tenant, Input input) {
        AddOnDraft draft = AddOnDraft.of(input, null);
        List<String> taxCodes = input.texts("tax_codes");
        input.problems().addIf(store.isTaken(tenant, draft.code()), "code", "value_already_exist").orThrow();
        UUID id = Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.ADD_ON, id, taxCodes);
        }
        return required(tenant, id);
    }

    @Transactional
    public AddOn update(Tenant tenant, String code, Input input) {
        AddOn addOn = store.lockByCode(tenant, code).orElseThrow(AddOns::notFound);
        AddOnDraft draft = AddOnDraft.of(input, addOn);
        List<String> taxCodes = input.texts("tax_codes");
        boolean taken = !draft.code().equals(addOn.code()) && store.isTaken(tenant, draft.code());
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();
        Unique.by("code", () -> store.update(addOn.id(), draft, clock.now(tenant)));
        if (taxCodes != null) {
            taxes.replaceFor(tenant, TaxTarget.ADD_ON, addOn.id(), taxCodes);
        }
        return required(tenant, addOn.id());
    }

    /** Takes the fixed charges on this add-on along (CRD-051). */
    @Transactional
    public AddOn delete(Tenant tenant, String code) {
        AddOn addOn = withTaxes(tenant, List.of(store.lockByCode(tenant, code).orElseThrow(AddOns::notFound)))
                .getFirst();
        store.markDeleted(addOn.id(), clock.now(tenant));
        events.publishEvent(new AddOnDeleted(tenant, addOn.id()));
        return addOn;
    }

    @Transactional(readOnly = true)
    public AddOn requireByCode(Tenant tenant, String code) {
        return withTaxes(tenant, List.of(store.byCode(tenant, code).orElseThrow(AddOns::notFound)))
                .getFirst();
    }

    @Transactional(readOnly = true)
    public Paged<AddOn> page(Tenant tenant, Query query, Page page) {
        Paged<AddOn> found = store.page(tenant, query, page);
        return found.withItems(withTaxes(tenant, found.items()));
    }

    /** Deleted ones included: documents keep naming them. */
    @Transactional(readOnly = true)
    public Map<UUID, AddOn> byIds(Tenant tenant, Collection<UUID> ids) {
        return withTaxes(tenant, store.byIds(tenant, ids)).stream()
                .collect(Collectors.toMap(AddOn::id, Function.identity()));
    }

    /** The live add-ons named by id or by code; they cannot be deleted until the caller's transaction ends. An unknown one is missing. */
    @Transactional
    public List<AddOn> hold(Tenant tenant, Collection<UUID> ids, Collection<String> codes) {
        return withTaxes(tenant, store.holdByIdsOrCodes(tenant, ids, codes));
    }

    private AddOn required(Tenant tenant, UUID id) {
        return withTaxes(tenant, store.byIds(tenant, List.of(id))).getFirst();
    }

    private List<AddOn> withTaxes(Tenant tenant, List<AddOn> addOns) {
        var byTarget = taxes.byTarget(tenant, addOns.stream().map(AddOn::id).toList());
        return addOns.stream()
                .map(addOn -> addOn.withTaxes(byTarget.getOrDefault(addOn.id(), List.of())))
                .toList();
    }

    private static RefusedException notFound() {
        return Refusal.notFound("add_on");
    }
}
