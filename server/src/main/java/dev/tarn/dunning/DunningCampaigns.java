package dev.tarn.dunning;

import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with campaigns. Each method is one transaction. */
@Service
class DunningCampaigns {
    private final CampaignStore store;
    private final Dunning dunning;
    private final BillingEntities entities;
    private final BillingClock clock;

    DunningCampaigns(CampaignStore store, Dunning dunning, BillingEntities entities, BillingClock clock) {
        this.store = store;
        this.dunning = dunning;
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    public DunningCampaign create(Tenant tenant, Input input) {
        var draft = CampaignDraft.of(input, null);
        UUID id = Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        if (Boolean.TRUE.equals(draft.ofDefaultEntity())) {
            applyToEntity(tenant, entities.defaultOf(tenant).id(), id);
        }
        return require(tenant, draft.code());
    }

    /** Other thresholds start the counting anew for those who owe less than any of them (CRD-313). */
    @Transactional
    public DunningCampaign update(Tenant tenant, String code, Input input) {
        DunningCampaign before = store.lockByCode(tenant, code).orElseThrow(DunningCampaigns::notFound);
        var draft = CampaignDraft.of(input, before);
        Unique.by("code", () -> store.update(before.id(), draft, clock.now(tenant)));
        UUID defaultId = entities.defaultOf(tenant).id();
        Boolean ofDefault = draft.ofDefaultEntity();
        if (ofDefault != null && ofDefault != before.ofDefaultEntity()) {
            applyToEntity(tenant, defaultId, ofDefault ? before.id() : null);
        }
        if (!draft.terms().equals(before.terms())) {
            dunning.termsChanged(tenant, before.id(), draft.terms());
        }
        return require(tenant, draft.code());
    }

    @Transactional
    public DunningCampaign delete(Tenant tenant, String code) {
        DunningCampaign campaign = store.lockByCode(tenant, code).orElseThrow(DunningCampaigns::notFound);
        dunning.campaignEnds(tenant, campaign.id());
        store.markDeleted(tenant, campaign.id(), clock.now(tenant));
        return campaign;
    }

    /** {@code campaignCode} null: none applies to the entity any more. */
    @Transactional
    public @Nullable DunningCampaign applyToEntity(Tenant tenant, String entityCode, @Nullable String campaignCode) {
        UUID entityId = entities.get(tenant, entityCode).id();
        DunningCampaign campaign = campaignCode == null
                ? null
                : store.lockByCode(tenant, campaignCode).orElseThrow(DunningCampaigns::notFound);
        applyToEntity(tenant, entityId, campaign == null ? null : campaign.id());
        return campaign == null ? null : require(tenant, campaign.code());
    }

    private void applyToEntity(Tenant tenant, UUID entityId, @Nullable UUID campaignId) {
        if (store.ofEntity(tenant, entityId).equals(java.util.Optional.ofNullable(campaignId))) {
            return;
        }
        store.applyToEntity(tenant, entityId, campaignId);
        dunning.entityChanged(tenant, entityId, campaignId);
    }

    @Transactional(readOnly = true)
    public Paged<DunningCampaign> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    @Transactional(readOnly = true)
    public DunningCampaign require(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(DunningCampaigns::notFound);
    }

    private static RefusedException notFound() {
        return Refusal.notFound("dunning_campaign");
    }
}
