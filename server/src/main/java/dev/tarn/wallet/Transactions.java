package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET_TRANSACTION;

import dev.tarn.access.Caller;
import dev.tarn.access.Permission;
import dev.tarn.customer.Customers;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionTarget;
import dev.tarn.wallet.WalletTransaction.Kind;
import dev.tarn.wallet.WalletTransaction.Origin;
import dev.tarn.wallet.WalletTransaction.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moving credits by hand, and seeing how they moved. Each method is one transaction. */
@Service
class Transactions {
    private final TransactionStore store;
    private final FundingStore fundings;
    private final WalletReader wallets;
    private final Purchases purchases;
    private final Ledger ledger;
    private final Customers customers;
    private final CustomSections sections;
    private final BillingClock clock;

    Transactions(
            TransactionStore store,
            FundingStore fundings,
            WalletReader wallets,
            Purchases purchases,
            Ledger ledger,
            Customers customers,
            CustomSections sections,
            BillingClock clock) {
        this.store = store;
        this.fundings = fundings;
        this.wallets = wallets;
        this.purchases = purchases;
        this.ledger = ledger;
        this.customers = customers;
        this.sections = sections;
        this.clock = clock;
    }

    /** Buys, grants and voids, whatever of the three is asked for (CRD-227). Voiding takes credits away: it needs the right to end wallets. */
    @Transactional
    public List<WalletTransaction> create(Tenant tenant, Caller caller, Input input) {
        Wallet wallet = lock(tenant, input);
        var draft = TransactionDraft.of(input, wallet);
        if (draft.voids()) {
            caller.require(Permission.WALLETS_TERMINATE);
        }
        input.problems().orThrow();
        Holdings holdings = ledger.open(List.of(wallet));
        var made = new ArrayList<>(add(tenant, wallet, draft, Source.MANUAL, Origin.NONE, holdings));
        if (draft.voids()) {
            made.add(voided(wallet, draft, holdings, clock.now(tenant)));
        }
        ledger.post(tenant, holdings);
        return made.stream()
                .map(one -> store.find(tenant, one.id()).orElseThrow())
                .toList();
    }

    /** The wallet, its customer locked; refused if it is nobody's or has ended. */
    private Wallet lock(Tenant tenant, Input input) {
        UUID id =
                Optional.ofNullable(input.text("wallet_id")).flatMap(Ids::parse).orElse(null);
        Optional<Wallet> found = id == null ? Optional.empty() : wallets.find(tenant, id);
        if (found.isEmpty()) {
            throw Refusal.invalid("wallet_id", "wallet_not_found");
        }
        customers.lock(tenant, List.of(found.get().customerId()));
        Wallet wallet = wallets.find(tenant, found.get().id()).orElseThrow();
        if (!wallet.active()) {
            throw Refusal.invalid("wallet_id", "wallet_is_terminated");
        }
        return wallet;
    }

    /** Purchases and grants of a draft, added to what is to be written. */
    List<WalletTransaction> add(
            Tenant tenant, Wallet wallet, TransactionDraft draft, Source source, Origin origin, Holdings holdings) {
        Instant now = clock.now(tenant);
        var made = new ArrayList<WalletTransaction>();
        if (draft.paid().isWorthSomething()) {
            var awaited = WalletTransaction.awaited(
                    wallet, source, draft.priority(), draft.paid(), origin, draft.details(), now);
            select(tenant, awaited, draft);
            var purchase = purchases.invoice(tenant, wallet, awaited);
            holdings.await(purchase);
            made.add(purchase);
        }
        if (draft.granted().isWorthSomething()) {
            var grant = WalletTransaction.settled(
                    wallet, Kind.GRANTED, source, draft.priority(), draft.granted(), origin, draft.details(), now);
            select(tenant, grant, draft);
            holdings.receive(grant);
            made.add(grant);
        }
        return made;
    }

    /** The sections its request names, or its rule (CRD-256). */
    private void select(Tenant tenant, WalletTransaction transaction, TransactionDraft draft) {
        UUID ruleId = transaction.origin().ruleId();
        if (ruleId != null) {
            sections.copy(tenant, ruleId, SectionTarget.WALLET_TRANSACTION, transaction.id());
        }
        sections.change(tenant, SectionTarget.WALLET_TRANSACTION, transaction.id(), draft.sections());
    }

    private WalletTransaction voided(Wallet wallet, TransactionDraft draft, Holdings holdings, Instant now) {
        WalletTransaction target = target(wallet, draft.voidedTransactionId());
        BigDecimal credits = draft.voidedCredits();
        CreditValue value = target == null
                ? ofWallet(wallet, credits == null ? BigDecimal.ZERO : credits, holdings)
                : ofTarget(wallet, credits, target, holdings);
        var outbound = WalletTransaction.settled(
                wallet,
                Kind.VOIDED,
                Source.MANUAL,
                draft.priority(),
                value,
                target == null ? Origin.NONE : Origin.voiding(target.id()),
                draft.details(),
                now);
        holdings.spend(outbound, target == null ? null : target.id());
        return outbound;
    }

    private static CreditValue ofWallet(Wallet wallet, BigDecimal credits, Holdings holdings) {
        requireEnough(wallet, wallet.rate().voided(credits), holdings);
        return holdings.voiding(wallet, credits);
    }

    private static void requireEnough(Wallet wallet, CreditValue voided, Holdings holdings) {
        if (voided.credits().compareTo(holdings.balance(wallet.id()).credits()) > 0) {
            throw Refusal.invalid("voided_credits", "insufficient_credits");
        }
    }

    /** At most what is left of it, and all of that where no credits are named (CRD-228). */
    private static CreditValue ofTarget(
            Wallet wallet, @Nullable BigDecimal credits, WalletTransaction target, Holdings holdings) {
        Long remaining = target.remainingCents();
        if (remaining == null || remaining == 0) {
            throw Refusal.invalid("voided_transaction_id", "no_remaining_amount");
        }
        if (credits == null) {
            return holdings.taking(wallet, remaining);
        }
        CreditValue voided = wallet.rate().voided(credits);
        if (voided.amountCents() > remaining) {
            throw Refusal.invalid("amount_cents", "exceeds_remaining_transaction_amount");
        }
        requireEnough(wallet, voided, holdings);
        return voided;
    }

    private @Nullable WalletTransaction target(Wallet wallet, @Nullable String id) {
        if (id == null) {
            return null;
        }
        return Ids.parse(id)
                .flatMap(transactionId -> store.ofWallet(wallet.id(), transactionId))
                .filter(transaction -> transaction.kind().isInbound())
                .orElseThrow(() -> Refusal.invalid("voided_transaction_id", "wallet_transaction_not_found"));
    }

    @Transactional(readOnly = true)
    public WalletTransaction require(Tenant tenant, UUID id) {
        return store.find(tenant, id).orElseThrow(() -> Refusal.notFound("wallet_transaction"));
    }

    @Transactional(readOnly = true)
    public Paged<WalletTransaction> page(Tenant tenant, UUID walletId, Query query, Page page) {
        Wallet wallet = wallets.find(tenant, walletId).orElseThrow(() -> Refusal.notFound("wallet"));
        var filter = DSL.and(
                WALLET_TRANSACTION.WALLET_ID.eq(wallet.id()),
                equal(query, "status", WALLET_TRANSACTION.STATUS),
                equal(query, "transaction_status", WALLET_TRANSACTION.TRANSACTION_STATUS),
                equal(query, "transaction_type", WALLET_TRANSACTION.TRANSACTION_TYPE));
        return store.page(tenant, filter, page);
    }

    private static Condition equal(Query query, String name, TableField<?, String> column) {
        return query.text(name).map(column::eq).orElse(DSL.noCondition());
    }

    @Transactional(readOnly = true)
    public Paged<FundingStore.Shown> consumptions(Tenant tenant, UUID id, Page page) {
        require(tenant, id);
        return fundings.consumptions(tenant, id, page);
    }

    @Transactional(readOnly = true)
    public Paged<FundingStore.Shown> fundings(Tenant tenant, UUID id, Page page) {
        require(tenant, id);
        return fundings.fundings(tenant, id, page);
    }
}
