package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.TopUp;
import dev.tarn.engine.wallet.WalletBalance;
import dev.tarn.engine.wallet.WalletScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as stored.
 *
 * @param billingEntityId who issues its credit invoices: its own choice, else its customer's
 * @param terms what may be changed of it
 * @param ongoingUsageCents usage that falls to it and is not paid yet (CRD-240)
 * @param depleted whether its ongoing balance is used up (CRD-245)
 * @param rules all it has had, the oldest first; at most one is active
 */
record Wallet(
        UUID id,
        UUID customerId,
        String externalCustomerId,
        UUID billingEntityId,
        String billingEntityCode,
        String code,
        boolean active,
        CreditRate rate,
        WalletTerms terms,
        List<String> metricCodes,
        @Nullable Map<String, @Nullable String> metadata,
        WalletBalance balance,
        long ongoingUsageCents,
        boolean depleted,
        @Nullable Instant lastBalanceSyncAt,
        @Nullable Instant lastConsumedAt,
        @Nullable Instant terminatedAt,
        Instant createdAt,
        List<WalletRule> rules) {

    /** What is left when all usage so far is paid; may be negative (CRD-240). */
    long ongoingCents() {
        return balance.cents() - ongoingUsageCents;
    }

    BigDecimal ongoingCredits() {
        return rate.credits(ongoingCents());
    }

    WalletScope scope() {
        return new WalletScope(code, new HashSet<>(terms.feeTypes()), new HashSet<>(metricCodes));
    }

    Optional<WalletRule> activeRule() {
        return rules.stream().filter(WalletRule::active).findFirst();
    }

    boolean hasThresholdRule() {
        return activeRule()
                .filter(rule -> rule.terms().trigger() == WalletRule.Trigger.THRESHOLD)
                .isPresent();
    }

    /** What purchases must and may come to, in credits. */
    TopUp.Limits limits() {
        Long min = terms.topUpMinCents();
        Long max = terms.topUpMaxCents();
        return new TopUp.Limits(min == null ? null : rate.credits(min), max == null ? null : rate.credits(max));
    }
}
