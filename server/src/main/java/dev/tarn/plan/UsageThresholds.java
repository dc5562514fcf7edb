package dev.tarn.plan;

import static dev.tarn.schema.Tables.USAGE_THRESHOLD;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.UsageThresholdRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** The thresholds of plans, and those of single subscriptions in their stead (SUB-080). Each set is written as a whole (SUB-029). */
@Component
public class UsageThresholds {
    private final DSLContext database;
    private final BillingClock clock;

    UsageThresholds(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By plan, the fixed ones first, by amount; a plan without any is absent. */
    public Map<UUID, List<UsageThreshold>> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        return of(tenant, USAGE_THRESHOLD.PLAN_ID, planIds);
    }

    /** By subscription that has some of its own. */
    public Map<UUID, List<UsageThreshold>> ofSubscriptions(Tenant tenant, Collection<UUID> subscriptionIds) {
        return of(tenant, USAGE_THRESHOLD.SUBSCRIPTION_ID, subscriptionIds);
    }

    public void replaceOfPlan(Tenant tenant, UUID planId, List<UsageThresholdDraft> thresholds) {
        replace(tenant, USAGE_THRESHOLD.PLAN_ID, planId, thresholds);
    }

    public void replaceOfSubscription(Tenant tenant, UUID subscriptionId, List<UsageThresholdDraft> thresholds) {
        replace(tenant, USAGE_THRESHOLD.SUBSCRIPTION_ID, subscriptionId, thresholds);
    }

    private Map<UUID, List<UsageThreshold>> of(
            Tenant tenant, TableField<UsageThresholdRecord, UUID> owner, Collection<UUID> ownerIds) {
        if (ownerIds.isEmpty()) {
            return Map.of();
        }
        return database.selectFrom(USAGE_THRESHOLD)
                .where(USAGE_THRESHOLD.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(owner.in(ownerIds))
                .and(USAGE_THRESHOLD.DELETED_AT.isNull())
                .orderBy(USAGE_THRESHOLD.RECURRING, USAGE_THRESHOLD.AMOUNT_CENTS)
                .fetchGroups(
                        row -> row.get(owner),
                        row -> new UsageThreshold(
                                row.getId(),
                                row.getAmountCents(),
                                row.getRecurring(),
                                row.getDisplayName(),
                                row.getCreatedAt()));
    }

    private void replace(
            Tenant tenant,
            TableField<UsageThresholdRecord, UUID> owner,
            UUID ownerId,
            List<UsageThresholdDraft> thresholds) {
        Instant now = clock.now(tenant);
        database.update(USAGE_THRESHOLD)
                .set(USAGE_THRESHOLD.DELETED_AT, now)
                .where(USAGE_THRESHOLD.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(owner.eq(ownerId))
                .and(USAGE_THRESHOLD.DELETED_AT.isNull())
                .execute();
        var rows = thresholds.stream()
                .map(draft -> {
                    var row = new UsageThresholdRecord();
                    row.setId(Ids.next());
                    row.setOrganizationId(tenant.organizationId());
                    row.set(owner, ownerId);
                    row.setAmountCents(draft.amountCents());
                    row.setRecurring(draft.recurring());
                    row.setDisplayName(draft.displayName());
                    row.setCreatedAt(now);
                    return row;
                })
                .toList();
        if (!rows.isEmpty()) {
            database.batchInsert(rows).execute();
        }
    }
}
