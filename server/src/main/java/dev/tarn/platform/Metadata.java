package dev.tarn.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users note on plans, credit notes and wallets (SUB-009, CRD-137). */
public final class Metadata {
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_KEY = 100;
    private static final int MAX_VALUE = 255;

    private Metadata() {}

    public static void check(@Nullable Map<String, @Nullable String> metadata, Problems problems) {
        if (metadata == null) {
            return;
        }
        problems.addIf(metadata.size() > MAX_ENTRIES, "metadata", "invalid_count");
        boolean tooLong = metadata.entrySet().stream()
                .anyMatch(entry -> entry.getKey().length() > MAX_KEY
                        || (entry.getValue() != null && entry.getValue().length() > MAX_VALUE));
        problems.addIf(tooLong, "metadata", "value_is_too_long");
    }

    /** What is there, and what is sent; the keys that are sent win. */
    public static Map<String, @Nullable String> merged(
            @Nullable Map<String, @Nullable String> there, @Nullable Map<String, @Nullable String> sent) {
        Map<String, @Nullable String> merged = new LinkedHashMap<>();
        if (there != null) {
            merged.putAll(there);
        }
        if (sent != null) {
            merged.putAll(sent);
        }
        return merged;
    }
}
