package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET_RULE;

import dev.tarn.engine.time.Interval;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.WalletRuleRecord;
import dev.tarn.wallet.WalletRule.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class RuleStore {
    private static final String ACTIVE = "active";

    private final DSLContext database;
    private final Json json;

    RuleStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** All rules of these wallets, the oldest first. */
    Map<UUID, List<WalletRule>> ofWallets(Collection<UUID> walletIds) {
        return database
                .selectFrom(WALLET_RULE)
                .where(WALLET_RULE.WALLET_ID.in(walletIds))
                .orderBy(WALLET_RULE.CREATED_AT, WALLET_RULE.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getWalletId(), Collectors.mapping(this::rule, Collectors.toList())));
    }

    UUID insert(Tenant tenant, UUID walletId, WalletRule.Terms terms, Instant now) {
        UUID id = Ids.next();
        WalletRuleRecord row = database.newRecord(WALLET_RULE);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setWalletId(walletId);
        row.setStatus(ACTIVE);
        row.setCreatedAt(now);
        fill(row, terms, now);
        row.insert();
        return id;
    }

    void update(UUID id, WalletRule.Terms terms, Instant now) {
        WalletRuleRecord row = database.newRecord(WALLET_RULE);
        fill(row, terms, now);
        database.update(WALLET_RULE).set(row).where(WALLET_RULE.ID.eq(id)).execute();
    }

    void terminate(Collection<UUID> ids, Instant now) {
        database.update(WALLET_RULE)
                .set(WALLET_RULE.STATUS, "terminated")
                .set(WALLET_RULE.UPDATED_AT, now)
                .where(WALLET_RULE.ID.in(ids))
                .and(WALLET_RULE.STATUS.eq(ACTIVE))
                .execute();
    }

    /** The wallets of those rules that are active. */
    Map<UUID, UUID> walletsOfActive(Tenant tenant, Collection<UUID> ids) {
        return database.select(WALLET_RULE.ID, WALLET_RULE.WALLET_ID)
                .from(WALLET_RULE)
                .where(WALLET_RULE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(WALLET_RULE.ID.in(ids))
                .and(WALLET_RULE.STATUS.eq(ACTIVE))
                .fetchMap(WALLET_RULE.ID, WALLET_RULE.WALLET_ID);
    }

    private void fill(WalletRuleRecord row, WalletRule.Terms terms, Instant now) {
        Interval interval = terms.interval();
        var details = terms.details();
        row.setTrigger(terms.trigger().name().toLowerCase(Locale.ROOT));
        row.setInterval(interval == null ? null : interval.name().toLowerCase(Locale.ROOT));
        row.setThresholdCredits(terms.thresholdCredits());
        row.setMethod(terms.targetCredits() == null ? "fixed" : "target");
        row.setPaidCredits(terms.paidCredits());
        row.setGrantedCredits(terms.grantedCredits());
        row.setTargetOngoingBalance(terms.targetCredits());
        row.setGrantsTargetTopUp(terms.grantsTarget());
        row.setStartedAt(terms.startedAt());
        row.setExpirationAt(terms.expirationAt());
        row.setInvoiceRequiresSuccessfulPayment(details.requiresPayment());
        row.setIgnorePaidTopUpLimits(terms.ignoresLimits());
        row.setTransactionName(details.name());
        row.setTransactionMetadata(json.column(details.metadata()));
        row.setPurchaseOrderNumber(details.purchaseOrderNumber());
        row.setPaymentMethodType(details.payment().type());
        row.setUpdatedAt(now);
    }

    private WalletRule rule(WalletRuleRecord row) {
        var details = new TransactionDetails(
                row.getTransactionName(),
                json.mapper().readValue(row.getTransactionMetadata().data(), new TypeReference<List<Pair>>() {}),
                row.getInvoiceRequiresSuccessfulPayment(),
                row.getPurchaseOrderNumber(),
                new PaymentChoice(row.getPaymentMethodType()));
        var terms = new WalletRule.Terms(
                Trigger.valueOf(row.getTrigger().toUpperCase(Locale.ROOT)),
                interval(row.getInterval()),
                row.getThresholdCredits(),
                row.getPaidCredits(),
                row.getGrantedCredits(),
                row.getTargetOngoingBalance(),
                row.getGrantsTargetTopUp(),
                row.getStartedAt(),
                row.getExpirationAt(),
                row.getIgnorePaidTopUpLimits(),
                details);
        return new WalletRule(row.getId(), row.getStatus().equals(ACTIVE), terms, row.getCreatedAt());
    }

    private static @Nullable Interval interval(@Nullable String code) {
        return code == null ? null : Interval.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
