package dev.tarn.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that counts nowhere, or not as it was meant.
 *
 * @param reasons names of {@link EventExplanation.Reason}, and {@code invalid_filter_value}: it has a filter's property with a value that the
 *     metric does not know, and is priced as if it had none (MTR-045); {@code target_wallet_code_not_found}: the wallet it is to be paid from is
 *     not there, and it is billed all the same (MTR-041)
 */
record EventError(
        UUID id,
        String transactionId,
        String code,
        @Nullable String externalSubscriptionId,
        Instant timestamp,
        Instant createdAt,
        List<String> reasons) {

    /** Which are asked for; null: all. */
    record Wanted(
            @Nullable String code,
            @Nullable String externalSubscriptionId,
            @Nullable Instant fromAt,
            @Nullable Instant toAt,
            @Nullable String reason) {}
}
