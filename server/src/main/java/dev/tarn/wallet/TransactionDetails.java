package dev.tarn.wallet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction says beside its amount.
 *
 * @param requiresPayment whether a purchase counts only once it is paid
 */
record TransactionDetails(
        @Nullable String name,
        List<Pair> metadata,
        boolean requiresPayment,
        @Nullable String purchaseOrderNumber,
        PaymentChoice payment) {

    TransactionDetails {
        metadata = List.copyOf(metadata);
    }

    /** The same, with what the wallet says where this says nothing. */
    TransactionDetails or(WalletTerms wallet) {
        return new TransactionDetails(
                name,
                metadata,
                requiresPayment,
                purchaseOrderNumber == null ? wallet.purchaseOrderNumber() : purchaseOrderNumber,
                payment.or(wallet.payment()));
    }
}
