package dev.tarn.dunning;

import static dev.tarn.schema.Tables.CUSTOMER;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How one customer is dunned (PLT-158). Each method is one transaction. */
@Service
class DunningSettings {
    private static final int MAX_TEXT = 255;

    private final DSLContext database;
    private final CampaignStore campaigns;
    private final DunnedCustomers dunned;
    private final Dunning dunning;
    private final Customers customers;

    DunningSettings(
            DSLContext database,
            CampaignStore campaigns,
            DunnedCustomers dunned,
            Dunning dunning,
            Customers customers) {
        this.database = database;
        this.campaigns = campaigns;
        this.dunned = dunned;
        this.dunning = dunning;
        this.customers = customers;
    }

    /**
     * How a customer is dunned.
     *
     * @param own its own campaign; null: its billing entity's applies
     * @param applicable the one that asks it now; null: none does
     * @param attempts by currency, how often it was asked
     */
    record Setting(
            @Nullable DunningCampaign own,
            boolean excluded,
            @Nullable DunningCampaign applicable,
            Map<String, Integer> attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant finishedAt) {}

    @Transactional(readOnly = true)
    public Setting get(Tenant tenant, String externalCustomerId) {
        return read(
                tenant,
                customers.requireByExternalId(tenant, externalCustomerId).id());
    }

    /** Either change starts the counting anew; what changes nothing does not. */
    @Transactional
    public Setting change(Tenant tenant, String externalCustomerId, Input input) {
        String code = input.text("dunning_campaign_code", MAX_TEXT);
        Boolean excluded = input.flag("exclude_from_dunning_campaign");
        input.problems().orThrow();
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        customers.lock(tenant, List.of(customer.id()));
        Setting before = read(tenant, customer.id());
        UUID ownBefore = before.own() == null ? null : before.own().id();
        UUID own = input.has("dunning_campaign_code") ? campaignId(tenant, code) : ownBefore;
        boolean left = excluded == null ? before.excluded() : excluded;
        if (!Objects.equals(own, ownBefore) || left != before.excluded()) {
            database.update(CUSTOMER)
                    .set(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID, own)
                    .set(CUSTOMER.EXCLUDE_FROM_DUNNING_CAMPAIGN, left)
                    .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.eq(customer.id()))
                    .execute();
            dunning.customerChanged(tenant, customer.id());
        }
        return read(tenant, customer.id());
    }

    private @Nullable UUID campaignId(Tenant tenant, @Nullable String code) {
        return code == null
                ? null
                : campaigns
                        .lockByCode(tenant, code)
                        .orElseThrow(() -> Refusal.notFound("dunning_campaign"))
                        .id();
    }

    private Setting read(Tenant tenant, UUID customerId) {
        var row = database.select(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID, CUSTOMER.EXCLUDE_FROM_DUNNING_CAMPAIGN)
                .from(CUSTOMER)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.eq(customerId))
                .fetchSingle();
        var standing = dunned.standings(tenant, List.of(customerId)).get(customerId);
        UUID own = row.value1();
        return new Setting(
                own == null ? null : campaigns.byIds(tenant, List.of(own)).get(own),
                row.value2(),
                standing == null
                        ? null
                        : campaigns
                                .byIds(tenant, List.of(standing.campaignId()))
                                .get(standing.campaignId()),
                dunned.attempts(tenant, List.of(customerId)).getOrDefault(customerId, Map.of()),
                standing == null ? null : standing.lastAttemptAt(),
                standing == null ? null : standing.finishedAt());
    }
}
