package dev.tarn.wallet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a wallet.
 *
 * @param priority 1, the first, to 50
 * @param expirationAt null: never
 * @param feeTypes what it is limited to, beside metrics; empty: no limit
 * @param requiresPayment whether its purchases count only once they are paid, unless they say otherwise (CRD-212)
 * @param topUpMinCents what a purchase must at least come to; null: anything
 * @param topUpMaxCents what it may at most come to; null: anything
 */
record WalletTerms(
        @Nullable String name,
        int priority,
        @Nullable Instant expirationAt,
        List<String> feeTypes,
        boolean requiresPayment,
        @Nullable Long topUpMinCents,
        @Nullable Long topUpMaxCents,
        @Nullable String purchaseOrderNumber,
        PaymentChoice payment) {

    WalletTerms {
        feeTypes = List.copyOf(feeTypes);
    }

    /** Why a purchase of so many cents is refused; null: it is not (CRD-210). */
    @Nullable
    String refusalOf(long purchaseCents) {
        if (topUpMinCents != null && purchaseCents < topUpMinCents) {
            return "amount_below_minimum";
        }
        return topUpMaxCents != null && purchaseCents > topUpMaxCents ? "amount_above_maximum" : null;
    }
}
