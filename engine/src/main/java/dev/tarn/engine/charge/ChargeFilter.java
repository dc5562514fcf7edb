package dev.tarn.engine.charge;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a charge: the events it prices, by property texts (PRC-040).
 *
 * @param id what the caller knows it by
 * @param invoiceDisplayName name on the invoice; null to name it by its values
 * @param values for each property key the texts that match, or only {@link #ALL_VALUES}; never empty
 */
public record ChargeFilter(String id, @Nullable String invoiceDisplayName, Map<String, List<String>> values) {

    /** Stands for all values currently defined on the metric's filter (PRC-042). */
    public static final String ALL_VALUES = "__ALL_FILTER_VALUES__";

    public ChargeFilter {
        if (values.isEmpty() || values.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a filter needs a value for each of its keys, and at least one key");
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((key, texts) -> copy.put(key, List.copyOf(texts)));
        values = Collections.unmodifiableMap(copy);
    }

    /** The name shown on fees: the given one, else the values, a key standing for all of its values (PRC-047). */
    public String displayName() {
        if (invoiceDisplayName != null) {
            return invoiceDisplayName;
        }
        return values.entrySet().stream()
                .map(entry -> isAll(entry.getValue()) ? List.of(entry.getKey()) : entry.getValue())
                .flatMap(Collection::stream)
                .collect(Collectors.joining(", "));
    }

    static boolean isAll(List<String> texts) {
        return texts.contains(ALL_VALUES);
    }
}
