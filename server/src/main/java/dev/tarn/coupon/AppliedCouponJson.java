package dev.tarn.coupon;

import dev.tarn.invoice.CreditJson;
import dev.tarn.platform.Decimals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A coupon in a customer's hands, with what it took off so far, as the contract shows it. */
record AppliedCouponJson(
        UUID lagoId,
        UUID lagoCouponId,
        String couponCode,
        String couponName,
        String couponStatus,
        @Nullable Instant couponDeletedAt,
        UUID lagoCustomerId,
        String externalCustomerId,
        String status,
        @Nullable Long amountCents,
        @Nullable Long amountCentsRemaining,
        @Nullable String amountCurrency,
        @Nullable String percentageRate,
        String frequency,
        @Nullable Integer frequencyDuration,
        @Nullable Integer frequencyDurationRemaining,
        @Nullable Instant expirationAt,
        Instant createdAt,
        @Nullable Instant terminatedAt,
        List<CreditJson> credits) {

    static AppliedCouponJson of(AppliedCoupon applied, List<CreditJson> credits) {
        var coupon = applied.coupon();
        var terms = applied.terms();
        return new AppliedCouponJson(
                applied.id(),
                coupon.id(),
                coupon.code(),
                coupon.name(),
                coupon.status().code(),
                coupon.deletedAt(),
                applied.customerId(),
                applied.externalCustomerId(),
                applied.status().code(),
                terms.amountCents(),
                applied.amountCentsRemaining(),
                terms.currency(),
                Decimals.textOrNull(terms.ratePercent()),
                terms.frequency().name().toLowerCase(Locale.ROOT),
                terms.periods(),
                applied.periodsRemaining(),
                coupon.expirationAt(),
                applied.createdAt(),
                applied.terminatedAt(),
                credits);
    }
}
