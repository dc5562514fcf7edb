package dev.tarn.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {
    private final Members members;
    private final Roles roles;
    private final OrganizationZones zones;

    MeController(Members members, Roles roles, OrganizationZones zones) {
        this.members = members;
        this.roles = roles;
        this.zones = zones;
    }

    private record UserJson(UUID lagoId, String email) {}

    private record OrganizationJson(UUID lagoId, String name, String slug, boolean sandbox, String timezone) {}

    private record MembershipJson(
            UUID lagoId,
            OrganizationJson organization,
            Collection<String> roles,
            List<String> permissions,
            boolean accessibleByCurrentSession) {}

    /** Who is signed in, where they are a member, and what they may do there. */
    private record MeJson(UserJson user, @Nullable UUID currentOrganizationId, List<MembershipJson> memberships) {}

    @GetMapping("/api/v1/me")
    @AnyMember(withoutOrganization = true)
    MeJson me(Caller.User user) {
        var tenant = user.tenant();
        List<Membership> own = members.ofUser(user.userId());
        Map<UUID, String> zoneOf =
                zones.of(own.stream().map(Membership::organizationId).toList());
        var memberships = own.stream()
                .map(each -> membership(each, zoneOf.getOrDefault(each.organizationId(), "UTC")))
                .toList();
        return new MeJson(
                new UserJson(user.userId(), user.email()),
                tenant == null ? null : tenant.organizationId(),
                memberships);
    }

    private MembershipJson membership(Membership membership, String timezone) {
        Set<Permission> held = roles.permissionsOf(membership.organizationId(), membership.roles());
        return new MembershipJson(
                membership.id(),
                new OrganizationJson(
                        membership.organizationId(),
                        membership.organizationName(),
                        membership.organizationSlug(),
                        membership.sandbox(),
                        timezone),
                membership.roles(),
                held.stream().map(Permission::key).toList(),
                true);
    }
}
