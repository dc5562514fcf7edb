package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.Models.decimal;
import static dev.tarn.engine.charge.Models.graduated;
import static dev.tarn.engine.charge.Models.graduatedPercentage;
import static dev.tarn.engine.charge.Models.packageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Decimals;
import dev.tarn.engine.usage.Operation;
import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InAdvanceTest {
    private static InAdvancePeriod sums(ChargeModel model) {
        return new InAdvancePeriod(model, AggregationType.SUM);
    }

    private static ChargeModel standard(String amount) {
        return new Standard(decimal(amount));
    }

    private static ChargeModel percentage(
            String rate, String fixed, long freeEvents, String freeUnits, @Nullable String min, @Nullable String max) {
        return new Percentage(
                decimal(rate),
                decimal(fixed),
                freeEvents,
                decimal(freeUnits),
                min == null ? null : decimal(min),
                max == null ? null : decimal(max));
    }

    private static String shown(FeeAmount fee) {
        return Decimals.text(fee.units()) + " for " + fee.amountCents();
    }

    private static RunningState state(String units, String billed, String prorated) {
        return new RunningState(decimal(units), decimal(billed), decimal(prorated));
    }

    @Test
    void every_event_of_a_count_costs_a_unit_CASE_100() {
        var period = new InAdvancePeriod(standard("10"), AggregationType.COUNT);
        assertThat(shown(period.count())).isEqualTo("1 for 1000");
        assertThat(shown(period.count())).isEqualTo("1 for 1000");
    }

    @Test
    void events_of_a_count_climb_the_tiers_CASE_101() {
        var period = new InAdvancePeriod(graduated("[0-2 @0 +0][3-~ @2 +0]"), AggregationType.COUNT);
        assertThat(shown(period.count())).isEqualTo("1 for 0");
        assertThat(shown(period.count())).isEqualTo("1 for 0");
        assertThat(shown(period.count())).isEqualTo("1 for 200");
    }

    @Test
    void what_goes_down_is_not_refunded_and_comes_back_free_CASE_102() {
        var period = sums(standard("1"));
        assertThat(shown(period.sum("10"))).isEqualTo("10 for 1000");
        assertThat(shown(period.sum("-4"))).isEqualTo("0 for 0");
        assertThat(shown(period.sum("8"))).isEqualTo("4 for 400");
    }

    @Test
    void units_below_the_peak_are_shown_and_cost_nothing_PRC_107() {
        var period = sums(standard("1"));
        period.sum("10");
        period.sum("-4");
        assertThat(shown(period.sum("3"))).isEqualTo("3 for 0");
    }

    @Test
    void a_value_is_billed_once_however_often_it_comes_and_goes_CASE_103() {
        var period = new InAdvancePeriod(standard("12"), AggregationType.UNIQUE_COUNT);
        assertThat(shown(period.unique("add", "1"))).isEqualTo("1 for 1200");
        assertThat(shown(period.unique("remove", "1"))).isEqualTo("0 for 0");
        assertThat(shown(period.unique("add", "1"))).isEqualTo("1 for 0");
        assertThat(shown(period.unique("add", "2"))).isEqualTo("1 for 1200");
        assertThat(shown(period.unique("add", "2"))).isEqualTo("0 for 0");
        assertThat(shown(period.unique("add", "3"))).isEqualTo("1 for 1200");
        assertThat(shown(period.unique("remove", "3"))).isEqualTo("0 for 0");
    }

    @Test
    void an_event_that_opens_a_package_pays_for_all_of_it_CASE_104() {
        var period = sums(packageOf("100", "2", "3"));
        assertThat(shown(period.sum("3"))).isEqualTo("3 for 0");
        assertThat(shown(period.sum("1"))).isEqualTo("1 for 10000");
        assertThat(shown(period.sum("2"))).isEqualTo("2 for 10000");
    }

    @Test
    void the_first_event_bears_the_flat_amount_of_the_first_tier_CASE_105() {
        var period = sums(graduated("[0-5 @0.02 +0.01][6-~ @0.01 +0.01]"));
        assertThat(shown(period.sum("3"))).isEqualTo("3 for 7");
        assertThat(shown(period.sum("1"))).isEqualTo("1 for 2");
        assertThat(shown(period.sum("2"))).isEqualTo("2 for 4");
    }

    @Test
    void the_flat_amount_is_due_once_even_when_the_usage_returns_to_nothing_PRC_075() {
        var period = new InAdvancePeriod(graduated("[0-~ @1 +5]"), AggregationType.UNIQUE_COUNT);
        assertThat(shown(period.unique("add", "1"))).isEqualTo("1 for 600");
        assertThat(shown(period.unique("remove", "1"))).isEqualTo("0 for 0");
        assertThat(shown(period.unique("add", "1"))).isEqualTo("1 for 0");
    }

    @Test
    void free_events_come_first_CASE_106() {
        var period = sums(percentage("5", "1", 2, "0", null, null));
        assertThat(shown(period.sum("8"))).isEqualTo("8 for 0");
        assertThat(shown(period.sum("5"))).isEqualTo("5 for 0");
        assertThat(shown(period.sum("3"))).isEqualTo("3 for 115");

        var parts = (AmountDetails.PercentageParts) period.details();
        assertThat(parts.freeUnits()).isEqualByComparingTo("0");
        assertThat(parts.paidUnits()).isEqualByComparingTo("3");
        assertThat(parts.paidEvents()).isEqualTo(1);
        assertThat(parts.perUnitTotalAmount()).isEqualByComparingTo("0.15");
    }

    @Test
    void free_units_may_end_within_an_event_CASE_107() {
        var period = sums(percentage("5", "1", 0, "120", null, null));
        assertThat(shown(period.sum("100"))).isEqualTo("100 for 0");
        assertThat(shown(period.sum("10"))).isEqualTo("10 for 0");
        assertThat(shown(period.sum("20"))).isEqualTo("20 for 150");
        var parts = (AmountDetails.PercentageParts) period.details();
        assertThat(parts.freeUnits()).isEqualByComparingTo("10");
        assertThat(parts.paidUnits()).isEqualByComparingTo("10");
        assertThat(shown(period.sum("20"))).isEqualTo("20 for 200");
    }

    @Test
    void the_first_event_may_use_up_the_free_units_CASE_108() {
        var period = sums(percentage("5", "1", 0, "3", null, null));
        assertThat(shown(period.sum("5"))).isEqualTo("5 for 110");
        assertThat(shown(period.sum("1"))).isEqualTo("1 for 105");
    }

    @Test
    void minimum_and_maximum_hold_for_each_event_CASE_109() {
        var period = sums(percentage("1", "0.5", 0, "0", "1.75", "2"));
        assertThat(period.sum("100").amountCents()).isEqualTo(175);
        assertThat(period.sum("1000").amountCents()).isEqualTo(200);
        assertThat(period.sum("10000").amountCents()).isEqualTo(200);
    }

    @Test
    void tiers_of_percentages_are_shown_as_what_the_event_adds_to_them_CASE_110() {
        var period = sums(graduatedPercentage("[0-100 @20 +10][101-200 @30 +7][201-~ @40 +5]"));
        assertThat(period.sum("50").amountCents()).isEqualTo(2000);
        assertThat(period.sum("100").amountCents()).isEqualTo(3200);

        var ranges = ((AmountDetails.GraduatedPercentageRanges) period.details()).ranges();
        assertThat(ranges).hasSize(2);
        assertThat(ranges.getFirst().units()).isEqualByComparingTo("50");
        assertThat(ranges.getFirst().flatUnitAmount()).isEqualByComparingTo("0");
        assertThat(ranges.getFirst().perUnitTotalAmount()).isEqualByComparingTo("0.2");
        assertThat(ranges.getFirst().totalWithFlatAmount()).isEqualByComparingTo("10");
        assertThat(ranges.getLast().units()).isEqualByComparingTo("50");
        assertThat(ranges.getLast().flatUnitAmount()).isEqualByComparingTo("7");
        assertThat(ranges.getLast().perUnitTotalAmount()).isEqualByComparingTo("0.44");
        assertThat(ranges.getLast().totalWithFlatAmount()).isEqualByComparingTo("22");
        assertThat(period.sum("300").amountCents()).isEqualTo(12_000);
    }

    @Test
    void dynamic_events_cost_what_they_say_CASE_111() {
        var period = sums(new Dynamic());
        assertThat(shown(period.sum("5", "1234.56"))).isEqualTo("5 for 1235");
        assertThat(shown(period.sum("1", "2.1"))).isEqualTo("1 for 2");
    }

    @Test
    void only_what_is_above_the_peak_is_new_CASE_114() {
        RunningState before = state("4", "10", "0");
        assertThat(InAdvanceUnits.ofSum(before, decimal("10"), null).billedUnits())
                .isEqualByComparingTo("4");
        assertThat(InAdvanceUnits.ofSum(before, decimal("-2"), null).billedUnits())
                .isEqualByComparingTo("0");
    }

    @Test
    void new_units_are_weighted_by_the_days_left_CASE_115() {
        var twoDays = new DayShare(2, 31);
        assertThat(InAdvanceUnits.ofSum(null, decimal("10"), twoDays).proratedUnits())
                .isEqualByComparingTo("0.64517");
        var above = InAdvanceUnits.ofSum(state("4", "10", "3"), decimal("10"), twoDays);
        assertThat(above.proratedUnits()).isEqualByComparingTo("0.25807");
        assertThat(above.shownUnits()).isEqualByComparingTo("4");
        assertThat(above.after().proratedUnits()).isEqualByComparingTo("3.25807");
    }

    @Test
    void current_usage_stands_on_what_was_billed_CASE_114a_CASE_114b_CASE_114c() {
        assertThat(state("4", "6", "0").pricedUnits(decimal("9"))).isEqualByComparingTo("11");
        assertThat(state("4", "6", "3.8").pricedUnits(decimal("9"), new DayShare(31, 31)))
                .isEqualByComparingTo("8.8");
        assertThat(state("4", "6", "3.8").pricedUnits(decimal("9"), new DayShare(17, 31)))
                .isEqualByComparingTo("6.54194");
        assertThat(state("-5", "20", "8.5").pricedUnits(decimal("0"), new DayShare(31, 31)))
                .isEqualByComparingTo("8.5");
    }

    @Test
    void a_period_that_begins_below_zero_bills_from_there_PRC_103() {
        var first = InAdvanceUnits.ofSum(null, decimal("-5"), null);
        assertThat(first.billedUnits()).isEqualByComparingTo("0");
        var second = InAdvanceUnits.ofSum(first.after(), decimal("3"), null);
        assertThat(second.billedUnits()).isEqualByComparingTo("3");
        assertThat(second.after().billedUnits()).isEqualByComparingTo("3");
    }

    @Test
    void an_unknown_value_that_is_removed_changes_nothing_PRC_104() {
        var units = InAdvanceUnits.ofUnique(state("2", "2", "0"), Operation.REMOVE, false, null);
        assertThat(units.after()).isEqualTo(state("2", "2", "0"));
    }

    @Test
    void an_event_alone_is_priced_whatever_was_used_CASE_118_CASE_119() {
        assertThat(alone(percentage("0.1", "0", 3, "0", null, null), "400")).isEqualTo("0.4");
        assertThat(alone(percentage("15", "3", 0, "0", "1", "2"), "100")).isEqualTo("2");
        assertThat(alone(percentage("15", "0", 0, "0", "16", null), "100")).isEqualTo("16");
        assertThat(alone(percentage("12", "2", 0, "0", "13", null), "0")).isEqualTo("13");
        assertThat(alone(percentage("12", "2", 0, "0", null, null), "0")).isEqualTo("2");
        assertThat(alone(standard("2.5"), "4")).isEqualTo("10");
        assertThat(alone(standard("2.5"), "-4")).isEqualTo("0");
        assertThat(InstantPrice.of(new Dynamic(), decimal("1"))).isEmpty();
    }

    private static String alone(ChargeModel model, String units) {
        return Decimals.text(
                InstantPrice.of(model, decimal(units)).orElseThrow().amount());
    }

    @Test
    void without_decreases_the_fees_add_up_to_the_price_of_the_whole_PRC_106() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var model = graduated("[0-10 @10 +2][11-20 @5 +3][21-~ @5 +3]");
        var period = sums(model);
        BigDecimal units = BigDecimal.ZERO;
        long cents = 0;
        for (int i = 0; i < 40; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(5));
            units = units.add(value);
            cents += period.sum(value.toString()).amountCents();
            long whole = model.price(Usage.of(units, i + 1))
                    .amount()
                    .movePointRight(2)
                    .longValueExact();
            assertThat(cents).as("seed %d, event %d", seed, i).isEqualTo(whole);
        }
    }
}
