package dev.tarn.access;

import static dev.tarn.schema.Tables.APP_USER;
import static dev.tarn.schema.Tables.KNOWN_DEVICE;
import static dev.tarn.schema.Tables.USER_SESSION;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Users, their sessions and the devices they are known from. */
@Repository
class UserStore {
    private final DSLContext database;

    UserStore(DSLContext database) {
        this.database = database;
    }

    record Credentials(User user, String passwordHash) {}

    /** Who a session token stands for. */
    record Session(User user, @Nullable UUID lastOrganizationId, Instant createdAt, Instant lastSeenAt) {}

    /** False when the address is taken. */
    boolean insert(User user, String passwordHash, Instant now) {
        return database.insertInto(APP_USER)
                        .set(APP_USER.ID, user.id())
                        .set(APP_USER.EMAIL, user.email())
                        .set(APP_USER.PASSWORD_HASH, passwordHash)
                        .set(APP_USER.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Credentials> credentialsOf(String email) {
        return database.select(APP_USER.ID, APP_USER.EMAIL, APP_USER.PASSWORD_HASH)
                .from(APP_USER)
                .where(APP_USER.EMAIL.eq(email))
                .fetchOptional(row -> new Credentials(new User(row.value1(), row.value2()), row.value3()));
    }

    void replacePassword(UUID userId, String passwordHash) {
        database.update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    void rememberOrganization(UUID userId, UUID organizationId) {
        database.update(APP_USER)
                .set(APP_USER.LAST_ORGANIZATION_ID, organizationId)
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    Optional<UUID> lastOrganizationOf(UUID userId) {
        return database.select(APP_USER.LAST_ORGANIZATION_ID)
                .from(APP_USER)
                .where(APP_USER.ID.eq(userId))
                .fetchOptional(APP_USER.LAST_ORGANIZATION_ID);
    }

    void insertSession(
            byte[] tokenHash, UUID userId, @Nullable String userAgent, String address, Instant now, Instant expiresAt) {
        database.insertInto(USER_SESSION)
                .set(USER_SESSION.TOKEN_HASH, tokenHash)
                .set(USER_SESSION.USER_ID, userId)
                .set(USER_SESSION.USER_AGENT, userAgent)
                .set(USER_SESSION.ADDRESS, address)
                .set(USER_SESSION.CREATED_AT, now)
                .set(USER_SESSION.LAST_SEEN_AT, now)
                .set(USER_SESSION.EXPIRES_AT, expiresAt)
                .execute();
    }

    Optional<Session> session(byte[] tokenHash, Instant now) {
        return database.select(
                        APP_USER.ID,
                        APP_USER.EMAIL,
                        APP_USER.LAST_ORGANIZATION_ID,
                        USER_SESSION.CREATED_AT,
                        USER_SESSION.LAST_SEEN_AT)
                .from(USER_SESSION)
                .join(APP_USER)
                .on(APP_USER.ID.eq(USER_SESSION.USER_ID))
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .and(USER_SESSION.EXPIRES_AT.gt(now))
                .fetchOptional(row ->
                        new Session(new User(row.value1(), row.value2()), row.value3(), row.value4(), row.value5()));
    }

    void touchSession(byte[] tokenHash, Instant now, Instant expiresAt) {
        database.update(USER_SESSION)
                .set(USER_SESSION.LAST_SEEN_AT, now)
                .set(USER_SESSION.EXPIRES_AT, expiresAt)
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .execute();
    }

    void deleteSession(byte[] tokenHash) {
        database.deleteFrom(USER_SESSION)
                .where(USER_SESSION.TOKEN_HASH.eq(tokenHash))
                .execute();
    }

    void deleteSessionsOf(UUID userId) {
        database.deleteFrom(USER_SESSION).where(USER_SESSION.USER_ID.eq(userId)).execute();
    }

    void deleteSessionsExpiredBy(Instant now) {
        database.deleteFrom(USER_SESSION).where(USER_SESSION.EXPIRES_AT.le(now)).execute();
    }

    /** Whether the device is new to this user. */
    boolean addDevice(UUID userId, byte[] agentHash, Instant now) {
        return database.insertInto(KNOWN_DEVICE)
                        .set(KNOWN_DEVICE.USER_ID, userId)
                        .set(KNOWN_DEVICE.AGENT_HASH, agentHash)
                        .set(KNOWN_DEVICE.FIRST_SEEN_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
