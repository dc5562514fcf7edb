package dev.tarn.coupon;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon in a customer's hands.
 *
 * @param terms those it was given out on
 * @param periodsRemaining of a recurring one
 * @param creditedCents what it took off invoices that count (CRD-025)
 */
record AppliedCoupon(
        UUID id,
        UUID customerId,
        String externalCustomerId,
        OfCoupon coupon,
        Status status,
        CouponTerms terms,
        @Nullable Integer periodsRemaining,
        long creditedCents,
        Instant createdAt,
        @Nullable Instant terminatedAt) {

    /** What is shown of the coupon itself. */
    record OfCoupon(
            UUID id,
            String code,
            String name,
            Status status,
            @Nullable Instant expirationAt,
            @Nullable Instant deletedAt) {}

    /** Null where nothing is kept for later (CRD-025). */
    @Nullable
    Long amountCentsRemaining() {
        Long amountCents = terms.amountCents();
        return amountCents == null || !terms.keepsItsRest() ? null : Math.max(0, amountCents - creditedCents);
    }
}
