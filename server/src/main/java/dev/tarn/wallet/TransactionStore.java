package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET;
import static dev.tarn.schema.Tables.WALLET_TRANSACTION;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.WalletTransactionRecord;
import dev.tarn.wallet.WalletTransaction.Kind;
import dev.tarn.wallet.WalletTransaction.Origin;
import dev.tarn.wallet.WalletTransaction.Source;
import dev.tarn.wallet.WalletTransaction.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Transactions of wallets. */
@Repository
class TransactionStore {
    static final TableLike<?> TRANSACTIONS =
            WALLET_TRANSACTION.join(WALLET).on(WALLET.ID.eq(WALLET_TRANSACTION.WALLET_ID));

    private final DSLContext database;
    private final Json json;

    TransactionStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(Arrays.asList(WALLET_TRANSACTION.fields()));
        fields.addAll(List.of(WALLET.RATE_AMOUNT, WALLET.CURRENCY));
        return fields;
    }

    private static Condition of(Tenant tenant) {
        return WALLET_TRANSACTION.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    Optional<WalletTransaction> find(Tenant tenant, UUID id) {
        return select(of(tenant).and(WALLET_TRANSACTION.ID.eq(id))).stream().findFirst();
    }

    Optional<WalletTransaction> ofWallet(UUID walletId, UUID id) {
        return select(WALLET_TRANSACTION.WALLET_ID.eq(walletId).and(WALLET_TRANSACTION.ID.eq(id))).stream()
                .findFirst();
    }

    /** What an invoice sells. */
    Optional<WalletTransaction> soldBy(Tenant tenant, UUID invoiceId) {
        return select(of(tenant)
                        .and(WALLET_TRANSACTION.INVOICE_ID.eq(invoiceId))
                        .and(WALLET_TRANSACTION.TRANSACTION_STATUS.eq(Kind.PURCHASED.code())))
                .stream()
                .findFirst();
    }

    /** What wallets paid of an invoice. */
    List<WalletTransaction> paying(Tenant tenant, UUID invoiceId) {
        return select(of(tenant)
                .and(WALLET_TRANSACTION.INVOICE_ID.eq(invoiceId))
                .and(WALLET_TRANSACTION.TRANSACTION_STATUS.eq(Kind.INVOICED.code())));
    }

    /** By wallet: settled inbound transactions with something left, the oldest first (CRD-235). */
    Map<UUID, List<WalletTransaction>> available(Collection<UUID> walletIds) {
        return select(WALLET_TRANSACTION.WALLET_ID.in(walletIds).and(WALLET_TRANSACTION.REMAINING_AMOUNT_CENTS.gt(0L)))
                .stream()
                .collect(Collectors.groupingBy(WalletTransaction::walletId));
    }

    private List<WalletTransaction> select(Condition condition) {
        return database.select(fields())
                .from(TRANSACTIONS)
                .where(condition)
                .orderBy(WALLET_TRANSACTION.CREATED_AT, WALLET_TRANSACTION.ID)
                .fetch(this::transaction);
    }

    Paged<WalletTransaction> page(Tenant tenant, Condition filter, Page page) {
        var order = List.of(WALLET_TRANSACTION.CREATED_AT.desc(), WALLET_TRANSACTION.ID.desc());
        return page.fetch(database, fields(), TRANSACTIONS, of(tenant).and(filter), order, this::transaction);
    }

    /** Credits of purchases that are under way, by wallet (CRD-252). */
    Map<UUID, BigDecimal> pendingCredits(Collection<UUID> walletIds) {
        return database.select(WALLET_TRANSACTION.WALLET_ID, DSL.sum(WALLET_TRANSACTION.CREDITS))
                .from(WALLET_TRANSACTION)
                .where(WALLET_TRANSACTION.WALLET_ID.in(walletIds))
                .and(WALLET_TRANSACTION.STATUS.eq(Status.PENDING.code()))
                .groupBy(WALLET_TRANSACTION.WALLET_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** Wallets whose last automatic purchase that came to anything failed after the given instant, and when it did (CRD-255). */
    Map<UUID, Instant> failedSince(Collection<UUID> walletIds, Instant since) {
        var later = WALLET_TRANSACTION.as("later");
        return database.select(WALLET_TRANSACTION.WALLET_ID, DSL.max(WALLET_TRANSACTION.FAILED_AT))
                .from(WALLET_TRANSACTION)
                .where(WALLET_TRANSACTION.WALLET_ID.in(walletIds))
                .and(WALLET_TRANSACTION.STATUS.eq(Status.FAILED.code()))
                .and(WALLET_TRANSACTION.SOURCE.ne(Source.MANUAL.code()))
                .and(WALLET_TRANSACTION.FAILED_AT.gt(since))
                .andNotExists(DSL.selectOne()
                        .from(later)
                        .where(later.WALLET_ID.eq(WALLET_TRANSACTION.WALLET_ID))
                        .and(later.TRANSACTION_STATUS.eq(Kind.PURCHASED.code()))
                        .and(later.SETTLED_AT.gt(WALLET_TRANSACTION.FAILED_AT)))
                .groupBy(WALLET_TRANSACTION.WALLET_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** Those of the rules that have topped up for this instant already. */
    Set<UUID> toppedUp(Collection<UUID> ruleIds, Instant dueAt) {
        return database.selectDistinct(WALLET_TRANSACTION.WALLET_RULE_ID)
                .from(WALLET_TRANSACTION)
                .where(WALLET_TRANSACTION.WALLET_RULE_ID.in(ruleIds))
                .and(WALLET_TRANSACTION.DUE_AT.eq(dueAt))
                .fetchSet(WALLET_TRANSACTION.WALLET_RULE_ID);
    }

    void insert(Tenant tenant, Collection<WalletTransaction> transactions) {
        database.batchInsert(transactions.stream()
                        .map(transaction -> row(tenant, transaction))
                        .toList())
                .execute();
    }

    /** Writes what changes when credits move: status and rest. */
    void update(Collection<WalletTransaction> transactions, Instant now) {
        database.batchUpdate(transactions.stream()
                        .map(transaction -> {
                            var row = new WalletTransactionRecord();
                            row.setId(transaction.id());
                            row.setStatus(transaction.status().code());
                            row.setRemainingAmountCents(transaction.remainingCents());
                            row.setSettledAt(transaction.settledAt());
                            row.setFailedAt(transaction.failedAt());
                            row.setUpdatedAt(now);
                            return row;
                        })
                        .toList())
                .execute();
    }

    void markFailed(UUID id, Instant now) {
        database.update(WALLET_TRANSACTION)
                .set(WALLET_TRANSACTION.STATUS, Status.FAILED.code())
                .set(WALLET_TRANSACTION.FAILED_AT, now)
                .set(WALLET_TRANSACTION.UPDATED_AT, now)
                .where(WALLET_TRANSACTION.ID.eq(id))
                .execute();
    }

    /** All set the same columns, so that many are one prepared statement. */
    private WalletTransactionRecord row(Tenant tenant, WalletTransaction transaction) {
        var origin = transaction.origin();
        var details = transaction.details();
        var row = new WalletTransactionRecord();
        row.setId(transaction.id());
        row.setOrganizationId(tenant.organizationId());
        row.setWalletId(transaction.walletId());
        row.setTransactionType(transaction.kind().isInbound() ? "inbound" : "outbound");
        row.setTransactionStatus(transaction.kind().code());
        row.setStatus(transaction.status().code());
        row.setSource(transaction.source().code());
        row.setPriority((short) transaction.priority());
        row.setAmountCents(transaction.value().amountCents());
        row.setCredits(transaction.value().credits());
        row.setRemainingAmountCents(transaction.remainingCents());
        row.setName(details.name());
        row.setMetadata(json.column(details.metadata()));
        row.setInvoiceId(origin.invoiceId());
        row.setVoidedInvoiceId(origin.voidedInvoiceId());
        row.setCreditNoteId(origin.creditNoteId());
        row.setVoidedTransactionId(origin.voidedTransactionId());
        row.setWalletRuleId(origin.ruleId());
        row.setDueAt(origin.dueAt());
        row.setInvoiceRequiresSuccessfulPayment(details.requiresPayment());
        row.setPurchaseOrderNumber(details.purchaseOrderNumber());
        row.setPaymentMethodType(details.payment().type());
        row.setSettledAt(transaction.settledAt());
        row.setFailedAt(transaction.failedAt());
        row.setCreatedAt(transaction.createdAt());
        row.setUpdatedAt(transaction.createdAt());
        return row;
    }

    WalletTransaction transaction(Record row) {
        var table = WALLET_TRANSACTION;
        var details = new TransactionDetails(
                row.get(table.NAME),
                json.mapper().readValue(row.get(table.METADATA).data(), new TypeReference<List<Pair>>() {}),
                row.get(table.INVOICE_REQUIRES_SUCCESSFUL_PAYMENT),
                row.get(table.PURCHASE_ORDER_NUMBER),
                new PaymentChoice(row.get(table.PAYMENT_METHOD_TYPE)));
        var origin = new Origin(
                row.get(table.INVOICE_ID),
                row.get(table.VOIDED_INVOICE_ID),
                row.get(table.CREDIT_NOTE_ID),
                row.get(table.VOIDED_TRANSACTION_ID),
                row.get(table.WALLET_RULE_ID),
                row.get(table.DUE_AT));
        return new WalletTransaction(
                row.get(table.ID),
                row.get(table.WALLET_ID),
                Kind.valueOf(row.get(table.TRANSACTION_STATUS).toUpperCase(Locale.ROOT)),
                Status.valueOf(row.get(table.STATUS).toUpperCase(Locale.ROOT)),
                Source.valueOf(row.get(table.SOURCE).toUpperCase(Locale.ROOT)),
                row.get(table.PRIORITY),
                new CreditRate(row.get(WALLET.RATE_AMOUNT), Currency.of(row.get(WALLET.CURRENCY))),
                new CreditValue(row.get(table.CREDITS), row.get(table.AMOUNT_CENTS)),
                row.get(table.REMAINING_AMOUNT_CENTS),
                origin,
                details,
                row.get(table.SETTLED_AT),
                row.get(table.FAILED_AT),
                row.get(table.CREATED_AT));
    }
}
