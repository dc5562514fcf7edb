package dev.tarn.coupon;

import dev.tarn.platform.Decimals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A coupon as the contract shows it. */
record CouponJson(
        UUID lagoId,
        String name,
        String code,
        @Nullable String description,
        String status,
        String couponType,
        @Nullable Long amountCents,
        @Nullable String amountCurrency,
        @Nullable String percentageRate,
        String frequency,
        @Nullable Integer frequencyDuration,
        boolean reusable,
        boolean limitedPlans,
        List<String> planCodes,
        boolean limitedBillableMetrics,
        List<String> billableMetricCodes,
        String expiration,
        @Nullable Instant expirationAt,
        Instant createdAt,
        @Nullable Instant terminatedAt) {

    static CouponJson of(Coupon coupon) {
        CouponTerms terms = coupon.terms();
        return new CouponJson(
                coupon.id(),
                coupon.name(),
                coupon.code(),
                coupon.description(),
                coupon.status().code(),
                terms.type().code(),
                terms.amountCents(),
                terms.currency(),
                Decimals.textOrNull(terms.ratePercent()),
                terms.frequency().name().toLowerCase(Locale.ROOT),
                terms.periods(),
                coupon.reusable(),
                !coupon.planCodes().isEmpty(),
                coupon.planCodes(),
                !coupon.metricCodes().isEmpty(),
                coupon.metricCodes(),
                coupon.expirationAt() == null ? "no_expiration" : "time_limit",
                coupon.expirationAt(),
                coupon.createdAt(),
                coupon.terminatedAt());
    }
}
