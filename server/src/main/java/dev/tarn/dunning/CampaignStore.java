package dev.tarn.dunning;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.DUNNING_CAMPAIGN;
import static dev.tarn.schema.Tables.DUNNING_THRESHOLD;

import dev.tarn.engine.dunning.DunningTerms;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.DunningCampaignRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class CampaignStore {
    private final DSLContext database;

    CampaignStore(DSLContext database) {
        this.database = database;
    }

    Optional<DunningCampaign> byCode(Tenant tenant, String code) {
        return campaigns(
                        tenant,
                        database.selectFrom(DUNNING_CAMPAIGN)
                                .where(live(tenant), DUNNING_CAMPAIGN.CODE.eq(code))
                                .fetch())
                .stream()
                .findFirst();
    }

    /** The same, locked against other writes until the end of the transaction. */
    Optional<DunningCampaign> lockByCode(Tenant tenant, String code) {
        return campaigns(
                        tenant,
                        database.selectFrom(DUNNING_CAMPAIGN)
                                .where(live(tenant), DUNNING_CAMPAIGN.CODE.eq(code))
                                .forUpdate()
                                .fetch())
                .stream()
                .findFirst();
    }

    Map<UUID, DunningCampaign> byIds(Tenant tenant, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = database.selectFrom(DUNNING_CAMPAIGN)
                .where(live(tenant), DUNNING_CAMPAIGN.ID.in(ids))
                .fetch();
        return campaigns(tenant, rows).stream().collect(Collectors.toMap(DunningCampaign::id, Function.identity()));
    }

    Paged<DunningCampaign> page(Tenant tenant, Query query, Page page) {
        Paged<DunningCampaignRecord> found = page.fetch(
                database,
                List.of(DUNNING_CAMPAIGN.fields()),
                DUNNING_CAMPAIGN,
                live(tenant).and(query.search(DUNNING_CAMPAIGN.NAME, DUNNING_CAMPAIGN.CODE)),
                List.of(DUNNING_CAMPAIGN.CREATED_AT.desc(), DUNNING_CAMPAIGN.ID),
                row -> row.into(DUNNING_CAMPAIGN));
        return found.withItems(campaigns(tenant, found.items()));
    }

    UUID insert(Tenant tenant, CampaignDraft draft, Instant now) {
        var row = database.newRecord(DUNNING_CAMPAIGN);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCreatedAt(now);
        fill(row, draft, now);
        row.insert();
        insertThresholds(row.getId(), draft);
        return row.getId();
    }

    int update(UUID id, CampaignDraft draft, Instant now) {
        var row = database.newRecord(DUNNING_CAMPAIGN);
        fill(row, draft, now);
        database.deleteFrom(DUNNING_THRESHOLD)
                .where(DUNNING_THRESHOLD.DUNNING_CAMPAIGN_ID.eq(id))
                .execute();
        insertThresholds(id, draft);
        return database.update(DUNNING_CAMPAIGN)
                .set(row)
                .where(DUNNING_CAMPAIGN.ID.eq(id))
                .execute();
    }

    private static void fill(DunningCampaignRecord row, CampaignDraft draft, Instant now) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setDescription(draft.description());
        row.setMaxAttempts(draft.maxAttempts());
        row.setDaysBetweenAttempts(draft.daysBetweenAttempts());
        row.setBccEmails(draft.bccEmails().toArray(String[]::new));
        row.setUpdatedAt(now);
    }

    private void insertThresholds(UUID campaignId, CampaignDraft draft) {
        var rows = draft.thresholdsCents().entrySet().stream()
                .map(entry -> {
                    var row = database.newRecord(DUNNING_THRESHOLD);
                    row.setDunningCampaignId(campaignId);
                    row.setCurrency(entry.getKey());
                    row.setAmountCents(entry.getValue());
                    return row;
                })
                .toList();
        database.batchInsert(rows).execute();
    }

    /** Nobody is asked by it any more. */
    void markDeleted(Tenant tenant, UUID id, Instant now) {
        database.update(BILLING_ENTITY)
                .setNull(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID.eq(id))
                .execute();
        database.update(CUSTOMER)
                .setNull(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID.eq(id))
                .execute();
        database.update(DUNNING_CAMPAIGN)
                .set(DUNNING_CAMPAIGN.DELETED_AT, now)
                .where(DUNNING_CAMPAIGN.ID.eq(id))
                .execute();
    }

    void applyToEntity(Tenant tenant, UUID entityId, @Nullable UUID campaignId) {
        database.update(BILLING_ENTITY)
                .set(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID, campaignId)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()), BILLING_ENTITY.ID.eq(entityId))
                .execute();
    }

    Optional<UUID> ofEntity(Tenant tenant, UUID entityId) {
        return database.select(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()), BILLING_ENTITY.ID.eq(entityId))
                .fetchOptional(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID);
    }

    private List<DunningCampaign> campaigns(Tenant tenant, List<DunningCampaignRecord> rows) {
        var ids = rows.stream().map(DunningCampaignRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var thresholds = database.selectFrom(DUNNING_THRESHOLD)
                .where(DUNNING_THRESHOLD.DUNNING_CAMPAIGN_ID.in(ids))
                .fetchGroups(DUNNING_THRESHOLD.DUNNING_CAMPAIGN_ID);
        var counts = database.select(DunnedCustomers.CAMPAIGN, DSL.count())
                .from(DunnedCustomers.FROM)
                .where(DunnedCustomers.dunned(tenant), DunnedCustomers.CAMPAIGN.in(ids))
                .groupBy(DunnedCustomers.CAMPAIGN)
                .fetchMap(DunnedCustomers.CAMPAIGN, DSL.count());
        Set<UUID> ofDefault = database.select(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()), BILLING_ENTITY.IS_DEFAULT.isTrue())
                .fetchSet(BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID);
        return rows.stream()
                .map(row -> new DunningCampaign(
                        row.getId(),
                        row.getCode(),
                        row.getName(),
                        row.getDescription(),
                        Arrays.asList(row.getBccEmails()),
                        new DunningTerms(
                                Known.in(thresholds, row.getId()).stream()
                                        .collect(Collectors.toMap(
                                                threshold -> threshold.getCurrency(),
                                                threshold -> threshold.getAmountCents())),
                                row.getMaxAttempts(),
                                row.getDaysBetweenAttempts()),
                        ofDefault.contains(row.getId()),
                        counts.getOrDefault(row.getId(), 0),
                        row.getCreatedAt()))
                .toList();
    }

    private static Condition live(Tenant tenant) {
        return DUNNING_CAMPAIGN.ORGANIZATION_ID.eq(tenant.organizationId()).and(DUNNING_CAMPAIGN.DELETED_AT.isNull());
    }
}
