package dev.tarn.coupon;

import dev.tarn.engine.invoice.Coupon.Discount;
import dev.tarn.engine.invoice.HeldCoupon.Frequency;
import dev.tarn.engine.money.Currency;
import dev.tarn.platform.Input;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is worth and how often (CRD-010, CRD-011).
 *
 * @param amountCents of a fixed amount, with its currency
 * @param ratePercent of a percentage
 * @param periods how many invoices a recurring one is good for
 */
record CouponTerms(
        Type type,
        @Nullable Long amountCents,
        @Nullable String currency,
        @Nullable BigDecimal ratePercent,
        Frequency frequency,
        @Nullable Integer periods) {
    private static final int MAX_PERIODS = 10_000;
    private static final int MAX_DECIMALS = 10;
    private static final BigDecimal EVERYTHING = BigDecimal.valueOf(100);

    enum Type {
        FIXED_AMOUNT,
        PERCENTAGE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As sent, and otherwise as it was; {@code now} is null for a new coupon, of which everything has to be sent. */
    static CouponTerms of(Input input, @Nullable CouponTerms now) {
        Type type = input.constant("coupon_type", Type.class);
        if (type == null) {
            type = now == null ? missing(input, "coupon_type", Type.FIXED_AMOUNT) : now.type();
        }
        return of(type, input, now);
    }

    /** Given out on terms of its own, where the request states any (CRD-020). */
    CouponTerms overriddenBy(Input input) {
        return of(type, input, this);
    }

    private static CouponTerms of(Type type, Input input, @Nullable CouponTerms now) {
        boolean fixed = type == Type.FIXED_AMOUNT;
        Frequency frequency = input.constant("frequency", Frequency.class);
        if (frequency == null) {
            frequency = now == null ? missing(input, "frequency", Frequency.ONCE) : now.frequency();
        }
        return new CouponTerms(
                type,
                fixed ? amount(input, now) : null,
                fixed ? currency(input, now) : null,
                fixed ? null : rate(input, now),
                frequency,
                frequency == Frequency.RECURRING ? periods(input, now) : null);
    }

    private static Long amount(Input input, @Nullable CouponTerms now) {
        Long amountCents = input.wholeNumber("amount_cents", 1, Input.MAX_CENTS);
        Long known = amountCents == null && now != null ? now.amountCents() : amountCents;
        return known == null ? missing(input, "amount_cents", 1L) : known;
    }

    private static String currency(Input input, @Nullable CouponTerms now) {
        String code = input.text("amount_currency");
        input.problems().addIf(code != null && Currency.find(code).isEmpty(), "amount_currency", "value_is_invalid");
        String known = code == null && now != null ? now.currency() : code;
        return known == null ? missing(input, "amount_currency", "") : known;
    }

    private static BigDecimal rate(Input input, @Nullable CouponTerms now) {
        BigDecimal rate = input.decimal("percentage_rate");
        if (rate != null) {
            boolean outside = rate.signum() <= 0
                    || rate.compareTo(EVERYTHING) > 0
                    || rate.stripTrailingZeros().scale() > MAX_DECIMALS;
            input.problems().addIf(outside, "percentage_rate", "value_is_out_of_range");
        }
        BigDecimal known = rate == null && now != null ? now.ratePercent() : rate;
        return known == null ? missing(input, "percentage_rate", EVERYTHING) : known;
    }

    private static Integer periods(Input input, @Nullable CouponTerms now) {
        Integer periods = input.integer("frequency_duration", 1, MAX_PERIODS);
        Integer known = periods == null && now != null ? now.periods() : periods;
        return known == null ? missing(input, "frequency_duration", 1) : known;
    }

    /** The stand-in is never used: the problem refuses the request. */
    private static <T> T missing(Input input, String field, T standIn) {
        if (!input.problems().has(field)) {
            input.problems().add(field, "value_is_mandatory");
        }
        return standIn;
    }

    /** Whether what an invoice leaves of it can be used by a later one. */
    boolean keepsItsRest() {
        return type == Type.FIXED_AMOUNT && frequency == Frequency.ONCE;
    }

    /** @param creditedCents what it has taken off invoices so far */
    Discount discount(long creditedCents) {
        if (amountCents != null && currency != null) {
            long available = keepsItsRest() ? Math.max(0, amountCents - creditedCents) : amountCents;
            return new Discount.Fixed(available, Currency.of(currency));
        }
        if (ratePercent == null) {
            throw new IllegalStateException("a coupon of neither an amount nor a rate");
        }
        return new Discount.Percentage(ratePercent);
    }
}
