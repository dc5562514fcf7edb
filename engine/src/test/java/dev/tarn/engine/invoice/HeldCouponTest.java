package dev.tarn.engine.invoice;

import static dev.tarn.engine.invoice.HeldCoupon.Frequency.FOREVER;
import static dev.tarn.engine.invoice.HeldCoupon.Frequency.ONCE;
import static dev.tarn.engine.invoice.HeldCoupon.Frequency.RECURRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.Coupon.Discount;
import dev.tarn.engine.invoice.HeldCoupon.Frequency;
import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldCouponTest {
    private static final Currency EUR = Currency.of("EUR");

    private static HeldCoupon held(Frequency frequency, int periods, Discount discount) {
        return new HeldCoupon(new Coupon("c", new Coupon.Scope.Everything(), discount), frequency, periods, true);
    }

    private static Discount fixed(long cents) {
        return new Discount.Fixed(cents, EUR);
    }

    private static Discount percent(String rate) {
        return new Discount.Percentage(new BigDecimal(rate));
    }

    /** What an invoice of one fee takes of it. */
    private static long credit(HeldCoupon held, long feeCents) {
        var fee = new DiscountableFee(feeCents, null, Set.of(), BigDecimal.ZERO);
        return Discounts.of(List.of(held.coupon()), List.of(fee), feeCents, EUR).amountCents();
    }

    @Test
    void an_amount_is_taken_as_far_as_the_fees_go_CRD_E1() {
        var twelve = held(ONCE, 0, fixed(12));
        assertThat(credit(twelve, 300)).isEqualTo(12);
        assertThat(credit(twelve, 6)).isEqualTo(6);
        assertThat(credit(twelve, 0)).isZero();
    }

    @Test
    void an_amount_to_be_used_once_keeps_its_rest_CRD_E2() {
        var rest = held(ONCE, 0, fixed(12)).afterUse(6);
        assertThat(rest.active()).isTrue();
        assertThat(credit(rest, 300)).isEqualTo(6);
        assertThat(rest.afterUse(6).active()).isFalse();
    }

    @Test
    void a_percentage_is_that_of_the_application_and_ends_with_its_use_CRD_E3() {
        var twentyPercent = held(ONCE, 0, percent("20"));
        assertThat(credit(twentyPercent, 300)).isEqualTo(60);
        assertThat(twentyPercent.afterUse(60).active()).isFalse();
    }

    @Test
    void a_recurring_coupon_loses_a_period_whatever_it_took_CRD_E4() {
        var twice = held(RECURRING, 2, fixed(12));
        assertThat(credit(twice, 6)).isEqualTo(6);
        var once = twice.afterUse(6);
        assertThat(once.periodsRemaining()).isEqualTo(1);
        assertThat(credit(once, 300)).isEqualTo(12);
        assertThat(once.afterUse(12).active()).isFalse();
        assertThat(once.afterUse(12).afterUse(0).periodsRemaining()).isZero();
    }

    @Test
    void a_coupon_for_ever_stays_what_it_is_CRD_030() {
        var coupon = held(FOREVER, 0, percent("10"));
        assertThat(coupon.afterUse(1000)).isEqualTo(coupon);
    }
}
