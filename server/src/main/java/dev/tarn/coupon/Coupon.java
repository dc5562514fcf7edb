package dev.tarn.coupon;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that can be given out.
 *
 * @param planCodes the plans it is limited to; empty: no such limit
 * @param metricCodes the metrics it is limited to; empty: no such limit
 * @param expirationAt when it can no longer be given out; null: never
 */
record Coupon(
        UUID id,
        String code,
        String name,
        @Nullable String description,
        Status status,
        CouponTerms terms,
        boolean reusable,
        List<String> planCodes,
        List<String> metricCodes,
        @Nullable Instant expirationAt,
        @Nullable Instant terminatedAt,
        Instant createdAt) {

    boolean isLimited() {
        return !planCodes.isEmpty() || !metricCodes.isEmpty();
    }

    /** CRD-016. */
    boolean canBeGivenOutAt(Instant now) {
        return status == Status.ACTIVE && (expirationAt == null || expirationAt.isAfter(now));
    }
}
