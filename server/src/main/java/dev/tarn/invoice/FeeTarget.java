package dev.tarn.invoice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fee of a subscription invoice bills: the same before and after a refresh, and once on each invoice (INV-156).
 *
 * @param trueUp whether it fills up another fee to its minimum
 */
public record FeeTarget(
        UUID subscriptionId,
        FeeType type,
        @Nullable UUID chargeId,
        @Nullable UUID chargeFilterId,
        @Nullable UUID fixedChargeId,
        boolean trueUp,
        Map<String, @Nullable String> groupedBy) {

    public FeeTarget {
        // keeps the keys' order, and null values, which Map.copyOf refuses
        groupedBy = Collections.unmodifiableMap(new LinkedHashMap<>(groupedBy));
    }

    /** Null for a fee of no subscription. */
    public static @Nullable FeeTarget of(NewFee fee) {
        UUID subscriptionId = fee.subscriptionId();
        return subscriptionId == null
                ? null
                : new FeeTarget(
                        subscriptionId,
                        fee.type(),
                        fee.chargeId(),
                        fee.chargeFilterId(),
                        fee.fixedChargeId(),
                        fee.trueUpOf() != null,
                        fee.groupedBy());
    }

    /** Null for a fee of no subscription. */
    static @Nullable FeeTarget of(Fee fee) {
        UUID subscriptionId = fee.subscriptionId();
        return subscriptionId == null
                ? null
                : new FeeTarget(
                        subscriptionId,
                        fee.type(),
                        fee.chargeId(),
                        fee.chargeFilterId(),
                        fee.fixedChargeId(),
                        fee.trueUpParentFeeId() != null,
                        fee.groupedBy());
    }
}
