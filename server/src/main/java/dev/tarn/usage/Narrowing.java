package dev.tarn.usage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the usage is looked at (MTR-206).
 *
 * @param values only events whose properties have one of these values; such keys no longer group
 * @param skipsGrouping whether pricing keys are ignored
 * @param presentationKeys what breakdowns are by; null: whatever the charge names
 */
record Narrowing(
        Map<String, Set<String>> values,
        boolean skipsGrouping,
        @Nullable List<String> presentationKeys) {
    static final Narrowing NONE = new Narrowing(Map.of(), false, null);

    List<String> grouping(List<String> pricingKeys) {
        return skipsGrouping
                ? List.of()
                : pricingKeys.stream().filter(key -> !values.containsKey(key)).toList();
    }

    List<String> presentation(List<String> ofCharge) {
        return presentationKeys == null ? ofCharge : presentationKeys;
    }

    boolean admits(Map<String, @Nullable String> properties) {
        return values.entrySet().stream().allMatch(wanted -> {
            String value = properties.get(wanted.getKey());
            return value != null && wanted.getValue().contains(value);
        });
    }
}
