package dev.tarn.organization;

import static dev.tarn.schema.Tables.ORGANIZATION;

import dev.tarn.schema.tables.records.OrganizationRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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

    /** False when the slug is taken. */
    boolean insert(Organization organization, @Nullable Instant clockNow) {
        return database.insertInto(ORGANIZATION)
                        .set(ORGANIZATION.ID, organization.id())
                        .set(ORGANIZATION.NAME, organization.name())
                        .set(ORGANIZATION.SLUG, organization.slug())
                        .set(ORGANIZATION.SANDBOX, organization.sandbox())
                        .set(ORGANIZATION.CLOCK_NOW, clockNow)
                        .set(ORGANIZATION.HMAC_KEY, organization.hmacKey())
                        .set(ORGANIZATION.LATE_EVENTS, organization.lateEvents().word())
                        .set(ORGANIZATION.CREATED_AT, organization.createdAt())
                        .set(ORGANIZATION.UPDATED_AT, organization.updatedAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Organization organization) {
        database.update(ORGANIZATION)
                .set(ORGANIZATION.NAME, organization.name())
                .set(ORGANIZATION.SLUG, organization.slug())
                .set(ORGANIZATION.LATE_EVENTS, organization.lateEvents().word())
                .set(ORGANIZATION.UPDATED_AT, organization.updatedAt())
                .where(ORGANIZATION.ID.eq(organization.id()))
                .execute();
    }

    boolean isTaken(String slug) {
        return database.fetchExists(ORGANIZATION, ORGANIZATION.SLUG.eq(slug));
    }

    boolean isEmpty() {
        return !database.fetchExists(ORGANIZATION);
    }

    Optional<Organization> find(UUID id) {
        return database.selectFrom(ORGANIZATION).where(ORGANIZATION.ID.eq(id)).fetchOptional(OrganizationStore::map);
    }

    Optional<Organization> lock(UUID id) {
        return database.selectFrom(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional(OrganizationStore::map);
    }

    private static Organization map(OrganizationRecord row) {
        return new Organization(
                row.getId(),
                row.getName(),
                row.getSlug(),
                row.getSandbox(),
                row.getHmacKey(),
                Organization.LateEvents.valueOf(row.getLateEvents().toUpperCase(Locale.ROOT)),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
