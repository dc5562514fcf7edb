package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION_ACTIVATION_RULE;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.SubscriptionActivationRuleRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ActivationRuleStore {
    private final DSLContext database;

    ActivationRuleStore(DSLContext database) {
        this.database = database;
    }

    void insert(Tenant tenant, UUID subscriptionId, int timeoutHours, Instant now) {
        var row = database.newRecord(SUBSCRIPTION_ACTIVATION_RULE);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setSubscriptionId(subscriptionId);
        row.setRuleType(ActivationRule.TYPE);
        row.setTimeoutHours(timeoutHours);
        row.setStatus(code(ActivationRule.Status.INACTIVE));
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
    }

    void delete(Tenant tenant, UUID subscriptionId) {
        database.deleteFrom(SUBSCRIPTION_ACTIVATION_RULE)
                .where(of(tenant).and(SUBSCRIPTION_ACTIVATION_RULE.SUBSCRIPTION_ID.eq(subscriptionId)))
                .execute();
    }

    /** By subscription: each has one at most. */
    Map<UUID, ActivationRule> of(Tenant tenant, Collection<UUID> subscriptionIds) {
        return database.selectFrom(SUBSCRIPTION_ACTIVATION_RULE)
                .where(of(tenant).and(SUBSCRIPTION_ACTIVATION_RULE.SUBSCRIPTION_ID.in(subscriptionIds)))
                .fetchMap(SUBSCRIPTION_ACTIVATION_RULE.SUBSCRIPTION_ID, ActivationRuleStore::rule);
    }

    /** The one that waits for the payment of an invoice. */
    Optional<ActivationRule> waitingFor(Tenant tenant, UUID invoiceId) {
        return database.selectFrom(SUBSCRIPTION_ACTIVATION_RULE)
                .where(of(tenant).and(SUBSCRIPTION_ACTIVATION_RULE.INVOICE_ID.eq(invoiceId)))
                .and(SUBSCRIPTION_ACTIVATION_RULE.STATUS.eq(code(ActivationRule.Status.PENDING)))
                .fetchOptional(ActivationRuleStore::rule);
    }

    /** It is waited for from now on. */
    void await(ActivationRule rule, Instant at) {
        database.update(SUBSCRIPTION_ACTIVATION_RULE)
                .set(SUBSCRIPTION_ACTIVATION_RULE.STATUS, code(ActivationRule.Status.PENDING))
                .set(SUBSCRIPTION_ACTIVATION_RULE.EXPIRES_AT, ActivationRule.expiry(rule.timeoutHours(), at))
                .set(SUBSCRIPTION_ACTIVATION_RULE.UPDATED_AT, at)
                .where(SUBSCRIPTION_ACTIVATION_RULE.ID.eq(rule.id()))
                .execute();
    }

    void setInvoice(Tenant tenant, UUID subscriptionId, UUID invoiceId) {
        database.update(SUBSCRIPTION_ACTIVATION_RULE)
                .set(SUBSCRIPTION_ACTIVATION_RULE.INVOICE_ID, invoiceId)
                .where(of(tenant).and(SUBSCRIPTION_ACTIVATION_RULE.SUBSCRIPTION_ID.eq(subscriptionId)))
                .execute();
    }

    void setStatus(Tenant tenant, Collection<UUID> subscriptionIds, ActivationRule.Status status, Instant at) {
        database.update(SUBSCRIPTION_ACTIVATION_RULE)
                .set(SUBSCRIPTION_ACTIVATION_RULE.STATUS, code(status))
                .set(SUBSCRIPTION_ACTIVATION_RULE.UPDATED_AT, at)
                .where(of(tenant).and(SUBSCRIPTION_ACTIVATION_RULE.SUBSCRIPTION_ID.in(subscriptionIds)))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return SUBSCRIPTION_ACTIVATION_RULE.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    static String code(ActivationRule.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static ActivationRule rule(SubscriptionActivationRuleRecord row) {
        return new ActivationRule(
                row.getId(),
                row.getSubscriptionId(),
                row.getTimeoutHours(),
                ActivationRule.Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                row.getExpiresAt(),
                row.getInvoiceId(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
