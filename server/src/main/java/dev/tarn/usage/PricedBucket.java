package dev.tarn.usage;

import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a charge that has prices of its own: a filter, or what no filter takes.
 *
 * @param filter null for what no filter takes
 * @param groupKeys what splits it into groups that are priced each on their own (PRC-050)
 */
record PricedBucket(@Nullable ChargeFilter filter, ChargeModel model, List<String> groupKeys) {
    /** The property by which an event names the wallet that is to pay for it. */
    static final String TARGET_WALLET = "target_wallet_code";

    /** The filters in their order, then the charge's own price. */
    static List<PricedBucket> of(Charge charge, Narrowing narrowing) {
        var buckets = new ArrayList<PricedBucket>();
        charge.filters().forEach(filter -> buckets.add(of(charge, filter, filter.properties(), narrowing)));
        buckets.add(of(charge, null, charge.properties(), narrowing));
        return buckets;
    }

    private static PricedBucket of(
            Charge charge, @Nullable ChargeFilter filter, ObjectNode properties, Narrowing narrowing) {
        return new PricedBucket(
                filter,
                ChargeProperties.model(charge.chargeModel(), charge.prorated(), properties),
                narrowing.grouping(groupKeys(charge, properties)));
    }

    /** Usage that a wallet is meant to pay is a group of its own (PRC-051). */
    private static List<String> groupKeys(Charge charge, ObjectNode properties) {
        var keys = new ArrayList<>(ChargeProperties.pricingGroupKeys(properties));
        if (charge.acceptsTargetWallet() && !keys.contains(TARGET_WALLET)) {
            keys.add(TARGET_WALLET);
        }
        return keys;
    }

    /** Each is itself: comparing prices for every event would be slow, and two filters are never one. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The group of an event; a value that is missing and one that is empty are the same (MTR-097). */
    Map<String, @Nullable String> group(Map<String, @Nullable String> properties) {
        return valuesOf(groupKeys, properties);
    }

    /** The group of no event. */
    Map<String, @Nullable String> emptyGroup() {
        return valuesOf(groupKeys, Map.of());
    }

    static Map<String, @Nullable String> valuesOf(List<String> keys, Map<String, @Nullable String> properties) {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (String key : keys) {
            String value = properties.get(key);
            values.put(key, value == null || value.isEmpty() ? null : value);
        }
        return values;
    }
}
