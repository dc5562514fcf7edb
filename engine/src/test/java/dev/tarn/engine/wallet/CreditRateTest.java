package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CreditRateTest {

    @Test
    void only_whole_cents_are_bought_CRD_E30() {
        var bought = rate("1").bought(new BigDecimal("17.9699999999999988631316"));

        assertThat(bought.amountCents()).isEqualTo(1797);
        assertThat(bought.credits()).isEqualByComparingTo("17.97");
    }

    @Test
    void voided_credits_keep_five_decimals_CRD_E31() {
        var balance = WalletBalance.EMPTY.plus(rate("1").bought(new BigDecimal("100")));

        var voided = balance.voiding(new BigDecimal("14.28444999"), rate("1"));
        var left = balance.minus(voided);

        assertThat(voided.credits()).isEqualByComparingTo("14.28444");
        assertThat(voided.amountCents()).isEqualTo(1428);
        assertThat(left.credits()).isEqualByComparingTo("85.71556");
        assertThat(left.cents()).isEqualTo(8572);
    }

    @Test
    void a_credit_may_be_worth_half_a_unit_CRD_E32() {
        var rate = rate("0.5");
        var balance = WalletBalance.EMPTY.plus(rate.bought(new BigDecimal("100")));
        assertThat(balance.cents()).isEqualTo(5000);

        var first = balance.voiding(new BigDecimal("60"), rate);
        var second = balance.minus(first).voiding(new BigDecimal("40"), rate);

        assertThat(first.amountCents()).isEqualTo(3000);
        assertThat(second.amountCents()).isEqualTo(2000);
        assertThat(balance.minus(first).minus(second).cents()).isZero();
    }

    @Test
    void an_invoice_takes_what_its_cents_come_to_in_credits_CRD_E33() {
        var rate = rate("10");
        var balance = WalletBalance.EMPTY.plus(rate.bought(new BigDecimal("100")));
        assertThat(balance.cents()).isEqualTo(100_000);

        var taken = balance.taking(2200, rate);

        assertThat(taken.credits()).isEqualByComparingTo("2.2");
        assertThat(balance.minus(taken).credits()).isEqualByComparingTo("97.8");
        assertThat(balance.minus(taken).consumedCredits()).isEqualByComparingTo("2.2");
        assertThat(balance.minus(taken).consumedCents()).isEqualTo(2200);
    }

    @Test
    void less_than_half_a_cent_is_worth_nothing_CRD_203() {
        assertThat(rate("1").bought(new BigDecimal("0.004")).isWorthSomething()).isFalse();
        assertThat(rate("1").bought(new BigDecimal("0.005")).isWorthSomething()).isTrue();
    }

    @Test
    void the_last_cent_takes_the_last_credits_along() {
        var rate = rate("3");
        var balance = WalletBalance.EMPTY.plus(rate.bought(new BigDecimal("0.33333")));
        assertThat(balance.cents()).isEqualTo(100);

        var half = balance.minus(balance.taking(50, rate));
        var nothing = half.minus(half.taking(50, rate));

        assertThat(nothing.cents()).isZero();
        assertThat(nothing.credits()).isZero();
    }

    @Test
    void what_comes_back_was_never_consumed_CRD_229() {
        var rate = rate("1");
        var ten = rate.bought(BigDecimal.TEN);
        var spent = WalletBalance.EMPTY.plus(ten).minus(ten);

        var back = spent.plusReturned(rate.bought(new BigDecimal("12")));

        assertThat(back.cents()).isEqualTo(1200);
        assertThat(back.consumedCents()).isZero();
        assertThat(back.consumedCredits()).isZero();
    }

    private static CreditRate rate(String amount) {
        return new CreditRate(new BigDecimal(amount), Currency.of("EUR"));
    }
}
