package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about the events of one subscription and code.
 *
 * @param fromAt first instant, included; null: from the beginning of time
 * @param toAt last instant, included
 * @param fieldName the property that is aggregated; null for counts
 * @param keys the properties whose values tell events apart
 * @param eventsBefore only events that arrived before this sequence; null: all
 */
public record UsageRequest(
        String externalSubscriptionId,
        String code,
        @Nullable Instant fromAt,
        Instant toAt,
        AggregationType aggregation,
        @Nullable String fieldName,
        List<String> keys,
        @Nullable Long eventsBefore) {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    /** All events, whenever they arrived. */
    public UsageRequest(
            String externalSubscriptionId,
            String code,
            @Nullable Instant fromAt,
            Instant toAt,
            AggregationType aggregation,
            @Nullable String fieldName,
            List<String> keys) {
        this(externalSubscriptionId, code, fromAt, toAt, aggregation, fieldName, keys, null);
    }

    /** Events are kept to the microsecond: bounds are moved inwards to it, so that no rounding lets in an event from beyond. */
    public UsageRequest {
        keys = List.copyOf(keys);
        fromAt = fromAt == null ? null : notBefore(fromAt);
        toAt = toAt.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant notBefore(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.MICROS);
        return floor.equals(instant) ? floor : floor.plus(MICRO);
    }
}
