package dev.tarn.wallet;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.WALLET;
import static dev.tarn.schema.Tables.WALLET_METRIC;

import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.WalletBalance;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.WalletRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes wallets and what they are limited to. What is in them, only the ledger changes. */
@Repository
class WalletStore {
    private static final String ACTIVE = "active";

    private final DSLContext database;
    private final Json json;

    WalletStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** What never changes of a wallet. */
    record Identity(UUID customerId, String code, CreditRate rate) {}

    UUID insert(Tenant tenant, Identity identity, WalletTerms terms, @Nullable UUID billingEntityId, Instant now) {
        UUID id = Ids.next();
        WalletRecord row = database.newRecord(WALLET);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(identity.customerId());
        row.setBillingEntityId(billingEntityId);
        row.setCode(identity.code());
        row.setStatus(ACTIVE);
        row.setCurrency(identity.rate().currency().code());
        row.setRateAmount(identity.rate().amount());
        row.setCreatedAt(now);
        fill(row, terms, now);
        row.insert();
        return id;
    }

    void update(UUID id, String code, WalletTerms terms, Optional<UUID> billingEntityId, Instant now) {
        WalletRecord row = database.newRecord(WALLET);
        row.setCode(code);
        billingEntityId.ifPresent(row::setBillingEntityId);
        fill(row, terms, now);
        database.update(WALLET).set(row).where(WALLET.ID.eq(id)).execute();
    }

    private static void fill(WalletRecord row, WalletTerms terms, Instant now) {
        row.setName(terms.name());
        row.setPriority((short) terms.priority());
        row.setExpirationAt(terms.expirationAt());
        row.setFeeTypes(terms.feeTypes().toArray(String[]::new));
        row.setInvoiceRequiresSuccessfulPayment(terms.requiresPayment());
        row.setPaidTopUpMinAmountCents(terms.topUpMinCents());
        row.setPaidTopUpMaxAmountCents(terms.topUpMaxCents());
        row.setPurchaseOrderNumber(terms.purchaseOrderNumber());
        row.setPaymentMethodType(terms.payment().type());
        row.setUpdatedAt(now);
    }

    void setMetadata(UUID id, @Nullable Map<String, @Nullable String> metadata, Instant now) {
        database.update(WALLET)
                .set(WALLET.METADATA, metadata == null ? null : json.column(metadata))
                .set(WALLET.UPDATED_AT, now)
                .where(WALLET.ID.eq(id))
                .execute();
    }

    void limitTo(UUID id, Collection<UUID> metricIds) {
        database.deleteFrom(WALLET_METRIC).where(WALLET_METRIC.WALLET_ID.eq(id)).execute();
        for (UUID metricId : Set.copyOf(metricIds)) {
            database.insertInto(WALLET_METRIC, WALLET_METRIC.WALLET_ID, WALLET_METRIC.BILLABLE_METRIC_ID)
                    .values(id, metricId)
                    .execute();
        }
    }

    /** The ids of live metrics; an unknown code has no entry. */
    Map<String, UUID> metricIds(Tenant tenant, Collection<String> codes) {
        return database.select(BILLABLE_METRIC.CODE, BILLABLE_METRIC.ID)
                .from(BILLABLE_METRIC)
                .where(BILLABLE_METRIC.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLABLE_METRIC.CODE.in(codes))
                .and(BILLABLE_METRIC.DELETED_AT.isNull())
                .fetchMap(BILLABLE_METRIC.CODE, BILLABLE_METRIC.ID);
    }

    /** Ends those that are active; what is in them stays as it is (CRD-217). */
    void terminate(Collection<UUID> ids, Instant now) {
        database.update(WALLET)
                .set(WALLET.STATUS, "terminated")
                .set(WALLET.TERMINATED_AT, now)
                .set(WALLET.UPDATED_AT, now)
                .where(WALLET.ID.in(ids))
                .and(WALLET.STATUS.eq(ACTIVE))
                .execute();
    }

    /** What changes when usage is looked at again. */
    record Ongoing(UUID walletId, long usageCents, boolean depleted) {}

    void writeOngoing(List<Ongoing> figures, Instant now) {
        var rows = figures.stream()
                .map(figure -> {
                    var row = new WalletRecord();
                    row.setId(figure.walletId());
                    row.setOngoingUsageCents(figure.usageCents());
                    row.setDepleted(figure.depleted());
                    row.setLastBalanceSyncAt(now);
                    return row;
                })
                .toList();
        database.batchUpdate(rows).execute();
    }

    /** Balances after the ledger has moved them; {@code consumedAt} null where nothing was taken out. */
    record Moved(
            UUID walletId, WalletBalance balance, @Nullable Instant consumedAt) {}

    void writeBalances(List<Moved> moved, Instant now) {
        var rows = moved.stream()
                .map(one -> {
                    var row = new WalletRecord();
                    row.setId(one.walletId());
                    row.setBalanceCents(one.balance().cents());
                    row.setBalanceCredits(one.balance().credits());
                    row.setConsumedCents(one.balance().consumedCents());
                    row.setConsumedCredits(one.balance().consumedCredits());
                    row.setLastConsumedCreditAt(one.consumedAt());
                    row.setUpdatedAt(now);
                    return row;
                })
                .toList();
        database.batchUpdate(rows).execute();
    }
}
