package dev.tarn.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A usage threshold as the contract shows it with whatever states it. */
public record UsageThresholdJson(
        UUID lagoId,
        @Nullable String thresholdDisplayName,
        long amountCents,
        boolean recurring,
        Instant createdAt,
        Instant updatedAt) {

    /** One that applies, wherever it is stated. */
    public record Applicable(@Nullable String thresholdDisplayName, long amountCents, boolean recurring) {
        public static List<Applicable> of(List<UsageThreshold> thresholds) {
            return thresholds.stream()
                    .map(threshold ->
                            new Applicable(threshold.displayName(), threshold.amountCents(), threshold.recurring()))
                    .toList();
        }
    }

    public static List<UsageThresholdJson> of(List<UsageThreshold> thresholds) {
        return thresholds.stream().map(UsageThresholdJson::of).toList();
    }

    /** A set is replaced as a whole, so that nothing of one ever changes. */
    public static UsageThresholdJson of(UsageThreshold threshold) {
        return new UsageThresholdJson(
                threshold.id(),
                threshold.displayName(),
                threshold.amountCents(),
                threshold.recurring(),
                threshold.createdAt(),
                threshold.createdAt());
    }
}
