package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET;
import static dev.tarn.schema.Tables.WALLET_FUNDING;
import static dev.tarn.schema.Tables.WALLET_TRANSACTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.WalletEntryRecord;
import dev.tarn.schema.tables.records.WalletFundingRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The ledger's rows: what was funded by what, and the entries that are zero together. */
@Repository
class FundingStore {
    private final DSLContext database;
    private final TransactionStore transactions;

    FundingStore(DSLContext database, TransactionStore transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** So much of an inbound transaction went into an outbound one. */
    record Link(UUID inboundId, UUID outboundId, long amountCents) {}

    /** The same with what is on its other end. */
    record Shown(UUID id, long amountCents, BigDecimal credits, Instant createdAt, WalletTransaction other) {}

    void insert(Tenant tenant, Collection<Link> links, Instant now) {
        database.batchInsert(links.stream()
                        .map(link -> {
                            var row = new WalletFundingRecord();
                            row.setId(Ids.next());
                            row.setOrganizationId(tenant.organizationId());
                            row.setInboundId(link.inboundId());
                            row.setOutboundId(link.outboundId());
                            row.setAmountCents(link.amountCents());
                            row.setCreatedAt(now);
                            return row;
                        })
                        .toList())
                .execute();
    }

    /** What came in is on the wallet and, the other way round, on where it came from; what went out likewise. */
    void insertEntries(Tenant tenant, Collection<WalletTransaction> settled, Instant now) {
        var rows = new ArrayList<WalletEntryRecord>();
        for (WalletTransaction transaction : settled) {
            int sign = transaction.kind().isInbound() ? 1 : -1;
            rows.add(entry(tenant, transaction, "wallet", sign, now));
            rows.add(entry(tenant, transaction, transaction.kind().code(), -sign, now));
        }
        database.batchInsert(rows).execute();
    }

    private static WalletEntryRecord entry(
            Tenant tenant, WalletTransaction transaction, String account, int sign, Instant now) {
        var row = new WalletEntryRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setWalletId(transaction.walletId());
        row.setWalletTransactionId(transaction.id());
        row.setAccount(account);
        row.setAmountCents(sign * transaction.value().amountCents());
        row.setCredits(transaction.value().credits().multiply(BigDecimal.valueOf(sign)));
        row.setCreatedAt(now);
        return row;
    }

    /** Where the credits of an inbound transaction went. */
    Paged<Shown> consumptions(Tenant tenant, UUID inboundId, Page page) {
        return page(tenant, WALLET_FUNDING.INBOUND_ID, inboundId, WALLET_FUNDING.OUTBOUND_ID, page);
    }

    /** Where the credits of an outbound transaction came from. */
    Paged<Shown> fundings(Tenant tenant, UUID outboundId, Page page) {
        return page(tenant, WALLET_FUNDING.OUTBOUND_ID, outboundId, WALLET_FUNDING.INBOUND_ID, page);
    }

    private Paged<Shown> page(
            Tenant tenant,
            TableField<WalletFundingRecord, UUID> end,
            UUID id,
            TableField<WalletFundingRecord, UUID> otherEnd,
            Page page) {
        // both tables have columns of the same name: those of the link come under names of their own
        Field<UUID> linkId = WALLET_FUNDING.ID.as("link_id");
        Field<Long> amountCents = WALLET_FUNDING.AMOUNT_CENTS.as("link_amount_cents");
        Field<Instant> createdAt = WALLET_FUNDING.CREATED_AT.as("link_created_at");
        var fields = new ArrayList<Field<?>>(TransactionStore.fields());
        fields.addAll(List.of(linkId, amountCents, createdAt));
        var from = WALLET_FUNDING
                .join(WALLET_TRANSACTION)
                .on(WALLET_TRANSACTION.ID.eq(otherEnd))
                .join(WALLET)
                .on(WALLET.ID.eq(WALLET_TRANSACTION.WALLET_ID));
        var where = DSL.and(WALLET_FUNDING.ORGANIZATION_ID.eq(tenant.organizationId()), end.eq(id));
        return page.fetch(database, fields, from, where, List.of(WALLET_FUNDING.ID), row -> {
            WalletTransaction other = transactions.transaction(row);
            long cents = row.get(amountCents);
            return new Shown(row.get(linkId), cents, other.rate().credits(cents), row.get(createdAt), other);
        });
    }
}
