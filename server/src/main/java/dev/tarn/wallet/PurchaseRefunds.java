package dev.tarn.wallet;

import dev.tarn.invoice.PurchasedCredits;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.wallet.WalletTransaction.Kind;
import dev.tarn.wallet.WalletTransaction.Origin;
import dev.tarn.wallet.WalletTransaction.Source;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes bought credits out of their wallet when a credit note refunds them (CRD-131). */
@Component
class PurchaseRefunds implements PurchasedCredits {
    private final WalletReader wallets;
    private final TransactionStore transactions;
    private final Ledger ledger;
    private final BillingClock clock;

    PurchaseRefunds(WalletReader wallets, TransactionStore transactions, Ledger ledger, BillingClock clock) {
        this.wallets = wallets;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Every wallet knows what is left of each purchase; of one that is not paid nothing is. */
    @Override
    public Optional<Purchase> of(Tenant tenant, UUID invoiceId) {
        return transactions.soldBy(tenant, invoiceId).map(purchase -> {
            boolean active = wallet(tenant, purchase).active();
            Long remaining = purchase.remainingCents();
            return new Purchase(active, active && remaining != null ? remaining : 0);
        });
    }

    @Override
    public void takeBack(Tenant tenant, UUID invoiceId, UUID creditNoteId, long amountCents) {
        WalletTransaction purchase = transactions.soldBy(tenant, invoiceId).orElseThrow();
        Wallet wallet = wallet(tenant, purchase);
        Holdings holdings = ledger.open(List.of(wallet));
        var outbound = WalletTransaction.settled(
                wallet,
                Kind.VOIDED,
                Source.MANUAL,
                purchase.priority(),
                holdings.taking(wallet, amountCents),
                new Origin(null, null, creditNoteId, purchase.id(), null, null),
                new TransactionDetails(null, List.of(), false, null, PaymentChoice.NONE),
                clock.now(tenant));
        holdings.spend(outbound, purchase.id());
        ledger.post(tenant, holdings);
    }

    private Wallet wallet(Tenant tenant, WalletTransaction purchase) {
        return wallets.byIds(tenant, List.of(purchase.walletId())).getFirst();
    }
}
