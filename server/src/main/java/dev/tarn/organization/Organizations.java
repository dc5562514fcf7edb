package dev.tarn.organization;

import dev.tarn.access.ApiKeys;
import dev.tarn.access.Members;
import dev.tarn.access.SecurityLog;
import dev.tarn.access.User;
import dev.tarn.access.Users;
import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with organizations. Each method is one transaction. */
@Service
public class Organizations {
    private static final int SLUG_ATTEMPTS = 20;

    private final OrganizationStore store;
    private final BillingEntities entities;
    private final ApiKeys keys;
    private final Members members;
    private final Users users;
    private final BillingClock clock;
    private final SecurityLog log;

    Organizations(
            OrganizationStore store,
            BillingEntities entities,
            ApiKeys keys,
            Members members,
            Users users,
            BillingClock clock,
            SecurityLog log) {
        this.store = store;
        this.entities = entities;
        this.keys = keys;
        this.members = members;
        this.users = users;
        this.clock = clock;
        this.log = log;
    }

    /** A new organization and, this once, the value of its first key. */
    record Founded(Organization organization, String apiKey) {}

    /** The organization, its default billing entity, its first key, and the user as its admin (PLT-061). */
    @Transactional
    Founded found(UUID userId, OrganizationDraft draft) {
        Organization organization = insert(draft);
        members.addFounder(organization.id(), userId);
        return new Founded(organization, keys.issueFirst(organization.id()));
    }

    /** A new user with a first, live organization. */
    @Transactional
    SignedUp signUp(@Nullable String email, @Nullable String password, Input input) {
        Problems problems = input.problems();
        var newUser = Users.NewUser.of(email, password, problems);
        String name = input.mandatoryText("organization_name", OrganizationDraft.MAX_NAME);
        problems.orThrow();
        User user = users.add(newUser);
        Organization organization =
                found(user.id(), OrganizationDraft.named(name)).organization();
        users.rememberOrganization(user.id(), organization.id());
        var tenant = new Tenant(organization.id(), false, user.id(), null, user.email());
        log.write(tenant, "user.signed_up", Map.of("email", user.email()));
        return new SignedUp(user, organization);
    }

    record SignedUp(User user, Organization organization) {}

    /** What the operator of a fresh server asked for in its environment; nothing where there is an organization already. */
    @Transactional
    public Optional<Organization> foundFirst(String name, @Nullable String apiKey, Users.@Nullable NewUser admin) {
        if (!store.isEmpty()) {
            return Optional.empty();
        }
        Organization organization = insert(OrganizationDraft.named(name));
        if (apiKey == null) {
            keys.issueFirst(organization.id());
        } else {
            keys.adoptFirst(organization.id(), apiKey);
        }
        if (admin != null) {
            members.addFounder(organization.id(), users.add(admin).id());
        }
        return Optional.of(organization);
    }

    private Organization insert(OrganizationDraft draft) {
        Instant machineNow = clock.machineNow().truncatedTo(ChronoUnit.SECONDS);
        Instant now = draft.now() == null ? machineNow : draft.now();
        Organization organization = insertWithFreeSlug(draft, now);
        entities.createDefault(organization.id(), organization.name(), draft.settings(), now);
        return organization;
    }

    private Organization insertWithFreeSlug(OrganizationDraft draft, Instant now) {
        UUID id = Ids.next();
        String wanted = draft.slug() == null ? Slug.of(draft.name()) : draft.slug();
        String slug = wanted;
        for (int attempt = 0; attempt < SLUG_ATTEMPTS; attempt++) {
            var organization = new Organization(
                    id, draft.name(), slug, draft.sandbox(), UUID.randomUUID(), draft.lateEvents(), now, now);
            if (store.insert(organization, draft.sandbox() ? now : null)) {
                return organization;
            }
            if (draft.slug() != null) {
                throw Refusal.invalid("slug", "value_already_exist");
            }
            slug = Slug.another(wanted);
        }
        throw new IllegalStateException("no free slug for " + wanted);
    }

    /** Changes the organization and, with the same values, its default billing entity (PLT-080). */
    @Transactional
    Organization update(Tenant tenant, Input input) {
        Organization before = store.lock(tenant.organizationId()).orElseThrow(() -> Refusal.notFound("organization"));
        String name = input.has("name") ? input.mandatoryText("name", OrganizationDraft.MAX_NAME) : before.name();
        String slug = OrganizationDraft.slug(input);
        var lateEvents = input.constant("late_events", Organization.LateEvents.class);
        var after = new Organization(
                before.id(),
                name,
                slug == null ? before.slug() : slug,
                before.sandbox(),
                before.hmacKey(),
                lateEvents == null ? before.lateEvents() : lateEvents,
                before.createdAt(),
                clock.now(tenant));
        entities.updateDefault(tenant, input);
        if (!after.slug().equals(before.slug()) && store.isTaken(after.slug())) {
            throw Refusal.invalid("slug", "value_already_exist");
        }
        store.update(after);
        return after;
    }

    public Organization get(Tenant tenant) {
        return store.find(tenant.organizationId()).orElseThrow(() -> Refusal.notFound("organization"));
    }
}
