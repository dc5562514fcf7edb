package dev.tarn.access;

import static dev.tarn.schema.Tables.CUSTOM_ROLE;
import static dev.tarn.schema.Tables.INVITE;
import static dev.tarn.schema.Tables.MEMBERSHIP;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Custom roles, and how many members hold each. */
@Repository
class RoleStore {
    private final DSLContext database;

    RoleStore(DSLContext database) {
        this.database = database;
    }

    boolean insert(Tenant tenant, UUID id, String code, Roles.Draft draft, Instant now) {
        return database.insertInto(CUSTOM_ROLE)
                        .set(CUSTOM_ROLE.ID, id)
                        .set(CUSTOM_ROLE.ORGANIZATION_ID, tenant.organizationId())
                        .set(CUSTOM_ROLE.CODE, code)
                        .set(CUSTOM_ROLE.NAME, draft.name())
                        .set(CUSTOM_ROLE.DESCRIPTION, draft.description())
                        .set(CUSTOM_ROLE.PERMISSIONS, keys(draft.permissions()))
                        .set(CUSTOM_ROLE.CREATED_AT, now)
                        .set(CUSTOM_ROLE.UPDATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Tenant tenant, String code, Roles.Draft draft, Instant now) {
        database.update(CUSTOM_ROLE)
                .set(CUSTOM_ROLE.NAME, draft.name())
                .set(CUSTOM_ROLE.DESCRIPTION, draft.description())
                .set(CUSTOM_ROLE.PERMISSIONS, keys(draft.permissions()))
                .set(CUSTOM_ROLE.UPDATED_AT, now)
                .where(of(tenant))
                .and(CUSTOM_ROLE.CODE.eq(code))
                .execute();
    }

    void delete(Tenant tenant, String code) {
        database.deleteFrom(CUSTOM_ROLE)
                .where(of(tenant))
                .and(CUSTOM_ROLE.CODE.eq(code))
                .execute();
    }

    /** Held back from those who would assign it, until this transaction ends. */
    Optional<Role> lock(Tenant tenant, String code) {
        return database.selectFrom(CUSTOM_ROLE)
                .where(of(tenant))
                .and(CUSTOM_ROLE.CODE.eq(code))
                .forUpdate()
                .fetchOptional(row -> map(row, 0));
    }

    /** Those of the codes that exist, kept from being deleted until this transaction ends. */
    Set<String> lockExisting(Tenant tenant, Collection<String> codes) {
        return new HashSet<>(database.select(CUSTOM_ROLE.CODE)
                .from(CUSTOM_ROLE)
                .where(of(tenant))
                .and(CUSTOM_ROLE.CODE.in(codes))
                .orderBy(CUSTOM_ROLE.CODE)
                .forShare()
                .fetch(CUSTOM_ROLE.CODE));
    }

    List<Role> custom(Tenant tenant, Map<String, Integer> membersByRole) {
        return database.selectFrom(CUSTOM_ROLE)
                .where(of(tenant))
                .orderBy(CUSTOM_ROLE.CREATED_AT.desc(), CUSTOM_ROLE.ID)
                .fetch(row -> map(row, membersByRole.getOrDefault(row.getCode(), 0)));
    }

    Set<Permission> permissionsOf(UUID organizationId, Collection<String> codes) {
        var held = EnumSet.noneOf(Permission.class);
        database.select(CUSTOM_ROLE.PERMISSIONS)
                .from(CUSTOM_ROLE)
                .where(CUSTOM_ROLE.ORGANIZATION_ID.eq(organizationId))
                .and(CUSTOM_ROLE.CODE.in(codes))
                .fetch(CUSTOM_ROLE.PERMISSIONS)
                .forEach(keys -> held.addAll(permissions(keys)));
        return held;
    }

    Map<String, Integer> membersByRole(Tenant tenant) {
        var role = DSL.unnest(MEMBERSHIP.ROLES).as("held", "role");
        var code = DSL.field(DSL.name("held", "role"), String.class);
        return new HashMap<>(database.select(code, DSL.count())
                .from(MEMBERSHIP, role)
                .where(MEMBERSHIP.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(MEMBERSHIP.STATUS.eq("active"))
                .groupBy(code)
                .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** Whether an active member holds the role, or somebody who was invited is to. */
    boolean isAssigned(Tenant tenant, String code, Instant now) {
        String[] one = {code};
        return database.fetchExists(
                        MEMBERSHIP,
                        MEMBERSHIP
                                .ORGANIZATION_ID
                                .eq(tenant.organizationId())
                                .and(MEMBERSHIP.STATUS.eq("active"))
                                .and(MEMBERSHIP.ROLES.contains(one)))
                || database.fetchExists(
                        INVITE,
                        INVITE.ORGANIZATION_ID
                                .eq(tenant.organizationId())
                                .and(INVITE.STATUS.eq("pending"))
                                .and(INVITE.EXPIRES_AT.gt(now))
                                .and(INVITE.ROLES.contains(one)));
    }

    private static Condition of(Tenant tenant) {
        return CUSTOM_ROLE.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Role map(dev.tarn.schema.tables.records.CustomRoleRecord row, int members) {
        @Nullable String description = row.getDescription();
        return new Role(
                row.getId(), row.getCode(), row.getName(), description, permissions(row.getPermissions()), members);
    }

    private static String[] keys(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::key).toArray(String[]::new);
    }

    /** A key that a later version no longer knows grants nothing. */
    private static Set<Permission> permissions(String[] keys) {
        var permissions = EnumSet.noneOf(Permission.class);
        Stream.of(keys).map(Permission::of).flatMap(Optional::stream).forEach(permissions::add);
        return permissions;
    }
}
