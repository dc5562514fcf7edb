package dev.tarn.plan;

import dev.tarn.platform.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the notes on a plan may be (SUB-009). */
final class PlanMetadata {
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_KEY = 100;
    private static final int MAX_VALUE = 255;

    private PlanMetadata() {}

    static void check(@Nullable Map<String, @Nullable String> metadata, Problems problems) {
        if (metadata == null) {
            return;
        }
        problems.addIf(metadata.size() > MAX_ENTRIES, "metadata", "invalid_count");
        boolean tooLong = metadata.entrySet().stream()
                .anyMatch(entry -> entry.getKey().length() > MAX_KEY
                        || (entry.getValue() != null && entry.getValue().length() > MAX_VALUE));
        problems.addIf(tooLong, "metadata", "value_is_too_long");
    }
}
