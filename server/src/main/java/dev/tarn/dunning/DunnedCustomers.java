package dev.tarn.dunning;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.DUNNING_COUNTER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who is asked by which campaign, what they owe late, and how often they were asked. However many customers, one query per kind. */
@Repository
class DunnedCustomers {
    static final Table<?> FROM = CUSTOMER.join(BILLING_ENTITY).on(BILLING_ENTITY.ID.eq(CUSTOMER.BILLING_ENTITY_ID));
    /** A customer's own campaign wins over its billing entity's (PLT-381). */
    static final Field<UUID> CAMPAIGN =
            DSL.coalesce(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID, BILLING_ENTITY.APPLIED_DUNNING_CAMPAIGN_ID);

    private final DSLContext database;

    DunnedCustomers(DSLContext database) {
        this.database = database;
    }

    /** How a customer stands with its campaign. */
    record Standing(
            UUID customerId,
            UUID campaignId,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant finishedAt) {}

    /** An overdue invoice. */
    record Overdue(UUID invoiceId, UUID customerId, UUID billingEntityId, String currency, long totalAmountCents) {}

    /** Those that a campaign may ask at all: no partners, nobody who is left out. */
    static Condition dunned(Tenant tenant) {
        return DSL.and(
                CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()),
                CUSTOMER.DELETED_AT.isNull(),
                CUSTOMER.ACCOUNT_TYPE.ne("partner"),
                CUSTOMER.EXCLUDE_FROM_DUNNING_CAMPAIGN.isFalse(),
                CAMPAIGN.isNotNull());
    }

    /** Those of these customers that a campaign applies to. */
    Map<UUID, Standing> standings(Tenant tenant, Collection<UUID> customerIds) {
        return standings(dunned(tenant).and(CUSTOMER.ID.in(customerIds)));
    }

    /** Those that the campaign applies to and that owe something late. */
    Map<UUID, Standing> owing(Tenant tenant, UUID campaignId) {
        Condition owing = DSL.exists(DSL.selectOne()
                .from(INVOICE)
                .where(INVOICE.CUSTOMER_ID.eq(CUSTOMER.ID), INVOICE.PAYMENT_OVERDUE.isTrue()));
        return standings(dunned(tenant).and(CAMPAIGN.eq(campaignId)).and(owing));
    }

    private Map<UUID, Standing> standings(Condition which) {
        return database.select(CUSTOMER.ID, CAMPAIGN, CUSTOMER.LAST_DUNNING_ATTEMPT_AT, CUSTOMER.DUNNING_FINISHED_AT)
                .from(FROM)
                .where(which)
                .fetchMap(
                        CUSTOMER.ID,
                        row -> new Standing(
                                row.get(CUSTOMER.ID),
                                row.get(CAMPAIGN),
                                row.get(CUSTOMER.LAST_DUNNING_ATTEMPT_AT),
                                row.get(CUSTOMER.DUNNING_FINISHED_AT)));
    }

    /** Those that were asked on behalf of the campaign's place: its own, or those of the billing entity without one of their own. */
    Set<UUID> ofCampaign(Tenant tenant, UUID campaignId) {
        return database.select(CUSTOMER.ID)
                .from(FROM)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CAMPAIGN.eq(campaignId))
                .fetchSet(CUSTOMER.ID);
    }

    Set<UUID> inheritingFrom(Tenant tenant, UUID billingEntityId) {
        return database.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.BILLING_ENTITY_ID.eq(billingEntityId))
                .and(CUSTOMER.APPLIED_DUNNING_CAMPAIGN_ID.isNull())
                .fetchSet(CUSTOMER.ID);
    }

    /** Overdue invoices by customer, oldest first. */
    Map<UUID, List<Overdue>> overdue(Tenant tenant, Collection<UUID> customerIds) {
        return database.select(
                        INVOICE.ID,
                        INVOICE.CUSTOMER_ID,
                        INVOICE.BILLING_ENTITY_ID,
                        INVOICE.CURRENCY,
                        INVOICE.TOTAL_AMOUNT_CENTS)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.CUSTOMER_ID.in(customerIds))
                .and(INVOICE.PAYMENT_OVERDUE.isTrue())
                .and(INVOICE.SELF_BILLED.isFalse())
                .orderBy(INVOICE.ISSUING_ON, INVOICE.CREATED_AT, INVOICE.ID)
                .fetchGroups(
                        INVOICE.CUSTOMER_ID,
                        row -> new Overdue(
                                row.get(INVOICE.ID),
                                row.get(INVOICE.CUSTOMER_ID),
                                row.get(INVOICE.BILLING_ENTITY_ID),
                                row.get(INVOICE.CURRENCY),
                                row.get(INVOICE.TOTAL_AMOUNT_CENTS)));
    }

    /** By customer and currency; who was never asked is absent. */
    Map<UUID, Map<String, Integer>> attempts(Tenant tenant, Collection<UUID> customerIds) {
        var found = new HashMap<UUID, Map<String, Integer>>();
        database.selectFrom(DUNNING_COUNTER)
                .where(DUNNING_COUNTER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DUNNING_COUNTER.CUSTOMER_ID.in(customerIds))
                .forEach(row -> found.computeIfAbsent(row.getCustomerId(), none -> new TreeMap<>())
                        .put(row.getCurrency(), row.getAttempts()));
        return found;
    }

    void countAttempt(Tenant tenant, UUID customerId, String currency) {
        database.insertInto(DUNNING_COUNTER)
                .set(DUNNING_COUNTER.CUSTOMER_ID, customerId)
                .set(DUNNING_COUNTER.CURRENCY, currency)
                .set(DUNNING_COUNTER.ORGANIZATION_ID, tenant.organizationId())
                .set(DUNNING_COUNTER.ATTEMPTS, 1)
                .onConflict(DUNNING_COUNTER.CUSTOMER_ID, DUNNING_COUNTER.CURRENCY)
                .doUpdate()
                .set(DUNNING_COUNTER.ATTEMPTS, DUNNING_COUNTER.ATTEMPTS.plus(1))
                .execute();
    }

    void attempted(Tenant tenant, UUID customerId, Instant now, @Nullable Instant finishedAt) {
        database.update(CUSTOMER)
                .set(CUSTOMER.LAST_DUNNING_ATTEMPT_AT, now)
                .set(CUSTOMER.DUNNING_FINISHED_AT, finishedAt)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.eq(customerId))
                .execute();
    }

    /** The counting begins anew, in every currency (CRD-313). */
    void reset(Tenant tenant, Collection<UUID> customerIds) {
        database.deleteFrom(DUNNING_COUNTER)
                .where(DUNNING_COUNTER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DUNNING_COUNTER.CUSTOMER_ID.in(customerIds))
                .execute();
        database.update(CUSTOMER)
                .setNull(CUSTOMER.LAST_DUNNING_ATTEMPT_AT)
                .setNull(CUSTOMER.DUNNING_FINISHED_AT)
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.in(customerIds))
                .execute();
    }

    /** In one currency; the time of the last attempt is common to all and stays. */
    void reset(Tenant tenant, UUID customerId, String currency) {
        int counted = database.deleteFrom(DUNNING_COUNTER)
                .where(DUNNING_COUNTER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(DUNNING_COUNTER.CUSTOMER_ID.eq(customerId))
                .and(DUNNING_COUNTER.CURRENCY.eq(currency))
                .execute();
        if (counted > 0) {
            database.update(CUSTOMER)
                    .setNull(CUSTOMER.DUNNING_FINISHED_AT)
                    .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.eq(customerId))
                    .execute();
        }
    }
}
