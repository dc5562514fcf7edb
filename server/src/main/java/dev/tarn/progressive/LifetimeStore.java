package dev.tarn.progressive;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.LIFETIME_USAGE;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.LifetimeUsageRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Lifetime usage: one row per lineage, which is its current subscription's. */
@Repository
class LifetimeStore {
    private static final dev.tarn.schema.tables.LifetimeUsage U = LIFETIME_USAGE;
    private static final dev.tarn.schema.tables.Subscription MEMBER = SUBSCRIPTION.as("member");

    private final DSLContext database;

    LifetimeStore(DSLContext database) {
        this.database = database;
    }

    void insert(Tenant tenant, Collection<UUID> subscriptionIds, Instant now) {
        var rows = subscriptionIds.stream()
                .map(id -> {
                    var row = new LifetimeUsageRecord();
                    row.setId(Ids.next());
                    row.setOrganizationId(tenant.organizationId());
                    row.setSubscriptionId(id);
                    row.setCreatedAt(now);
                    row.setUpdatedAt(now);
                    return row;
                })
                .toList();
        database.insertInto(U).set(rows).onConflictDoNothing().execute();
    }

    /** Hands the row of one subscription to the one that follows it. */
    void move(Tenant tenant, Map<UUID, UUID> successorOf, Instant now) {
        database.batch(successorOf.entrySet().stream()
                        .map(pair -> database.update(U)
                                .set(U.SUBSCRIPTION_ID, pair.getValue())
                                .setNull(U.INVOICED_AMOUNT_CENTS)
                                .set(U.UPDATED_AT, now)
                                .where(U.ORGANIZATION_ID.eq(tenant.organizationId()))
                                .and(U.SUBSCRIPTION_ID.eq(pair.getKey())))
                        .toList())
                .execute();
    }

    Optional<LifetimeRecord> find(Tenant tenant, UUID subscriptionId) {
        return Optional.ofNullable(read(tenant, List.of(subscriptionId)).get(subscriptionId));
    }

    Map<UUID, LifetimeRecord> read(Tenant tenant, Collection<UUID> subscriptionIds) {
        return database.select(U.ID, U.SUBSCRIPTION_ID, U.HISTORICAL_AMOUNT_CENTS, U.INVOICED_AMOUNT_CENTS)
                .from(U)
                .where(U.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(U.SUBSCRIPTION_ID.in(subscriptionIds))
                .fetchMap(
                        U.SUBSCRIPTION_ID,
                        row -> new LifetimeRecord(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    void setHistorical(UUID id, long amountCents, Instant now) {
        database.update(U)
                .set(U.HISTORICAL_AMOUNT_CENTS, amountCents)
                .set(U.UPDATED_AT, now)
                .where(U.ID.eq(id))
                .execute();
    }

    void setInvoiced(Map<UUID, Long> amountCents) {
        database.batch(amountCents.entrySet().stream()
                        .map(one -> database.update(U)
                                .set(U.INVOICED_AMOUNT_CENTS, one.getValue())
                                .where(U.SUBSCRIPTION_ID.eq(one.getKey())))
                        .toList())
                .execute();
    }

    /** Adds to what is known of the lineages of these subscriptions; what is to be added up stays so. */
    void addInvoiced(Tenant tenant, Map<UUID, Long> amountCents) {
        var rows = amountCents.entrySet().stream()
                .map(one -> DSL.row(one.getKey(), one.getValue()))
                .toArray(Row2[]::new);
        @SuppressWarnings("unchecked") // rows of exactly these types were made above
        Row2<UUID, Long>[] typed = (Row2<UUID, Long>[]) rows;
        var added = DSL.values(typed).as("added", "subscription_id", "amount_cents");
        var id = added.field("subscription_id", UUID.class);
        var cents = added.field("amount_cents", Long.class);
        database.update(U)
                .set(U.INVOICED_AMOUNT_CENTS, U.INVOICED_AMOUNT_CENTS.plus(cents))
                .from(added.join(MEMBER).on(MEMBER.ID.eq(id)), SUBSCRIPTION)
                .where(U.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(U.SUBSCRIPTION_ID.eq(SUBSCRIPTION.ID))
                .and(U.INVOICED_AMOUNT_CENTS.isNotNull())
                .and(sameLineage())
                .execute();
    }

    List<UUID> subscriptionsOn(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID)
                .from(INVOICE_SUBSCRIPTION)
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(invoiceId))
                .fetch(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID);
    }

    /** Forgets what invoices of these subscriptions' lineages say, until it is asked for. */
    void forgetInvoiced(Tenant tenant, Collection<UUID> subscriptionIds) {
        database.update(U)
                .setNull(U.INVOICED_AMOUNT_CENTS)
                .from(MEMBER, SUBSCRIPTION)
                .where(U.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(U.SUBSCRIPTION_ID.eq(SUBSCRIPTION.ID))
                .and(MEMBER.ID.in(subscriptionIds))
                .and(sameLineage())
                .execute();
    }

    /** Subscriptions of one external id that were requested for the same start (MTR-231). */
    private static org.jooq.Condition sameLineage() {
        return MEMBER.ORGANIZATION_ID
                .eq(SUBSCRIPTION.ORGANIZATION_ID)
                .and(MEMBER.EXTERNAL_ID.eq(SUBSCRIPTION.EXTERNAL_ID))
                .and(MEMBER.SUBSCRIPTION_AT.eq(SUBSCRIPTION.SUBSCRIPTION_AT));
    }

    /** What subscription invoices bill of usage, over the lineage of each of these (MTR-231). */
    Map<UUID, Long> addUp(Tenant tenant, Collection<UUID> subscriptionIds) {
        var sum = DSL.sum(FEE.AMOUNT_CENTS);
        var sums = new HashMap<UUID, Long>();
        subscriptionIds.forEach(id -> sums.put(id, 0L));
        database.select(SUBSCRIPTION.ID, sum)
                .from(SUBSCRIPTION)
                .join(MEMBER)
                .on(sameLineage())
                .join(FEE)
                .on(FEE.SUBSCRIPTION_ID.eq(MEMBER.ID))
                .join(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SUBSCRIPTION.ID.in(subscriptionIds))
                .and(MEMBER.STATUS.ne("canceled"))
                .and(FEE.FEE_TYPE.eq("charge"))
                .and(INVOICE.INVOICE_TYPE.eq("subscription"))
                .and(INVOICE.STATUS.in("draft", "finalized", "pending", "failed"))
                .groupBy(SUBSCRIPTION.ID)
                .forEach(row -> sums.put(row.value1(), row.value2().longValueExact()));
        return sums;
    }
}
