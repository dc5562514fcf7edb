package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.time.Interval;
import dev.tarn.engine.wallet.TopUp.Limits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopUpTest {

    @Test
    void the_amount_is_bought_as_often_as_it_takes_CRD_E50() {
        assertThat(fixed("-429.8", "0", "0", Limits.NONE)).isEqualByComparingTo("450");
        assertThat(fixed("-50", "0", "0", Limits.NONE)).isEqualByComparingTo("100");
        assertThat(fixed("-100", "0", "0", Limits.NONE)).isEqualByComparingTo("150");
        assertThat(fixed("9", "0", "0", Limits.NONE)).isEqualByComparingTo("50");
    }

    @Test
    void what_is_under_way_or_granted_counts_and_the_maximum_holds_CRD_E51() {
        assertThat(fixed("-429.8", "50", "0", Limits.NONE)).isEqualByComparingTo("400");
        assertThat(fixed("-429.8", "0", "50", Limits.NONE)).isEqualByComparingTo("400");
        assertThat(fixed("-429.8", "0", "0", new Limits(null, dec("100")))).isEqualByComparingTo("100");
    }

    @Test
    void a_target_is_reached_and_the_minimum_holds_CRD_E52() {
        var topUp = new TopUp(dec("4"), BigDecimal.ZERO);

        assertThat(topUp.toTarget(dec("10"), Limits.NONE)).isEqualByComparingTo("6");
        assertThat(topUp.toTarget(dec("10"), new Limits(dec("50"), dec("5")))).isEqualByComparingTo("50");
    }

    @Test
    void a_minimum_in_cents_counts_at_the_wallets_rate_CRD_E53() {
        var rate = new CreditRate(dec("0.5"), Currency.of("EUR"));
        var limits = new Limits(rate.credits(2500), null);

        assertThat(new TopUp(dec("100"), BigDecimal.ZERO).toTarget(dec("101"), limits))
                .isEqualByComparingTo("50");
    }

    @Test
    void a_target_that_is_reached_needs_nothing_CRD_E54() {
        assertThat(new TopUp(dec("5.5"), BigDecimal.ZERO).toTarget(dec("200"), Limits.NONE))
                .isEqualByComparingTo("194.5");
        assertThat(new TopUp(dec("200"), BigDecimal.ZERO).toTarget(dec("200"), new Limits(dec("50"), null)))
                .isZero();
    }

    @Test
    void a_purchase_under_way_holds_the_rule_back_CRD_252() {
        assertThat(new TopUp(dec("10"), BigDecimal.ZERO).reaches(dec("10"))).isTrue();
        assertThat(new TopUp(dec("10.01"), BigDecimal.ZERO).reaches(dec("10"))).isFalse();
        assertThat(new TopUp(dec("5"), dec("6")).reaches(dec("10"))).isFalse();
    }

    @Test
    void each_interval_has_its_days_CRD_251() {
        var anchor = LocalDate.parse("2024-01-31");
        assertThat(days(Interval.WEEKLY, anchor)).containsExactly("2024-02-07", "2024-02-14", "2024-02-21");
        assertThat(days(Interval.MONTHLY, anchor)).containsExactly("2024-02-29", "2024-03-31", "2024-04-30");
        assertThat(days(Interval.QUARTERLY, anchor)).containsExactly("2024-04-30", "2024-07-31", "2024-10-31");
        assertThat(days(Interval.SEMIANNUAL, anchor)).containsExactly("2024-07-31", "2025-01-31", "2025-07-31");
        assertThat(days(Interval.YEARLY, LocalDate.parse("2024-02-29")))
                .containsExactly("2025-02-28", "2026-02-28", "2027-02-28");
    }

    @Test
    void nothing_is_due_before_the_anchor_CRD_251() {
        var days = new TopUpDays(Interval.MONTHLY, LocalDate.parse("2024-03-15"));

        assertThat(days.nextAfter(LocalDate.parse("2024-01-15"))).isEqualTo("2024-03-15");
        assertThat(days.nextAfter(LocalDate.parse("2024-03-15"))).isEqualTo("2024-04-15");
    }

    private static Stream<String> days(Interval interval, LocalDate anchor) {
        var days = new TopUpDays(interval, anchor);
        return Stream.iterate(days.nextAfter(anchor), days::nextAfter).limit(3).map(LocalDate::toString);
    }

    private static BigDecimal fixed(String ongoing, String pending, String granted, Limits limits) {
        return new TopUp(dec(ongoing), dec(pending)).fixed(dec("10"), dec("50"), dec(granted), limits);
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }
}
