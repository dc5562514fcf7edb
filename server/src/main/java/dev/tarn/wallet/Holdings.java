package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.engine.wallet.Fundings;
import dev.tarn.engine.wallet.WalletBalance;
import dev.tarn.platform.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is in wallets while credits are moved, and all that has to be written of it: nothing is, before {@link Ledger#post} does. The customers
 * are locked meanwhile.
 */
final class Holdings {
    private static final Comparator<WalletTransaction> OLDEST_FIRST =
            Comparator.comparing(WalletTransaction::createdAt).thenComparing(WalletTransaction::id);

    private final Map<UUID, Holding> byWallet = new LinkedHashMap<>();
    private final List<WalletTransaction> made = new ArrayList<>();
    private final Map<UUID, WalletTransaction> changed = new LinkedHashMap<>();
    private final List<WalletTransaction> settled = new ArrayList<>();
    private final List<FundingStore.Link> links = new ArrayList<>();

    Holdings(Collection<Wallet> wallets, Map<UUID, List<WalletTransaction>> available) {
        wallets.forEach(wallet ->
                byWallet.put(wallet.id(), new Holding(wallet, available.getOrDefault(wallet.id(), List.of()))));
    }

    private static final class Holding {
        private final Wallet wallet;
        private final List<WalletTransaction> sources;
        private WalletBalance balance;
        private boolean moved;
        private @Nullable Instant consumedAt;

        Holding(Wallet wallet, List<WalletTransaction> sources) {
            this.wallet = wallet;
            this.sources = new ArrayList<>(sources);
            this.balance = wallet.balance();
            this.consumedAt = wallet.lastConsumedAt();
        }
    }

    /** What an outbound transaction was funded by, in cents. */
    record Split(long grantedCents, long purchasedCents) {
        static final Split NONE = new Split(0, 0);

        Split plus(Split other) {
            return new Split(grantedCents + other.grantedCents, purchasedCents + other.purchasedCents);
        }
    }

    WalletBalance balance(UUID walletId) {
        return of(walletId).balance;
    }

    /** A purchase that is not paid yet: nothing moves. */
    void await(WalletTransaction purchase) {
        made.add(purchase);
    }

    /** Credits that are new. */
    void receive(WalletTransaction inbound) {
        made.add(inbound);
        add(inbound, of(inbound.walletId()).balance.plus(inbound.value()));
    }

    /** Credits that an invoice had taken, and that come back as new ones. */
    void takeBack(WalletTransaction inbound) {
        made.add(inbound);
        add(inbound, of(inbound.walletId()).balance.plusReturned(inbound.value()));
    }

    /** A purchase that is there already is paid. */
    void settle(WalletTransaction purchase) {
        changed.put(purchase.id(), purchase);
        add(purchase, of(purchase.walletId()).balance.plus(purchase.value()));
    }

    private void add(WalletTransaction inbound, WalletBalance balance) {
        Holding holding = of(inbound.walletId());
        holding.sources.add(inbound);
        holding.sources.sort(OLDEST_FIRST);
        holding.balance = balance;
        holding.moved = true;
        settled.add(inbound);
    }

    /** What taking so many cents out of a wallet takes in credits. */
    CreditValue taking(Wallet wallet, long amountCents) {
        return of(wallet.id()).balance.taking(amountCents, wallet.rate());
    }

    CreditValue voiding(Wallet wallet, BigDecimal credits) {
        return of(wallet.id()).balance.voiding(credits, wallet.rate());
    }

    /**
     * Credits go out.
     *
     * @param only the one inbound transaction they come out of; null: whichever comes first
     */
    Split spend(WalletTransaction outbound, @Nullable UUID only) {
        Holding holding = of(outbound.walletId());
        var sources = holding.sources.stream()
                .filter(source -> only == null || source.id().equals(only))
                .map(Holdings::source)
                .toList();
        Split split = Split.NONE;
        for (Fundings.Funding funding : Fundings.of(sources, outbound.value().amountCents())) {
            UUID sourceId = UUID.fromString(funding.source().id());
            links.add(new FundingStore.Link(sourceId, outbound.id(), funding.amountCents()));
            take(holding, sourceId, funding.amountCents());
            split = split.plus(
                    funding.source().purchased()
                            ? new Split(0, funding.amountCents())
                            : new Split(funding.amountCents(), 0));
        }
        holding.balance = holding.balance.minus(outbound.value());
        holding.consumedAt = outbound.createdAt();
        holding.moved = true;
        made.add(outbound);
        settled.add(outbound);
        return split;
    }

    private static Fundings.Source source(WalletTransaction inbound) {
        Long remaining = inbound.remainingCents();
        return new Fundings.Source(
                inbound.id().toString(),
                inbound.priority(),
                inbound.kind() == WalletTransaction.Kind.PURCHASED,
                remaining == null ? 0 : remaining);
    }

    private void take(Holding holding, UUID sourceId, long cents) {
        holding.sources.replaceAll(source -> {
            Long remaining = source.remainingCents();
            if (!source.id().equals(sourceId) || remaining == null) {
                return source;
            }
            WalletTransaction left = source.leaving(remaining - cents);
            replace(left);
            return left;
        });
    }

    /** One that was made just now is written as it is in the end. */
    private void replace(WalletTransaction left) {
        boolean isNew = made.stream().anyMatch(one -> one.id().equals(left.id()));
        if (isNew) {
            made.replaceAll(one -> one.id().equals(left.id()) ? left : one);
        } else {
            changed.put(left.id(), left);
        }
    }

    private Holding of(UUID walletId) {
        return Known.in(byWallet, walletId);
    }

    List<WalletTransaction> made() {
        return made;
    }

    Collection<WalletTransaction> changed() {
        return changed.values();
    }

    List<WalletTransaction> settled() {
        return settled;
    }

    List<FundingStore.Link> links() {
        return links;
    }

    /** New balances of the wallets whose credits have moved. */
    List<WalletStore.Moved> moved() {
        return byWallet.values().stream()
                .filter(holding -> holding.moved)
                .map(holding -> new WalletStore.Moved(holding.wallet.id(), holding.balance, holding.consumedAt))
                .toList();
    }

    /** The customers whose credits have moved or are about to. */
    List<UUID> customerIds() {
        return byWallet.values().stream()
                .map(holding -> holding.wallet.customerId())
                .distinct()
                .toList();
    }
}
