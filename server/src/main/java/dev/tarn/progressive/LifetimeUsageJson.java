package dev.tarn.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lifetime usage as the contract shows it.
 *
 * @param usageThresholds left out where none apply
 */
record LifetimeUsageJson(
        UUID lagoId,
        UUID lagoSubscriptionId,
        String externalSubscriptionId,
        long externalHistoricalUsageAmountCents,
        long invoicedUsageAmountCents,
        long currentUsageAmountCents,
        Instant fromDatetime,
        Instant toDatetime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Completion> usageThresholds) {

    /** How far a threshold is reached. */
    record Completion(
            long amountCents,
            BigDecimal completionRatio,
            @Nullable Instant reachedAt) {}
}
