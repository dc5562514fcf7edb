package dev.tarn.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amount of usage at which a subscription is billed before its period ends.
 *
 * @param displayName what documents call it
 * @param recurring whether it is a step that goes on beyond the last fixed one
 */
public record UsageThreshold(
        UUID id,
        long amountCents,
        boolean recurring,
        @Nullable String displayName,
        Instant createdAt) {

    /** The same amounts for the engine. */
    public static dev.tarn.engine.invoice.LifetimeThresholds amounts(List<UsageThreshold> thresholds) {
        return new dev.tarn.engine.invoice.LifetimeThresholds(
                thresholds.stream()
                        .filter(threshold -> !threshold.recurring())
                        .map(UsageThreshold::amountCents)
                        .toList(),
                thresholds.stream()
                        .filter(UsageThreshold::recurring)
                        .map(UsageThreshold::amountCents)
                        .findFirst()
                        .orElse(null));
    }
}
