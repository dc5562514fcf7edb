package dev.tarn.wallet;

import dev.tarn.engine.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tops a wallet up by itself (CRD-250). */
record WalletRule(UUID id, boolean active, Terms terms, Instant createdAt) {

    /** When it does. */
    enum Trigger {
        INTERVAL,
        THRESHOLD
    }

    /**
     * How it does.
     *
     * @param interval of an interval rule
     * @param thresholdCredits of a threshold rule
     * @param paidCredits from 0; of a rule of a fixed amount
     * @param grantedCredits from 0; of a rule of a fixed amount
     * @param targetCredits ongoing balance it leads to; null: a rule of a fixed amount
     * @param grantsTarget whether the way to the target is granted instead of bought
     * @param details what its transactions inherit (CRD-256)
     */
    record Terms(
            Trigger trigger,
            @Nullable Interval interval,
            @Nullable BigDecimal thresholdCredits,
            BigDecimal paidCredits,
            BigDecimal grantedCredits,
            @Nullable BigDecimal targetCredits,
            boolean grantsTarget,
            @Nullable Instant startedAt,
            @Nullable Instant expirationAt,
            boolean ignoresLimits,
            TransactionDetails details) {}
}
