package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the members of an organization may be: the three built-in roles and those it made itself (PLT-100 to PLT-103). */
@Service
class Roles {
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]+");
    private static final int MAX_NAME = 100;
    private static final int MAX_DESCRIPTION = 255;

    private final RoleStore store;
    private final BillingClock clock;
    private final SecurityLog log;

    Roles(RoleStore store, BillingClock clock, SecurityLog log) {
        this.store = store;
        this.clock = clock;
        this.log = log;
    }

    /** What can be said of a custom role, beside its code. */
    record Draft(String name, @Nullable String description, Set<Permission> permissions) {}

    @Transactional
    Role create(Tenant tenant, Input input) {
        Problems problems = input.problems();
        String code = input.mandatoryText("code", MAX_NAME);
        if (!problems.has("code")) {
            problems.addIf(!CODE.matcher(code).matches(), "code", "value_is_invalid");
            problems.addIf(BuiltInRole.of(code).isPresent(), "code", "value_already_exist");
        }
        Draft draft = draft(input, null);
        problems.orThrow();
        if (!store.insert(tenant, Ids.next(), code, draft, clock.machineNow())) {
            throw Refusal.invalid("code", "value_already_exist");
        }
        log.write(tenant, "role.created", Map.of("role_code", code, "permissions", keys(draft.permissions())));
        return get(tenant, code);
    }

    @Transactional
    Role update(Tenant tenant, String code, Input input) {
        refusePredefined(code);
        Role before = store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("role"));
        Draft draft = draft(input, before);
        input.problems().orThrow();
        store.update(tenant, code, draft, clock.machineNow());
        log.write(tenant, "role.updated", changes(before, draft));
        return get(tenant, code);
    }

    @Transactional
    Role delete(Tenant tenant, String code) {
        refusePredefined(code);
        Role role = store.lock(tenant, code).orElseThrow(() -> Refusal.notFound("role"));
        if (store.isAssigned(tenant, code, clock.machineNow())) {
            throw Refusal.forbidden("role_assigned_to_members");
        }
        store.delete(tenant, code);
        log.write(tenant, "role.deleted", Map.of("role_code", code));
        return role;
    }

    List<Role> list(Tenant tenant) {
        Map<String, Integer> members = store.membersByRole(tenant);
        var roles = new ArrayList<Role>();
        Stream.of(BuiltInRole.values()).forEach(role -> roles.add(builtIn(role, members)));
        roles.addAll(store.custom(tenant, members));
        return roles;
    }

    Role get(Tenant tenant, String code) {
        return list(tenant).stream()
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("role"));
    }

    /** The union of what the roles permit (PLT-101). */
    Set<Permission> permissionsOf(UUID organizationId, Collection<String> codes) {
        var held = EnumSet.noneOf(Permission.class);
        var custom = new TreeSet<String>();
        for (String code : codes) {
            Optional<BuiltInRole> builtIn = BuiltInRole.of(code);
            builtIn.ifPresentOrElse(role -> held.addAll(role.permissions()), () -> custom.add(code));
        }
        if (!custom.isEmpty()) {
            held.addAll(store.permissionsOf(organizationId, custom));
        }
        return held;
    }

    /** Refuses what nobody may grant: no role, an unknown one, or admin by somebody who is none (PLT-090, PLT-094). */
    void requireGrantable(Tenant tenant, Caller.User by, Collection<String> codes, Supplier<RefusedException> unknown) {
        var custom = new TreeSet<>(codes);
        Stream.of(BuiltInRole.values()).map(BuiltInRole::code).forEach(custom::remove);
        if (codes.isEmpty() || !store.lockExisting(tenant, custom).containsAll(custom)) {
            throw unknown.get();
        }
        if (codes.contains(BuiltInRole.ADMIN.code()) && !by.isAdmin()) {
            throw Refusal.forbidden("cannot_grant_admin");
        }
    }

    private static void refusePredefined(String code) {
        if (BuiltInRole.of(code).isPresent()) {
            throw Refusal.forbidden("predefined_role");
        }
    }

    private static Role builtIn(BuiltInRole role, Map<String, Integer> members) {
        return new Role(
                null,
                role.code(),
                role.title(),
                role.description(),
                role.permissions(),
                members.getOrDefault(role.code(), 0));
    }

    /** With {@code before}, what is absent stays as it was. */
    private static Draft draft(Input input, @Nullable Role before) {
        String name = before != null && !input.has("name") ? before.name() : input.mandatoryText("name", MAX_NAME);
        String description = before != null && !input.has("description")
                ? before.description()
                : input.text("description", MAX_DESCRIPTION);
        Set<Permission> permissions =
                before != null && !input.has("permissions") ? before.permissions() : permissions(input);
        return new Draft(name.replaceAll("\\s+", " "), description, permissions);
    }

    private static Set<Permission> permissions(Input input) {
        var permissions = EnumSet.noneOf(Permission.class);
        List<String> keys = input.texts("permissions");
        if (keys == null || keys.isEmpty()) {
            if (!input.problems().has("permissions")) {
                input.problems().add("permissions", "value_is_mandatory");
            }
            return permissions;
        }
        for (String key : keys) {
            Permission.of(key)
                    .ifPresentOrElse(permissions::add, () -> input.problems().add("permissions", "unsupported_value"));
        }
        return permissions;
    }

    private static List<String> keys(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::key).toList();
    }

    private static Map<String, Object> changes(Role before, Draft after) {
        var changes = new LinkedHashMap<String, Object>();
        changes.put("role_code", before.code());
        if (!before.name().equals(after.name())) {
            changes.put("name", SecurityLog.change(before.name(), after.name()));
        }
        if (!before.permissions().equals(after.permissions())) {
            changes.put("permissions", SecurityLog.change(keys(before.permissions()), keys(after.permissions())));
        }
        return changes;
    }
}
