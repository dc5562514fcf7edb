package dev.tarn.wallet;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.WALLET;
import static dev.tarn.schema.Tables.WALLET_METRIC;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.WalletBalance;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Reads wallets with their limits and rules: a query for each kind, however many there are. */
@Repository
class WalletReader {
    private static final TableLike<?> WALLETS = WALLET.join(CUSTOMER)
            .on(CUSTOMER.ID.eq(WALLET.CUSTOMER_ID))
            .join(BILLING_ENTITY)
            .on(BILLING_ENTITY.ID.eq(DSL.coalesce(WALLET.BILLING_ENTITY_ID, CUSTOMER.BILLING_ENTITY_ID)));

    private final DSLContext database;
    private final RuleStore rules;
    private final Json json;

    WalletReader(DSLContext database, RuleStore rules, Json json) {
        this.database = database;
        this.rules = rules;
        this.json = json;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(Arrays.asList(WALLET.fields()));
        fields.addAll(List.of(CUSTOMER.EXTERNAL_ID, BILLING_ENTITY.ID, BILLING_ENTITY.CODE));
        return fields;
    }

    static Condition of(Tenant tenant) {
        return WALLET.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    Optional<Wallet> find(Tenant tenant, UUID id) {
        return select(of(tenant).and(WALLET.ID.eq(id))).stream().findFirst();
    }

    /** By code: the active one, else the one that ended last. */
    Optional<Wallet> find(Tenant tenant, UUID customerId, String code) {
        return select(of(tenant).and(WALLET.CUSTOMER_ID.eq(customerId)).and(WALLET.CODE.eq(code))).stream()
                .reduce((one, other) -> one.active() ? one : other);
    }

    /** Active ones, in the order they pay (CRD-232). */
    List<Wallet> active(Tenant tenant, Collection<UUID> customerIds) {
        return select(of(tenant).and(WALLET.CUSTOMER_ID.in(customerIds)).and(WALLET.STATUS.eq("active")));
    }

    List<Wallet> byIds(Tenant tenant, Collection<UUID> ids) {
        return select(of(tenant).and(WALLET.ID.in(ids)));
    }

    /** Those of the customers that have an active wallet. */
    Set<UUID> withWallets(Tenant tenant, Collection<UUID> customerIds) {
        return database.selectDistinct(WALLET.CUSTOMER_ID)
                .from(WALLET)
                .where(of(tenant).and(WALLET.CUSTOMER_ID.in(customerIds)).and(WALLET.STATUS.eq("active")))
                .fetchSet(WALLET.CUSTOMER_ID);
    }

    Paged<Wallet> page(Tenant tenant, Condition filter, Page page) {
        var order = List.of(WALLET.CREATED_AT.desc(), WALLET.ID.desc());
        Paged<Record> found = page.fetch(database, fields(), WALLETS, of(tenant).and(filter), order, row -> row);
        return found.withItems(wallets(found.items()));
    }

    private List<Wallet> select(Condition condition) {
        return wallets(database.select(fields())
                .from(WALLETS)
                .where(condition)
                .orderBy(WALLET.PRIORITY, WALLET.CREATED_AT, WALLET.ID)
                .fetch(row -> row));
    }

    private List<Wallet> wallets(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(WALLET.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<String>> metrics = database.select(WALLET_METRIC.WALLET_ID, BILLABLE_METRIC.CODE)
                .from(WALLET_METRIC)
                .join(BILLABLE_METRIC)
                .on(BILLABLE_METRIC.ID.eq(WALLET_METRIC.BILLABLE_METRIC_ID))
                .where(WALLET_METRIC.WALLET_ID.in(ids))
                .orderBy(BILLABLE_METRIC.CODE)
                .fetchGroups(WALLET_METRIC.WALLET_ID, BILLABLE_METRIC.CODE);
        Map<UUID, List<WalletRule>> ofWallets = rules.ofWallets(ids);
        return rows.stream()
                .map(row -> wallet(
                        row,
                        metrics.getOrDefault(row.get(WALLET.ID), List.of()),
                        ofWallets.getOrDefault(row.get(WALLET.ID), List.of())))
                .toList();
    }

    private Wallet wallet(Record row, List<String> metricCodes, List<WalletRule> ofWallet) {
        var rate = new CreditRate(row.get(WALLET.RATE_AMOUNT), Currency.of(row.get(WALLET.CURRENCY)));
        var balance = new WalletBalance(
                row.get(WALLET.BALANCE_CENTS),
                row.get(WALLET.BALANCE_CREDITS),
                row.get(WALLET.CONSUMED_CENTS),
                row.get(WALLET.CONSUMED_CREDITS));
        return new Wallet(
                row.get(WALLET.ID),
                row.get(WALLET.CUSTOMER_ID),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(BILLING_ENTITY.ID),
                row.get(BILLING_ENTITY.CODE),
                row.get(WALLET.CODE),
                row.get(WALLET.STATUS).equals("active"),
                rate,
                terms(row),
                metricCodes,
                metadata(row.get(WALLET.METADATA)),
                balance,
                row.get(WALLET.ONGOING_USAGE_CENTS),
                row.get(WALLET.DEPLETED),
                row.get(WALLET.LAST_BALANCE_SYNC_AT),
                row.get(WALLET.LAST_CONSUMED_CREDIT_AT),
                row.get(WALLET.TERMINATED_AT),
                row.get(WALLET.CREATED_AT),
                ofWallet);
    }

    private static WalletTerms terms(Record row) {
        return new WalletTerms(
                row.get(WALLET.NAME),
                row.get(WALLET.PRIORITY),
                row.get(WALLET.EXPIRATION_AT),
                List.of(row.get(WALLET.FEE_TYPES)),
                row.get(WALLET.INVOICE_REQUIRES_SUCCESSFUL_PAYMENT),
                row.get(WALLET.PAID_TOP_UP_MIN_AMOUNT_CENTS),
                row.get(WALLET.PAID_TOP_UP_MAX_AMOUNT_CENTS),
                row.get(WALLET.PURCHASE_ORDER_NUMBER),
                new PaymentChoice(row.get(WALLET.PAYMENT_METHOD_TYPE)));
    }

    private @Nullable Map<String, @Nullable String> metadata(@Nullable JSONB column) {
        if (column == null) {
            return null;
        }
        var metadata = new LinkedHashMap<String, @Nullable String>();
        for (Map.Entry<String, JsonNode> entry : json.object(column).properties()) {
            metadata.put(
                    entry.getKey(),
                    entry.getValue().isNull() ? null : entry.getValue().asString());
        }
        return metadata;
    }
}
