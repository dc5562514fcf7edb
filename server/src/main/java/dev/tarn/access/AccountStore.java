package dev.tarn.access;

import static dev.tarn.schema.Tables.APP_USER;
import static dev.tarn.schema.Tables.MEMBERSHIP;
import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.USER_SESSION;

import dev.tarn.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Users, their sessions and their memberships. */
@Repository
class AccountStore {
    private final DSLContext database;

    AccountStore(DSLContext database) {
        this.database = database;
    }

    record Account(UUID id, String email, String passwordHash) {}

    record SessionUser(UUID userId, String email, UUID lastOrganizationId) {}

    record Membership(UUID organizationId, String organizationName, String slug, boolean sandbox, List<String> roles) {}

    /** Empty where the e-mail is taken: the unique index decides. */
    Optional<UUID> insert(String email, String passwordHash, Instant now) {
        UUID id = Ids.next();
        int inserted = database.insertInto(APP_USER)
                .set(APP_USER.ID, id)
                .set(APP_USER.EMAIL, email)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.CREATED_AT, now)
                .onConflict(APP_USER.EMAIL)
                .doNothing()
                .execute();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    Optional<Account> byEmail(String email) {
        return database.selectFrom(APP_USER)
                .where(APP_USER.EMAIL.eq(email))
                .fetchOptional(row -> new Account(row.getId(), row.getEmail(), row.getPasswordHash()));
    }

    void insertSession(byte[] tokenHash, UUID userId, Instant now, Instant expiresAt) {
        database.insertInto(USER_SESSION)
                .set(USER_SESSION.TOKEN_HASH, tokenHash)
                .set(USER_SESSION.USER_ID, userId)
                .set(USER_SESSION.CREATED_AT, now)
                .set(USER_SESSION.LAST_SEEN_AT, now)
                .set(USER_SESSION.EXPIRES_AT, expiresAt)
                .execute();
    }

    void deleteSession(byte[] tokenHash) {
        database.deleteFrom(USER_SESSION)
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .execute();
    }

    Optional<SessionUser> bySession(byte[] tokenHash, Instant now) {
        return database.select(APP_USER.ID, APP_USER.EMAIL, APP_USER.LAST_ORGANIZATION_ID)
                .from(USER_SESSION)
                .join(APP_USER)
                .on(APP_USER.ID.eq(USER_SESSION.USER_ID))
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .and(USER_SESSION.EXPIRES_AT.gt(now))
                .fetchOptional(row -> new SessionUser(row.value1(), row.value2(), row.value3()));
    }

    /** Active memberships, the oldest first. */
    List<Membership> membershipsOf(UUID userId) {
        Field<String[]> roles = MEMBERSHIP.ROLES;
        return database.select(ORGANIZATION.ID, ORGANIZATION.NAME, ORGANIZATION.SLUG, ORGANIZATION.SANDBOX, roles)
                .from(MEMBERSHIP)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(MEMBERSHIP.ORGANIZATION_ID))
                .where(MEMBERSHIP.USER_ID.eq(userId))
                .and(MEMBERSHIP.STATUS.eq("active"))
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .fetch(row ->
                        new Membership(row.value1(), row.value2(), row.value3(), row.value4(), List.of(row.value5())));
    }

    void insertMembership(UUID organizationId, UUID userId, List<String> roles, Instant now) {
        database.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.ID, Ids.next())
                .set(MEMBERSHIP.ORGANIZATION_ID, organizationId)
                .set(MEMBERSHIP.USER_ID, userId)
                .set(MEMBERSHIP.ROLES, roles.toArray(String[]::new))
                .set(MEMBERSHIP.CREATED_AT, now)
                .execute();
    }

    void rememberOrganization(UUID userId, UUID organizationId) {
        database.update(APP_USER)
                .set(APP_USER.LAST_ORGANIZATION_ID, organizationId)
                .where(APP_USER.ID.eq(userId))
                .and(APP_USER.LAST_ORGANIZATION_ID.isDistinctFrom(organizationId))
                .execute();
    }
}
