package dev.tarn.engine.invoice;

import dev.tarn.engine.invoice.Coupon.Discount;

/**
 * A coupon in a customer's hands, and how long it can still be used (CRD-024, CRD-030).
 *
 * @param coupon as it can be used now: of an amount to be used once, what is left of it
 * @param periodsRemaining invoices a recurring one is still good for, from 0; 0 for any other
 * @param active whether it can be used at all
 */
public record HeldCoupon(Coupon coupon, Frequency frequency, int periodsRemaining, boolean active) {

    /** How often a coupon is used. */
    public enum Frequency {
        /** Once: an amount until it is used up, a percentage on one invoice. */
        ONCE,
        /** On a number of invoices, with its full value each time. */
        RECURRING,
        /** On every invoice. */
        FOREVER
    }

    /**
     * What is left after an invoice has used it (CRD-030).
     *
     * @param creditCents what it took off that invoice, from 0
     */
    public HeldCoupon afterUse(long creditCents) {
        return switch (frequency) {
            case ONCE -> afterSingleUse(creditCents);
            case RECURRING -> {
                int left = Math.max(0, periodsRemaining - 1);
                yield new HeldCoupon(coupon, frequency, left, active && left > 0);
            }
            case FOREVER -> this;
        };
    }

    private HeldCoupon afterSingleUse(long creditCents) {
        return switch (coupon.discount()) {
            case Discount.Percentage _ -> new HeldCoupon(coupon, frequency, 0, false);
            case Discount.Fixed fixed -> {
                long left = Math.max(0, fixed.availableCents() - creditCents);
                var rest = new Coupon(coupon.id(), coupon.scope(), new Discount.Fixed(left, fixed.currency()));
                yield new HeldCoupon(rest, frequency, 0, active && left > 0);
            }
        };
    }
}
