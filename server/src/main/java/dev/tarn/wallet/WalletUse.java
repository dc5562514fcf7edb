package dev.tarn.wallet;

import dev.tarn.engine.wallet.FeeKey;
import dev.tarn.engine.wallet.WalletPayments;
import dev.tarn.engine.wallet.WalletPayments.PayableFee;
import dev.tarn.engine.wallet.WalletPayments.PayingWallet;
import dev.tarn.engine.wallet.WalletPayments.Payment;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.Payable;
import dev.tarn.invoice.WalletSource;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.wallet.WalletTransaction.Kind;
import dev.tarn.wallet.WalletTransaction.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pays invoices out of the wallets of their customers, invoice by invoice (CRD-230 to CRD-235). */
@Component
class WalletUse implements WalletSource {
    private static final TransactionDetails PLAIN =
            new TransactionDetails(null, List.of(), false, null, PaymentChoice.NONE);

    private final WalletReader reader;
    private final Ledger ledger;
    private final BillingClock clock;

    WalletUse(WalletReader reader, Ledger ledger, BillingClock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Used> use(Tenant tenant, List<Payable> invoices) {
        var filled = reader
                .active(
                        tenant,
                        invoices.stream()
                                .map(invoice -> invoice.invoice().customerId())
                                .collect(Collectors.toSet()))
                .stream()
                .filter(wallet -> wallet.balance().cents() > 0)
                .toList();
        if (filled.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Wallet>> byCustomer = filled.stream().collect(Collectors.groupingBy(Wallet::customerId));
        Holdings holdings = ledger.open(filled);
        Instant now = clock.now(tenant);
        var used = new HashMap<UUID, Used>();
        for (Payable invoice : invoices) {
            var wallets = byCustomer.getOrDefault(invoice.invoice().customerId(), List.of()).stream()
                    .filter(wallet -> wallet.rate()
                            .currency()
                            .code()
                            .equals(invoice.invoice().currency()))
                    .toList();
            Holdings.Split split = pay(invoice, wallets, holdings, now);
            long cents = split.grantedCents() + split.purchasedCents();
            if (cents > 0) {
                used.put(
                        invoice.invoiceId(),
                        new Used(cents, positive(split.grantedCents()), positive(split.purchasedCents())));
            }
        }
        ledger.post(tenant, holdings);
        return used;
    }

    private static Holdings.Split pay(Payable invoice, List<Wallet> wallets, Holdings holdings, Instant now) {
        Map<String, Wallet> byId =
                wallets.stream().collect(Collectors.toMap(wallet -> wallet.id().toString(), Function.identity()));
        var fees = invoice.fees().stream().map(WalletUse::payable).toList();
        var paying = wallets.stream()
                .map(wallet -> new PayingWallet(
                        wallet.id().toString(),
                        wallet.scope(),
                        holdings.balance(wallet.id()).cents()))
                .toList();
        Holdings.Split split = Holdings.Split.NONE;
        for (Payment payment : WalletPayments.of(fees, paying, invoice.totalAmountCents())) {
            Wallet wallet = Known.in(byId, payment.walletId());
            var outbound = WalletTransaction.settled(
                    wallet,
                    Kind.INVOICED,
                    WalletTransaction.Source.MANUAL,
                    TransactionDraft.DEFAULT_PRIORITY,
                    holdings.taking(wallet, payment.amountCents()),
                    Origin.invoice(invoice.invoiceId()),
                    PLAIN,
                    now);
            split = split.plus(holdings.spend(outbound, null));
        }
        return split;
    }

    private static PayableFee payable(Payable.PayableFee payable) {
        NewFee fee = payable.fee();
        boolean charge = fee.type() == FeeType.CHARGE;
        var key = new FeeKey(
                fee.type().code(),
                charge ? fee.itemCode() : null,
                charge ? fee.groupedBy().get(Unpaid.TARGET_WALLET) : null);
        return new PayableFee(
                key,
                BigDecimal.valueOf(fee.amount().amountCents()).subtract(payable.couponsAmountCents()),
                payable.taxesPreciseAmountCents(),
                payable.creditNotesAmountCents());
    }

    private static @Nullable Long positive(long cents) {
        return cents > 0 ? cents : null;
    }
}
