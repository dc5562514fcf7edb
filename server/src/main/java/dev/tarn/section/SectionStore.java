package dev.tarn.section;

import static dev.tarn.schema.Tables.CUSTOM_SECTION;
import static dev.tarn.schema.Tables.SECTION_SKIP;
import static dev.tarn.schema.Tables.SELECTED_SECTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.CustomSectionRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SectionStore {
    private final DSLContext database;

    SectionStore(DSLContext database) {
        this.database = database;
    }

    UUID insert(Tenant tenant, SectionDraft draft, Instant now) {
        UUID id = Ids.next();
        CustomSectionRecord row = database.newRecord(CUSTOM_SECTION);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setCreatedAt(now);
        fill(row, draft, now);
        row.insert();
        return id;
    }

    int update(UUID id, SectionDraft draft, Instant now) {
        CustomSectionRecord row = database.newRecord(CUSTOM_SECTION);
        fill(row, draft, now);
        return database.update(CUSTOM_SECTION)
                .set(row)
                .where(CUSTOM_SECTION.ID.eq(id))
                .execute();
    }

    private static void fill(CustomSectionRecord row, SectionDraft draft, Instant now) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setDisplayName(draft.displayName());
        row.setDetails(draft.details());
        row.setDescription(draft.description());
        row.setUpdatedAt(now);
    }

    void markDeleted(Tenant tenant, UUID id, Instant now) {
        database.update(CUSTOM_SECTION)
                .set(CUSTOM_SECTION.DELETED_AT, now)
                .where(live(tenant), CUSTOM_SECTION.ID.eq(id))
                .execute();
        database.deleteFrom(SELECTED_SECTION)
                .where(SELECTED_SECTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SELECTED_SECTION.SECTION_ID.eq(id))
                .execute();
    }

    Optional<CustomSection> byCode(Tenant tenant, String code) {
        return database.selectFrom(CUSTOM_SECTION)
                .where(live(tenant), CUSTOM_SECTION.CODE.eq(code))
                .fetchOptional(SectionStore::section);
    }

    Optional<CustomSection> lock(Tenant tenant, String code) {
        return database.selectFrom(CUSTOM_SECTION)
                .where(live(tenant), CUSTOM_SECTION.CODE.eq(code))
                .forUpdate()
                .fetchOptional(SectionStore::section);
    }

    /** By name. They cannot be changed or deleted until the transaction ends; an unknown one is missing. */
    List<CustomSection> hold(Tenant tenant, Collection<String> codes) {
        return database.selectFrom(CUSTOM_SECTION)
                .where(live(tenant), CUSTOM_SECTION.CODE.in(codes))
                .orderBy(CUSTOM_SECTION.NAME, CUSTOM_SECTION.ID)
                .forShare()
                .fetch(SectionStore::section);
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(CUSTOM_SECTION, live(tenant).and(CUSTOM_SECTION.CODE.eq(code)));
    }

    boolean hasAny(Tenant tenant) {
        return database.fetchExists(CUSTOM_SECTION, live(tenant));
    }

    Paged<CustomSection> page(Tenant tenant, Query query, Page page) {
        return page.fetch(
                database,
                List.of(CUSTOM_SECTION.asterisk()),
                CUSTOM_SECTION,
                live(tenant).and(query.search(CUSTOM_SECTION.NAME, CUSTOM_SECTION.CODE)),
                List.of(CUSTOM_SECTION.CREATED_AT.desc(), CUSTOM_SECTION.ID),
                row -> section(row.into(CUSTOM_SECTION)));
    }

    /** What each target selects, by name. */
    Map<UUID, List<SelectedSection>> selectedBy(Tenant tenant, Collection<UUID> targetIds) {
        return database
                .select(SELECTED_SECTION.fields())
                .select(CUSTOM_SECTION.fields())
                .from(SELECTED_SECTION)
                .join(CUSTOM_SECTION)
                .on(CUSTOM_SECTION.ID.eq(SELECTED_SECTION.SECTION_ID))
                .where(SELECTED_SECTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SELECTED_SECTION.TARGET_ID.in(targetIds))
                .orderBy(CUSTOM_SECTION.NAME, CUSTOM_SECTION.ID)
                .fetch(row -> new SelectedSection(
                        row.get(SELECTED_SECTION.ID),
                        row.get(SELECTED_SECTION.TARGET_ID),
                        section(row.into(CUSTOM_SECTION)),
                        row.get(SELECTED_SECTION.CREATED_AT)))
                .stream()
                .collect(Collectors.groupingBy(SelectedSection::targetId));
    }

    /** Those that want none. */
    Set<UUID> skipping(Tenant tenant, Collection<UUID> targetIds) {
        return database.select(SECTION_SKIP.TARGET_ID)
                .from(SECTION_SKIP)
                .where(SECTION_SKIP.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SECTION_SKIP.TARGET_ID.in(targetIds))
                .fetchSet(SECTION_SKIP.TARGET_ID);
    }

    void skip(Tenant tenant, SectionTarget target, UUID targetId, boolean skips) {
        if (skips) {
            database.insertInto(SECTION_SKIP)
                    .set(SECTION_SKIP.TARGET_ID, targetId)
                    .set(SECTION_SKIP.ORGANIZATION_ID, tenant.organizationId())
                    .set(SECTION_SKIP.TARGET, target.column())
                    .onConflictDoNothing()
                    .execute();
        } else {
            database.deleteFrom(SECTION_SKIP)
                    .where(SECTION_SKIP.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(SECTION_SKIP.TARGET_ID.eq(targetId))
                    .execute();
        }
    }

    void clear(Tenant tenant, UUID targetId) {
        database.deleteFrom(SELECTED_SECTION)
                .where(SELECTED_SECTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SELECTED_SECTION.TARGET_ID.eq(targetId))
                .execute();
    }

    void select(Tenant tenant, SectionTarget target, UUID targetId, Collection<CustomSection> sections, Instant now) {
        database.batchInsert(sections.stream()
                        .map(section -> {
                            var row = database.newRecord(SELECTED_SECTION);
                            row.setId(Ids.next());
                            row.setOrganizationId(tenant.organizationId());
                            row.setTarget(target.column());
                            row.setTargetId(targetId);
                            row.setSectionId(section.id());
                            row.setCreatedAt(now);
                            return row;
                        })
                        .toList())
                .execute();
    }

    private static Condition live(Tenant tenant) {
        return CUSTOM_SECTION.ORGANIZATION_ID.eq(tenant.organizationId()).and(CUSTOM_SECTION.DELETED_AT.isNull());
    }

    private static CustomSection section(CustomSectionRecord row) {
        return new CustomSection(
                row.getId(),
                row.getOrganizationId(),
                row.getCode(),
                row.getName(),
                row.getDisplayName(),
                row.getDetails(),
                row.getDescription(),
                row.getCreatedAt());
    }
}
