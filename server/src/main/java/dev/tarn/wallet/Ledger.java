package dev.tarn.wallet;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The one place where credits move (CRD-229). A movement is a settled transaction, two entries that are zero together, the wallet's new balance,
 * and for what goes out the transactions it came from: all of them in the caller's transaction, under the lock of the customers.
 */
@Component
class Ledger {
    private final WalletStore wallets;
    private final TransactionStore transactions;
    private final FundingStore fundings;
    private final WalletAlerts alerts;
    private final RefreshWallets refresh;
    private final BillingClock clock;

    Ledger(
            WalletStore wallets,
            TransactionStore transactions,
            FundingStore fundings,
            WalletAlerts alerts,
            RefreshWallets refresh,
            BillingClock clock) {
        this.wallets = wallets;
        this.transactions = transactions;
        this.fundings = fundings;
        this.alerts = alerts;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** Looks into these wallets, which were read under the lock of their customers. */
    Holdings open(Collection<Wallet> wallets) {
        return new Holdings(
                wallets, transactions.available(wallets.stream().map(Wallet::id).toList()));
    }

    /** Writes what has moved; alerts on balances are looked at, and what usage leaves of the wallets is counted again soon. */
    void post(Tenant tenant, Holdings holdings) {
        if (holdings.made().isEmpty() && holdings.changed().isEmpty()) {
            return;
        }
        Instant now = clock.now(tenant);
        transactions.insert(tenant, holdings.made());
        transactions.update(holdings.changed(), now);
        fundings.insert(tenant, holdings.links(), now);
        fundings.insertEntries(tenant, holdings.settled(), now);
        wallets.writeBalances(holdings.moved(), now);
        alerts.balancesMoved(tenant, holdings.moved());
        refresh.schedule(tenant, holdings.customerIds());
    }
}
