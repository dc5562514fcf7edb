package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about the events of one subscription and code.
 *
 * @param fromAt first instant, included; null: from the beginning of time
 * @param toAt last instant, included
 * @param fieldName the property that is aggregated; null for counts
 * @param keys the properties whose values tell events apart
 */
public record UsageRequest(
        String externalSubscriptionId,
        String code,
        @Nullable Instant fromAt,
        Instant toAt,
        AggregationType aggregation,
        @Nullable String fieldName,
        List<String> keys) {

    public UsageRequest {
        keys = List.copyOf(keys);
    }
}
