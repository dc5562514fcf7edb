package dev.tarn.access;

import static dev.tarn.schema.Tables.APP_USER;
import static dev.tarn.schema.Tables.MEMBERSHIP;
import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

@Repository
class MemberStore {
    private static final String ACTIVE = "active";
    private static final List<Field<?>> FIELDS = List.of(
            MEMBERSHIP.ID,
            MEMBERSHIP.ORGANIZATION_ID,
            ORGANIZATION.NAME,
            ORGANIZATION.SLUG,
            ORGANIZATION.SANDBOX,
            MEMBERSHIP.USER_ID,
            APP_USER.EMAIL,
            MEMBERSHIP.ROLES,
            MEMBERSHIP.STATUS,
            MEMBERSHIP.CREATED_AT,
            MEMBERSHIP.REVOKED_AT);

    private final DSLContext database;

    MemberStore(DSLContext database) {
        this.database = database;
    }

    private static Table<?> joined() {
        return MEMBERSHIP
                .join(APP_USER)
                .on(APP_USER.ID.eq(MEMBERSHIP.USER_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(MEMBERSHIP.ORGANIZATION_ID));
    }

    /** False when the user is an active member already. */
    boolean insert(UUID id, UUID organizationId, UUID userId, Collection<String> roles, Instant now) {
        return database.insertInto(MEMBERSHIP)
                        .set(MEMBERSHIP.ID, id)
                        .set(MEMBERSHIP.ORGANIZATION_ID, organizationId)
                        .set(MEMBERSHIP.USER_ID, userId)
                        .set(MEMBERSHIP.ROLES, roles.toArray(String[]::new))
                        .set(MEMBERSHIP.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Active memberships of a user, oldest first. */
    List<Membership> ofUser(UUID userId, int limit) {
        return database.select(FIELDS)
                .from(joined())
                .where(MEMBERSHIP.USER_ID.eq(userId))
                .and(MEMBERSHIP.STATUS.eq(ACTIVE))
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .limit(limit)
                .fetch(MemberStore::map);
    }

    Optional<Membership> ofUser(UUID userId, UUID organizationId) {
        return database.select(FIELDS)
                .from(joined())
                .where(MEMBERSHIP.USER_ID.eq(userId))
                .and(MEMBERSHIP.ORGANIZATION_ID.eq(organizationId))
                .and(MEMBERSHIP.STATUS.eq(ACTIVE))
                .fetchOptional(MemberStore::map);
    }

    boolean isActive(Tenant tenant, String email) {
        return database.fetchExists(
                joined(), of(tenant).and(MEMBERSHIP.STATUS.eq(ACTIVE)).and(APP_USER.EMAIL.eq(email)));
    }

    Paged<Membership> list(Tenant tenant, Page page) {
        return page.fetch(
                database,
                FIELDS,
                joined(),
                of(tenant).and(MEMBERSHIP.STATUS.eq(ACTIVE)),
                List.of(MEMBERSHIP.CREATED_AT.desc(), MEMBERSHIP.ID),
                MemberStore::map);
    }

    /** All active members of the organization, locked: whether an admin remains is decided by one at a time (PLT-096). */
    List<Membership> lockAll(Tenant tenant) {
        // the organization's row is the lock: rows of members alone would let two changes pass that start at the same
        // moment
        database.select(ORGANIZATION.ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .forNoKeyUpdate()
                .execute();
        return database.select(FIELDS)
                .from(joined())
                .where(of(tenant))
                .and(MEMBERSHIP.STATUS.eq(ACTIVE))
                .orderBy(MEMBERSHIP.ID)
                .fetch(MemberStore::map);
    }

    int countAdmins(Tenant tenant) {
        return database.fetchCount(
                MEMBERSHIP, of(tenant).and(MEMBERSHIP.STATUS.eq(ACTIVE)).and(MEMBERSHIP.ROLES.contains(new String[] {
                    BuiltInRole.ADMIN.code()
                })));
    }

    void replaceRoles(Tenant tenant, UUID memberId, Collection<String> roles) {
        database.update(MEMBERSHIP)
                .set(MEMBERSHIP.ROLES, roles.toArray(String[]::new))
                .where(of(tenant))
                .and(MEMBERSHIP.ID.eq(memberId))
                .execute();
    }

    void revoke(Tenant tenant, UUID memberId, Instant now) {
        database.update(MEMBERSHIP)
                .set(MEMBERSHIP.STATUS, "revoked")
                .set(MEMBERSHIP.REVOKED_AT, now)
                .where(of(tenant))
                .and(MEMBERSHIP.ID.eq(memberId))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return MEMBERSHIP.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Membership map(Record row) {
        Set<String> roles = new LinkedHashSet<>(List.of(row.get(MEMBERSHIP.ROLES)));
        return new Membership(
                row.get(MEMBERSHIP.ID),
                row.get(MEMBERSHIP.ORGANIZATION_ID),
                row.get(ORGANIZATION.NAME),
                row.get(ORGANIZATION.SLUG),
                row.get(ORGANIZATION.SANDBOX),
                row.get(MEMBERSHIP.USER_ID),
                row.get(APP_USER.EMAIL),
                roles,
                row.get(MEMBERSHIP.STATUS).equals(ACTIVE),
                row.get(MEMBERSHIP.CREATED_AT),
                row.get(MEMBERSHIP.REVOKED_AT));
    }
}
