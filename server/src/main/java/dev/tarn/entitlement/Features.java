package dev.tarn.entitlement;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with features and their privileges (PLT-290, PLT-291). Each method is one transaction. */
@Service
class Features {
    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 600;

    private final FeatureStore store;
    private final BillingClock clock;

    Features(FeatureStore store, BillingClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public Feature create(Tenant tenant, Input input) {
        String code = input.mandatoryText("code", MAX_NAME);
        String name = input.text("name", MAX_NAME);
        String description = input.text("description", MAX_DESCRIPTION);
        List<PrivilegeDraft> privileges = PrivilegeDraft.of(input, null);
        input.problems()
                .addIf(store.isTaken(tenant, code), "code", "value_already_exist")
                .orThrow();
        Instant now = clock.now(tenant);
        UUID id = Unique.by("code", () -> store.insert(tenant, code, name, description, now));
        privileges.forEach(privilege -> store.write(tenant, id, privilege, now));
        return get(tenant, code);
    }

    /** Only what is named changes; privileges that are not listed stay. */
    @Transactional
    public Feature update(Tenant tenant, String code, Input input) {
        Feature feature = lock(tenant, code);
        String name = input.has("name") ? input.text("name", MAX_NAME) : feature.name();
        String description =
                input.has("description") ? input.text("description", MAX_DESCRIPTION) : feature.description();
        List<PrivilegeDraft> privileges = PrivilegeDraft.of(input, feature);
        input.problems().orThrow();
        Instant now = clock.now(tenant);
        store.update(feature.id(), name, description, now);
        privileges.forEach(privilege -> store.write(tenant, feature.id(), privilege, now));
        return get(tenant, code);
    }

    @Transactional
    public Feature delete(Tenant tenant, String code) {
        Feature feature = lock(tenant, code);
        store.delete(feature.id(), clock.now(tenant));
        return feature;
    }

    @Transactional
    public Feature deletePrivilege(Tenant tenant, String code, String privilegeCode) {
        Feature feature = lock(tenant, code);
        store.deletePrivilege(feature.privilege(privilegeCode).id(), clock.now(tenant));
        return get(tenant, code);
    }

    @Transactional(readOnly = true)
    public Feature get(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(() -> Refusal.notFound("feature"));
    }

    @Transactional(readOnly = true)
    public Paged<Feature> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    private Feature lock(Tenant tenant, String code) {
        return store.lockByCode(tenant, code).orElseThrow(() -> Refusal.notFound("feature"));
    }
}
