package dev.tarn.wallet;

import dev.tarn.payment.HostedPages;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Pages of a provider on which bought credits are paid: those of the invoice that sells them (CRD-281). */
@Service
class PurchasePages {
    private final Transactions transactions;
    private final HostedPages pages;

    PurchasePages(Transactions transactions, HostedPages pages) {
        this.transactions = transactions;
        this.pages = pages;
    }

    /** A page, as the contract shows it. */
    record PageJson(
            UUID lagoWalletTransactionId,
            UUID lagoCustomerId,
            String externalCustomerId,
            String paymentProvider,
            String paymentUrl) {}

    PageJson open(Tenant tenant, UUID transactionId) {
        WalletTransaction transaction = transactions.require(tenant, transactionId);
        refuseIf(transaction.kind() != WalletTransaction.Kind.PURCHASED, "wallet_transaction_not_purchased");
        refuseIf(transaction.isSettled(), "wallet_transaction_already_settled");
        UUID invoiceId = transaction.origin().invoiceId();
        if (invoiceId == null) {
            throw Refusal.invalid("base", "wallet_transaction_has_no_attached_invoice");
        }
        var page = pages.open(tenant, invoiceId.toString());
        return new PageJson(
                transactionId,
                page.lagoCustomerId(),
                page.externalCustomerId(),
                page.paymentProvider(),
                page.paymentUrl());
    }

    private static void refuseIf(boolean refused, String code) {
        if (refused) {
            throw Refusal.invalid("base", code);
        }
    }
}
