package dev.tarn.organization;

import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.entity.BillingEntity;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class OrganizationStore {
    private final DSLContext database;

    OrganizationStore(DSLContext database) {
        this.database = database;
    }

    /** False where the slug is taken. */
    boolean insert(UUID id, String slug, OrganizationDraft draft, @Nullable Instant clockNow, Instant now) {
        return database.insertInto(ORGANIZATION)
                        .set(ORGANIZATION.ID, id)
                        .set(ORGANIZATION.NAME, draft.name())
                        .set(ORGANIZATION.SLUG, slug)
                        .set(ORGANIZATION.SANDBOX, draft.sandbox())
                        .set(ORGANIZATION.CLOCK_NOW, clockNow)
                        .set(ORGANIZATION.HMAC_KEY, UUID.randomUUID())
                        .set(ORGANIZATION.CREATED_AT, now)
                        .set(ORGANIZATION.UPDATED_AT, now)
                        .onConflict(ORGANIZATION.SLUG)
                        .doNothing()
                        .execute()
                == 1;
    }

    Organization get(Tenant tenant, BillingEntity seller) {
        return database.selectFrom(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .fetchSingle(row -> new Organization(
                        row.getId(),
                        row.getName(),
                        row.getSlug(),
                        row.getSandbox(),
                        row.getClockNow(),
                        row.getLateEvents(),
                        row.getCreatedAt(),
                        seller));
    }

    void rename(Tenant tenant, String name, Instant now) {
        database.update(ORGANIZATION)
                .set(ORGANIZATION.NAME, name)
                .set(ORGANIZATION.UPDATED_AT, now)
                .where(ORGANIZATION.ID.eq(tenant.organizationId()))
                .execute();
    }
}
