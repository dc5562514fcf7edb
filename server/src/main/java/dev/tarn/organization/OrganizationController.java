package dev.tarn.organization;

import static dev.tarn.access.Permission.DEVELOPERS_KEYS_MANAGE;
import static dev.tarn.access.Permission.ORGANIZATION_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_VIEW;

import dev.tarn.access.AnyMember;
import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
import dev.tarn.access.Requires;
import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationController {
    private final Organizations organizations;
    private final BillingEntities entities;

    OrganizationController(Organizations organizations, BillingEntities entities) {
        this.organizations = organizations;
        this.entities = entities;
    }

    /** A further organization for the signed-in user; the only time its first key is shown. */
    @PostMapping
    @AnyMember(withoutOrganization = true)
    Map<String, @Nullable Object> create(Caller.User user, @Body("organization") Input input) {
        var founded = organizations.found(user.userId(), OrganizationDraft.of(input));
        var organization = founded.organization();
        var tenant = Tenant.system(organization.id(), organization.sandbox());
        return OrganizationJson.envelope(
                organization, entities.defaultOf(tenant), List.of(), Map.of("api_key", founded.apiKey()));
    }

    @GetMapping
    @Requires(value = ORGANIZATION_VIEW, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> show(Tenant tenant, Caller caller) {
        return whole(tenant, organizations.get(tenant), caller);
    }

    @PutMapping
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> update(Tenant tenant, Caller caller, @Body("organization") Input input) {
        return whole(tenant, organizations.update(tenant, input), caller);
    }

    private Map<String, @Nullable Object> whole(Tenant tenant, Organization organization, Caller caller) {
        var entity = entities.defaultOf(tenant);
        var taxes = entities.taxesOf(tenant, List.of(entity.id())).getOrDefault(entity.id(), List.of());
        boolean mayManageKeys =
                caller instanceof Caller.User user && user.permissions().contains(DEVELOPERS_KEYS_MANAGE);
        Map<String, Object> extra = mayManageKeys ? Map.of("hmac_key", organization.hmacKey()) : Map.of();
        return OrganizationJson.envelope(organization, entity, taxes, extra);
    }
}
