package dev.tarn.access;

import static dev.tarn.schema.Tables.INVITE;
import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

@Repository
class InviteStore {
    private static final List<Field<?>> FIELDS = List.of(
            INVITE.ID,
            INVITE.ORGANIZATION_ID,
            ORGANIZATION.NAME,
            ORGANIZATION.SANDBOX,
            INVITE.EMAIL,
            INVITE.ROLES,
            INVITE.STATUS,
            INVITE.EXPIRES_AT,
            INVITE.CREATED_AT);

    private final DSLContext database;

    InviteStore(DSLContext database) {
        this.database = database;
    }

    private static Table<?> joined() {
        return INVITE.join(ORGANIZATION).on(ORGANIZATION.ID.eq(INVITE.ORGANIZATION_ID));
    }

    /** False while another invite of the same address is pending. One that has expired gives way. */
    boolean insert(
            Tenant tenant,
            UUID id,
            String email,
            Collection<String> roles,
            byte[] tokenHash,
            Instant now,
            Instant expiresAt) {
        database.update(INVITE)
                .set(INVITE.STATUS, Invite.Status.REVOKED.word())
                .set(INVITE.REVOKED_AT, INVITE.EXPIRES_AT)
                .where(INVITE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVITE.EMAIL.eq(email))
                .and(INVITE.STATUS.eq(Invite.Status.PENDING.word()))
                .and(INVITE.EXPIRES_AT.le(now))
                .execute();
        return database.insertInto(INVITE)
                        .set(INVITE.ID, id)
                        .set(INVITE.ORGANIZATION_ID, tenant.organizationId())
                        .set(INVITE.EMAIL, email)
                        .set(INVITE.ROLES, roles.toArray(String[]::new))
                        .set(INVITE.TOKEN_HASH, tokenHash)
                        .set(INVITE.EXPIRES_AT, expiresAt)
                        .set(INVITE.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Invite> find(Tenant tenant, UUID id) {
        return database.select(FIELDS)
                .from(joined())
                .where(INVITE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVITE.ID.eq(id))
                .fetchOptional(InviteStore::map);
    }

    /** Locked, so that an invite is accepted, edited or revoked by one at a time. */
    Optional<Invite> lock(Tenant tenant, UUID id) {
        return database.select(FIELDS)
                .from(joined())
                .where(INVITE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVITE.ID.eq(id))
                .forUpdate()
                .of(INVITE)
                .fetchOptional(InviteStore::map);
    }

    Optional<Invite> byToken(byte[] tokenHash) {
        return database.select(FIELDS)
                .from(joined())
                .where(INVITE.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(InviteStore::map);
    }

    Optional<Invite> lockByToken(byte[] tokenHash) {
        return database.select(FIELDS)
                .from(joined())
                .where(INVITE.TOKEN_HASH.eq(tokenHash))
                .forUpdate()
                .of(INVITE)
                .fetchOptional(InviteStore::map);
    }

    Paged<Invite> pending(Tenant tenant, Page page, Instant now) {
        return page.fetch(
                database,
                FIELDS,
                joined(),
                INVITE.ORGANIZATION_ID
                        .eq(tenant.organizationId())
                        .and(INVITE.STATUS.eq(Invite.Status.PENDING.word()))
                        .and(INVITE.EXPIRES_AT.gt(now)),
                List.of(INVITE.CREATED_AT.desc(), INVITE.ID),
                InviteStore::map);
    }

    void replaceRoles(Tenant tenant, UUID id, Collection<String> roles) {
        database.update(INVITE)
                .set(INVITE.ROLES, roles.toArray(String[]::new))
                .where(INVITE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVITE.ID.eq(id))
                .execute();
    }

    void markRevoked(Tenant tenant, UUID id, Instant now) {
        database.update(INVITE)
                .set(INVITE.STATUS, Invite.Status.REVOKED.word())
                .set(INVITE.REVOKED_AT, now)
                .where(INVITE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVITE.ID.eq(id))
                .execute();
    }

    void markAccepted(UUID id, Instant now) {
        database.update(INVITE)
                .set(INVITE.STATUS, Invite.Status.ACCEPTED.word())
                .set(INVITE.ACCEPTED_AT, now)
                .where(INVITE.ID.eq(id))
                .execute();
    }

    private static Invite map(Record row) {
        return new Invite(
                row.get(INVITE.ID),
                row.get(INVITE.ORGANIZATION_ID),
                row.get(ORGANIZATION.NAME),
                row.get(ORGANIZATION.SANDBOX),
                row.get(INVITE.EMAIL),
                List.of(row.get(INVITE.ROLES)),
                Invite.Status.valueOf(row.get(INVITE.STATUS).toUpperCase(Locale.ROOT)),
                row.get(INVITE.EXPIRES_AT),
                row.get(INVITE.CREATED_AT));
    }
}
