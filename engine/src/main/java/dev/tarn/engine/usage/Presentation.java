package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the units of a fee are made up of, by keys that bear on no price (PRC-052).
 *
 * @param documentKeys the keys that documents show, in their order; a part of those the breakdowns are by
 * @param breakdowns by all presentation keys
 */
public record Presentation(List<String> documentKeys, List<Breakdown> breakdowns) {

    /**
     * Units of the events that have these values.
     *
     * @param presentationBy by key; null: the events have no such property
     * @param units neither weighted by days nor rounded by the metric
     */
    public record Breakdown(Map<String, @Nullable String> presentationBy, BigDecimal units) {
        public Breakdown {
            // keeps the keys' order, and null values, which Map.copyOf refuses
            presentationBy = Collections.unmodifiableMap(new LinkedHashMap<>(presentationBy));
        }
    }

    public Presentation {
        documentKeys = List.copyOf(documentKeys);
        breakdowns = List.copyOf(breakdowns);
    }

    /** By the keys that documents show, summed over the others; nothing where none is shown. */
    public List<Breakdown> onDocuments() {
        if (documentKeys.isEmpty()) {
            return List.of();
        }
        var sums = new LinkedHashMap<Map<String, @Nullable String>, BigDecimal>();
        for (Breakdown breakdown : breakdowns) {
            var shown = new LinkedHashMap<String, @Nullable String>();
            documentKeys.forEach(
                    key -> shown.put(key, breakdown.presentationBy().get(key)));
            sums.merge(shown, breakdown.units(), BigDecimal::add);
        }
        return sums.entrySet().stream()
                .map(sum -> new Breakdown(sum.getKey(), sum.getValue()))
                .toList();
    }
}
