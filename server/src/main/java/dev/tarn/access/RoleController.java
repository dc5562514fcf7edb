package dev.tarn.access;

import static dev.tarn.access.Permission.ROLES_CREATE;
import static dev.tarn.access.Permission.ROLES_DELETE;
import static dev.tarn.access.Permission.ROLES_UPDATE;
import static dev.tarn.access.Permission.ROLES_VIEW;

import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class RoleController {
    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    /** A role on the wire (PLT-424). */
    private record RoleJson(
            @Nullable UUID lagoId,
            String code,
            String name,
            @Nullable String description,
            List<String> permissions,
            boolean predefined,
            int membersCount) {

        static RoleJson of(Role role) {
            return new RoleJson(
                    role.id(),
                    role.code(),
                    role.name(),
                    role.description(),
                    role.permissions().stream().map(Permission::key).toList(),
                    role.predefined(),
                    role.membersCount());
        }
    }

    private record PermissionJson(String key, String section, String description) {
        static PermissionJson of(Permission permission) {
            return new PermissionJson(permission.key(), permission.section(), permission.description());
        }
    }

    /** Whoever may invite has to choose a role, whether or not they may look at what it permits. */
    @GetMapping("/roles")
    @Requires({ROLES_VIEW, Permission.ORGANIZATION_MEMBERS_CREATE, Permission.ORGANIZATION_MEMBERS_UPDATE})
    Map<String, @Nullable Object> list(Tenant tenant) {
        return Answer.of("roles", roles.list(tenant).stream().map(RoleJson::of).toList());
    }

    @PostMapping("/roles")
    @Requires(ROLES_CREATE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("role") Input input) {
        return Answer.of("role", RoleJson.of(roles.create(tenant, input)));
    }

    @GetMapping("/roles/{code}")
    @Requires(ROLES_VIEW)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String code) {
        return Answer.of("role", RoleJson.of(roles.get(tenant, code)));
    }

    @PutMapping("/roles/{code}")
    @Requires(ROLES_UPDATE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("role") Input input) {
        return Answer.of("role", RoleJson.of(roles.update(tenant, code, input)));
    }

    @DeleteMapping("/roles/{code}")
    @Requires(ROLES_DELETE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return Answer.of("role", RoleJson.of(roles.delete(tenant, code)));
    }

    /** All there is to permit, in the order of the matrix. */
    @GetMapping("/permissions")
    @AnyMember
    Map<String, @Nullable Object> permissions() {
        return Answer.of(
                "permissions",
                Stream.of(Permission.values()).map(PermissionJson::of).toList());
    }
}
