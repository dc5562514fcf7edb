package dev.tarn.organization;

import dev.tarn.access.Accounts;
import dev.tarn.access.ApiKeys;
import dev.tarn.access.BuiltInRole;
import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How organizations come to be. Each method is one transaction. */
@Service
public class Organizations {
    private final OrganizationStore store;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final BillingEntities entities;
    private final BillingClock clock;

    Organizations(
            OrganizationStore store, Accounts accounts, ApiKeys keys, BillingEntities entities, BillingClock clock) {
        this.store = store;
        this.accounts = accounts;
        this.keys = keys;
        this.entities = entities;
        this.clock = clock;
    }

    /** A new organization and the first value of its key, shown this once. */
    record Created(Organization organization, String apiKey) {}

    /** A new user, and the organization it is the admin of. */
    record Registered(Accounts.User user, Organization organization) {}

    @Transactional
    Registered register(String email, String password, String organizationName, Problems problems) {
        Accounts.User user = accounts.register(email, password, problems);
        return new Registered(
                user,
                create(OrganizationDraft.live(organizationName), user.id()).organization());
    }

    @Transactional
    Created create(OrganizationDraft draft, UUID ownerId) {
        UUID id = Ids.next();
        Instant machineNow = clock.machineNow();
        Instant clockNow = draft.sandbox() ? (draft.now() == null ? machineNow : draft.now()) : null;
        insert(id, draft, clockNow, clockNow == null ? machineNow : clockNow);
        var seller = new BillingEntities.FirstEntity(draft.name(), draft.currency(), draft.timezone(), draft.country());
        entities.createDefault(id, seller, clockNow == null ? machineNow : clockNow);
        accounts.addMember(id, ownerId, List.of(BuiltInRole.ADMIN));
        String apiKey = keys.issue(id, null);
        var tenant = new Tenant(id, draft.sandbox(), ownerId, null, null);
        return new Created(get(tenant), apiKey);
    }

    private void insert(
            UUID id, OrganizationDraft draft, @org.jspecify.annotations.Nullable Instant clockNow, Instant now) {
        String slug = Slugs.from(draft.name());
        String free = slug;
        while (!store.insert(id, free, draft, clockNow, now)) {
            free = Slugs.another(slug);
        }
    }

    Organization get(Tenant tenant) {
        return store.get(tenant, entities.theDefault(tenant));
    }

    @Transactional
    Organization rename(Tenant tenant, String name) {
        store.rename(tenant, name, clock.now(tenant));
        return get(tenant);
    }
}
