package dev.tarn.organization;

import static dev.tarn.access.Permission.ORGANIZATION_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_VIEW;

import dev.tarn.access.AnyMember;
import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
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

    OrganizationController(Organizations organizations) {
        this.organizations = organizations;
    }

    @PostMapping
    @AnyMember(withoutOrganization = true)
    Map<String, @Nullable Object> create(Caller caller, @Body("organization") Input input) {
        var created = organizations.create(OrganizationDraft.of(input), ((Caller.User) caller).userId());
        return Answer.of("organization", OrganizationJson.of(created.organization(), created.apiKey()));
    }

    @GetMapping
    @Requires(value = ORGANIZATION_VIEW, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> get(Tenant tenant) {
        return Answer.of("organization", OrganizationJson.of(organizations.get(tenant)));
    }

    @PutMapping
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> update(Tenant tenant, @Body("organization") Input input) {
        boolean renames = input.has("name");
        String name = renames ? input.mandatoryText("name", 255) : "";
        input.problems().orThrow();
        var organization = renames ? organizations.rename(tenant, name) : organizations.get(tenant);
        return Answer.of("organization", OrganizationJson.of(organization));
    }
}
