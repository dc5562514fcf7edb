package dev.tarn.wallet;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.wallet.FeeKey;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers have used and not paid yet, by what decides which wallet will pay it (CRD-241): three readings, however many customers. */
@Component
class Unpaid {
    /** The grouping key by which events name the one wallet that may pay for them (CRD-230). */
    static final String TARGET_WALLET = "target_wallet_code";

    private static final Field<@Nullable String> METRIC =
            DSL.when(FEE.FEE_TYPE.eq("charge"), FEE.ITEM_CODE).as("metric");
    private static final Field<@Nullable String> TARGET = DSL.field(
                    "{0} ->> {1}", String.class, FEE.GROUPED_BY, DSL.inline(TARGET_WALLET))
            .as("target");
    /** What a fee comes to once it is paid: less what coupons take off, with its taxes. */
    private static final Field<BigDecimal> NET = DSL.sum(FEE.AMOUNT_CENTS
                    .cast(BigDecimal.class)
                    .minus(FEE.PRECISE_COUPONS_AMOUNT_CENTS)
                    .plus(FEE.TAXES_AMOUNT_CENTS.cast(BigDecimal.class)))
            .as("net");

    private final DSLContext database;
    private final OpenUsage openUsage;

    Unpaid(DSLContext database, OpenUsage openUsage) {
        this.database = database;
        this.openUsage = openUsage;
    }

    /** Whose money, and in which currency. */
    record Account(UUID customerId, Currency currency) {}

    /** Cents with fractions by account and key; negative where more was billed than used. */
    static final class Nets {
        private final Map<Account, Map<FeeKey, BigDecimal>> byAccount = new HashMap<>();

        void add(Account account, FeeKey key, BigDecimal cents) {
            byAccount.computeIfAbsent(account, none -> new HashMap<>()).merge(key, cents, BigDecimal::add);
        }

        Map<FeeKey, BigDecimal> of(Account account) {
            return byAccount.getOrDefault(account, Map.of());
        }
    }

    Nets of(Tenant tenant, Collection<UUID> customerIds) {
        var nets = new Nets();
        addDrafts(tenant, customerIds, nets);
        var open = openUsage.of(tenant, customerIds);
        open.forEach(period -> period.fees().forEach((key, cents) -> nets.add(period.account(), key, cents)));
        lessBilled(tenant, open, nets);
        return nets;
    }

    private void addDrafts(Tenant tenant, Collection<UUID> customerIds, Nets nets) {
        database.select(INVOICE.CUSTOMER_ID, INVOICE.CURRENCY, FEE.FEE_TYPE, METRIC, TARGET, NET)
                .from(INVOICE)
                .join(FEE)
                .on(FEE.INVOICE_ID.eq(INVOICE.ID))
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.CUSTOMER_ID.in(customerIds))
                .and(INVOICE.STATUS.eq("draft"))
                .and(INVOICE.TOTAL_AMOUNT_CENTS.gt(0L))
                .groupBy(INVOICE.CUSTOMER_ID, INVOICE.CURRENCY, FEE.FEE_TYPE, METRIC, TARGET)
                .forEach(row -> nets.add(
                        new Account(row.get(INVOICE.CUSTOMER_ID), Currency.of(row.get(INVOICE.CURRENCY))),
                        new FeeKey(row.get(FEE.FEE_TYPE), row.get(METRIC), row.get(TARGET)),
                        row.get(NET)));
    }

    /** Invoices of crossed thresholds have billed a part of the open period. */
    private void lessBilled(Tenant tenant, List<OpenUsage.Period> open, Nets nets) {
        var bySubscription = new HashMap<UUID, OpenUsage.Period>();
        open.forEach(period -> bySubscription.put(period.subscriptionId(), period));
        if (open.isEmpty()) {
            return;
        }
        database.select(FEE.SUBSCRIPTION_ID, FEE.FROM_AT, FEE.FEE_TYPE, METRIC, TARGET, NET)
                .from(FEE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.SUBSCRIPTION_ID.in(bySubscription.keySet()))
                .and(FEE.FEE_TYPE.eq("charge"))
                .and(INVOICE.INVOICE_TYPE.eq("progressive_billing"))
                .and(INVOICE.STATUS.in("finalized", "failed", "pending"))
                .groupBy(FEE.SUBSCRIPTION_ID, FEE.FROM_AT, FEE.FEE_TYPE, METRIC, TARGET)
                .forEach(row -> {
                    var period = bySubscription.get(row.get(FEE.SUBSCRIPTION_ID));
                    if (period != null && !row.get(FEE.FROM_AT).isBefore(period.fromAt())) {
                        var key = new FeeKey(row.get(FEE.FEE_TYPE), row.get(METRIC), row.get(TARGET));
                        nets.add(period.account(), key, row.get(NET).negate());
                    }
                });
    }
}
