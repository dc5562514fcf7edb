package dev.tarn.wallet;

import dev.tarn.customer.CustomerDeleted;
import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How wallets end: their rules end with them, what is in them stays and pays nothing (CRD-217). */
@Component
class Terminations {
    private final WalletReader reader;
    private final WalletStore wallets;
    private final RuleStore rules;
    private final IntervalTopUps topUps;
    private final ExpireRule expireRule;
    private final RefreshWallets refresh;
    private final Customers customers;
    private final BillingClock clock;

    Terminations(
            WalletReader reader,
            WalletStore wallets,
            RuleStore rules,
            IntervalTopUps topUps,
            ExpireRule expireRule,
            RefreshWallets refresh,
            Customers customers,
            BillingClock clock) {
        this.reader = reader;
        this.wallets = wallets;
        this.rules = rules;
        this.topUps = topUps;
        this.expireRule = expireRule;
        this.refresh = refresh;
        this.customers = customers;
        this.clock = clock;
    }

    void lock(Tenant tenant, Collection<UUID> customerIds) {
        customers.lock(tenant, customerIds);
    }

    /** Ends those that are active; their customers are locked. */
    void terminate(Tenant tenant, Collection<UUID> walletIds) {
        var ending =
                reader.byIds(tenant, walletIds).stream().filter(Wallet::active).toList();
        if (ending.isEmpty()) {
            return;
        }
        Instant now = clock.now(tenant);
        wallets.terminate(ending.stream().map(Wallet::id).toList(), now);
        end(
                tenant,
                ending.stream().flatMap(wallet -> wallet.activeRule().stream()).toList());
        refresh.schedule(
                tenant, ending.stream().map(Wallet::customerId).distinct().toList());
    }

    void end(Tenant tenant, List<WalletRule> ended) {
        rules.terminate(ended.stream().map(WalletRule::id).toList(), clock.now(tenant));
        for (WalletRule rule : ended) {
            topUps.cancel(tenant, rule);
            expireRule.cancel(tenant, rule);
        }
    }

    /** After the subscriptions have ended: their last invoices are still paid by what there is (PLT-157). */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CustomerDeleted deleted) {
        var active = reader.active(deleted.tenant(), List.of(deleted.customerId()));
        terminate(deleted.tenant(), active.stream().map(Wallet::id).toList());
    }
}
