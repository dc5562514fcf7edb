package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Users in organizations (PLT-090 to PLT-096). */
@Service
public class Members {
    private final MemberStore store;
    private final Roles roles;
    private final BillingClock clock;
    private final SecurityLog log;

    Members(MemberStore store, Roles roles, BillingClock clock, SecurityLog log) {
        this.store = store;
        this.roles = roles;
        this.clock = clock;
        this.log = log;
    }

    /** The first member of a new organization. */
    @Transactional
    public void addFounder(UUID organizationId, UUID userId) {
        add(organizationId, userId, Set.of(BuiltInRole.ADMIN.code()));
    }

    boolean add(UUID organizationId, UUID userId, Collection<String> roleCodes) {
        return store.insert(Ids.next(), organizationId, userId, roleCodes, clock.machineNow());
    }

    /** Replaces the member's roles as a set. */
    @Transactional
    Membership changeRoles(Tenant tenant, Caller.User by, UUID memberId, Collection<String> roleCodes) {
        var members = store.lockAll(tenant);
        Membership member = requireOf(members, memberId);
        roles.requireGrantable(tenant, by, roleCodes, () -> Refusal.notFound("role"));
        boolean staysAdmin = roleCodes.contains(BuiltInRole.ADMIN.code());
        if (!staysAdmin) {
            requireAnotherAdmin(members, member);
        }
        store.replaceRoles(tenant, memberId, new TreeSet<>(roleCodes));
        log.write(
                tenant,
                "user.role_edited",
                Map.of("email", member.email(), "roles", SecurityLog.change(member.roles(), new TreeSet<>(roleCodes))));
        return requireOf(store.lockAll(tenant), memberId);
    }

    @Transactional
    Membership revoke(Tenant tenant, UUID memberId) {
        var members = store.lockAll(tenant);
        Membership member = requireOf(members, memberId);
        if (member.userId().equals(tenant.userId())) {
            throw Refusal.notAllowed("cannot_revoke_own_membership");
        }
        requireAnotherAdmin(members, member);
        var now = clock.machineNow();
        store.revoke(tenant, memberId, now);
        log.write(tenant, "user.deleted", Map.of("email", member.email()));
        return member.revokedAt(now);
    }

    Paged<Membership> list(Tenant tenant, Page page) {
        return store.list(tenant, page);
    }

    int countAdmins(Tenant tenant) {
        return store.countAdmins(tenant);
    }

    List<Membership> ofUser(UUID userId) {
        return store.ofUser(userId, Integer.MAX_VALUE);
    }

    boolean isMember(Tenant tenant, String email) {
        return store.isActive(tenant, email);
    }

    /** Where a user acts: in the organization that is named, else in the one used last, else in the only one. */
    Optional<Membership> current(UUID userId, @Nullable UUID named, @Nullable UUID lastUsed) {
        if (named != null) {
            return store.ofUser(userId, named);
        }
        Optional<Membership> last = lastUsed == null ? Optional.empty() : store.ofUser(userId, lastUsed);
        return last.or(() -> {
            var some = store.ofUser(userId, 2);
            return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
        });
    }

    private static void requireAnotherAdmin(List<Membership> members, Membership member) {
        boolean another = members.stream()
                .anyMatch(other -> other.isAdmin() && !other.id().equals(member.id()));
        if (member.isAdmin() && !another) {
            throw Refusal.notAllowed("last_admin");
        }
    }

    private static Membership requireOf(List<Membership> members, UUID memberId) {
        return members.stream()
                .filter(member -> member.id().equals(memberId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("membership"));
    }
}
