package dev.tarn.wallet;

import dev.tarn.invoice.InvoiceVoided;
import dev.tarn.invoice.OpenInvoiceClosed;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import dev.tarn.wallet.WalletTransaction.Kind;
import dev.tarn.wallet.WalletTransaction.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives back the credits that a voided invoice had taken: as new ones, granted, to wallets that are still there (INV-162). */
@Component
class WalletReturn {
    private final TransactionStore transactions;
    private final WalletReader wallets;
    private final Ledger ledger;
    private final BillingClock clock;

    WalletReturn(TransactionStore transactions, WalletReader wallets, Ledger ledger, BillingClock clock) {
        this.transactions = transactions;
        this.wallets = wallets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Where credit notes give back what was asked for, they give back this part of it, too (INV-163). The customer is locked. */
    @EventListener
    void on(InvoiceVoided voided) {
        if (!voided.credited()) {
            giveBack(voided.tenant(), voided.invoiceId());
        }
    }

    /** One that nobody paid in time has taken nothing (INV-053). */
    @EventListener
    void on(OpenInvoiceClosed closed) {
        giveBack(closed.tenant(), closed.invoiceId());
    }

    private void giveBack(Tenant tenant, UUID invoiceId) {
        List<WalletTransaction> spent = transactions.paying(tenant, invoiceId);
        Map<UUID, Wallet> active =
                wallets
                        .byIds(
                                tenant,
                                spent.stream().map(WalletTransaction::walletId).toList())
                        .stream()
                        .filter(Wallet::active)
                        .collect(Collectors.toMap(Wallet::id, Function.identity()));
        Holdings holdings = ledger.open(active.values());
        Instant now = clock.now(tenant);
        for (WalletTransaction outbound : spent) {
            Wallet wallet = active.get(outbound.walletId());
            if (wallet != null) {
                holdings.takeBack(WalletTransaction.settled(
                        wallet,
                        Kind.GRANTED,
                        outbound.source(),
                        TransactionDraft.DEFAULT_PRIORITY,
                        outbound.value(),
                        Origin.returned(invoiceId),
                        outbound.details(),
                        now));
            }
        }
        ledger.post(tenant, holdings);
    }
}
