package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.Models.P2;
import static dev.tarn.engine.charge.Models.P3;
import static dev.tarn.engine.charge.Models.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Movement;
import dev.tarn.engine.usage.ProratedSum;
import dev.tarn.engine.usage.ProratedUniqueCount;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.SumRollup;
import dev.tarn.engine.usage.UsageEvent;
import dev.tarn.engine.usage.UsagePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProratedGraduatedTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            CASE-050, P2, 5 5 10 -6,   3.5 2.66667 2 -2.2,                     197.33, 14.10
            CASE-051, P2, 2 5 10 -6,   1.4 2.66667 2 -2.2,                     184.33, 16.76
            CASE-052, P2, 1 4 1 -5 -1, 0.7097 1.54839 0.2258 -0.80645 -0.0645, 165.81, 0
            CASE-053, P2, 5 -2,        3.5 -1,                                 125,    41.67
            CASE-054, P2, 4 2 -3,      2.8 1 -0.6,                             180.5,  60.17
            CASE-055, P2, 5 2 -4 10,   3.5 1 -1.6 2,                           190,    14.62
            CASE-056, P2, 5 -100,      2 -33.33,                               0,      0
            CASE-057, P2, '',          '',                                     100,    0
            CASE-058, P3, 75,          75,                                     370,    4.93
            """)
    void movements_pay_the_tiers_they_cross(
            String rule, String model, String full, String prorated, BigDecimal amount, BigDecimal unitAmount) {
        Price price = (model.equals("P2") ? P2 : P3).price(usage(full, prorated));

        assertThat(price.amount().setScale(2, RoundingMode.HALF_UP)).as(rule).isEqualByComparingTo(amount);
        assertThat(price.unitAmount().setScale(2, RoundingMode.HALF_UP))
                .as(rule)
                .isEqualByComparingTo(unitAmount);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0,  10000
            1, 2,  11400
            2, 7,  18400
            3, 1,  16567
            4, 11, 17967
            5, 15, 18300
            6, 75, 18700
            """)
    void a_recurring_sum_over_a_month_CASE_059(int events, String units, String cents) {
        String[] moves = {"10 2", "16 5", "20 -6", "25 10", "26 4", "30 60"};
        var september = month(2023, 9);
        var usage = ProratedSum.of(noHistory(), eventsOf(YearMonth.of(2023, 9), moves, events), september);

        assertThat(usage.fullUnits()).isEqualByComparingTo(units);
        assertThat(cents(P3.price(Usage.of(usage)))).isEqualTo(cents);
    }

    @Test
    void the_carried_sum_is_the_first_movement_CASE_060() {
        var carried = new SumRollup(decimal("75"), 6, BigDecimal.ZERO);
        var october = month(2023, 10);
        var on17th = eventsOf(YearMonth.of(2023, 10), new String[] {"17 20"}, 1);

        assertThat(cents(P3.price(Usage.of(ProratedSum.of(carried, List.of(), october)))))
                .isEqualTo("37000");
        assertThat(cents(P3.price(Usage.of(ProratedSum.of(carried, on17th, october)))))
                .isEqualTo("38935");
    }

    @Test
    void units_from_before_the_subscription_are_carried_CASE_061() {
        var model = new ProratedGraduated(Models.tiers("[0-5 @0 +0][6-~ @12 +0]"));
        var carried = new SumRollup(decimal("10"), 2, BigDecimal.ZERO);
        var december = ProratedSum.of(carried, List.of(), month(2023, 12));
        var january = ProratedSum.of(carried, eventsOf(YearMonth.of(2024, 1), new String[] {"6 2"}, 1), month(2024, 1));

        assertThat(cents(model.price(Usage.of(december)))).isEqualTo("6000");
        assertThat(cents(model.price(Usage.of(january)))).isEqualTo("8013");
        assertThat(january.fullUnits()).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @CsvSource({"1, 10710", "2, 11097", "3, 11484", "4, 11871", "5, 12258", "6, 17371"})
    void a_recurring_unique_count_over_a_month_CASE_062(int adds, String cents) {
        assertThat(cents(P2.price(Usage.of(ProratedUniqueCount.of(seats(adds), month(2023, 10))))))
                .isEqualTo(cents);
    }

    @Test
    void seats_carry_over_to_the_next_month_CASE_062() {
        var november = ProratedUniqueCount.of(seats(6), month(2023, 11));

        assertThat(cents(P2.price(Usage.of(november)))).isEqualTo("20500");
        assertThat(november.fullUnits()).isEqualByComparingTo("6");
    }

    @Test
    void a_seat_removed_before_the_period_takes_no_place_in_a_tier_CASE_063() {
        var model = new ProratedGraduated(Models.tiers("[0-1 @0 +0][2-~ @10 +0]"));
        var history = List.of(
                seat("2024-10-05", "a", "add"),
                seat("2024-10-06", "b", "add"),
                seat("2024-10-07", "c", "add"),
                seat("2024-10-25", "b", "remove"));
        var november = ProratedUniqueCount.of(history, month(2024, 11));

        assertThat(november.fullUnits()).isEqualByComparingTo("2");
        assertThat(cents(model.price(Usage.of(november)))).isEqualTo("1000");
    }

    @Test
    void a_seat_added_after_such_a_removal_does_not_share_the_place_of_another_PRC_081() {
        var model = new ProratedGraduated(Models.tiers("[0-1 @0 +0][2-~ @10 +0]"));
        var history = List.of(
                seat("2024-10-05", "gone", "add"),
                seat("2024-10-06", "first", "add"),
                seat("2024-10-25", "gone", "remove"),
                seat("2024-10-26", "second", "add"));

        assertThat(cents(model.price(Usage.of(ProratedUniqueCount.of(history, month(2024, 11))))))
                .isEqualTo("1000");
    }

    @Test
    void an_add_without_a_share_and_the_remove_of_nothing_are_skipped_PRC_081() {
        var usage = usage("1 -1 2", "0 0 2");

        assertThat(P2.price(usage).amount()).isEqualByComparingTo("120");
    }

    private static Usage usage(String full, String prorated) {
        List<Movement> movements = new ArrayList<>();
        BigDecimal units = BigDecimal.ZERO;
        for (int at = 0; !full.isEmpty() && at < full.split(" ").length; at++) {
            var movement = new Movement(decimal(full.split(" ")[at]), decimal(prorated.split(" ")[at]));
            movements.add(movement);
            units = units.add(movement.proratedUnits());
        }
        return Usage.of(units, movements.size()).withMovements(movements);
    }

    private static SumRollup noHistory() {
        return (SumRollup) Rollup.empty(AggregationType.SUM);
    }

    private static UsagePeriod month(int year, int month) {
        var from =
                YearMonth.of(year, month).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = YearMonth.of(year, month)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return UsagePeriod.of(
                from,
                end.minusMillis(1),
                ZoneOffset.UTC,
                YearMonth.of(year, month).lengthOfMonth());
    }

    private static List<UsageEvent> eventsOf(YearMonth month, String[] daysAndValues, int first) {
        List<UsageEvent> events = new ArrayList<>();
        for (String dayAndValue : List.of(daysAndValues).subList(0, first)) {
            String[] parts = dayAndValue.split(" ");
            var at = month.atDay(Integer.parseInt(parts[0])).atTime(9, 0).toInstant(ZoneOffset.UTC);
            events.add(UsageEvent.of(at, events.size(), parts[1]));
        }
        return events;
    }

    private static List<UsageEvent> seats(int count) {
        String[] days = {"10", "20", "20", "20", "20", "25"};
        List<UsageEvent> seats = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            seats.add(seat("2023-10-" + days[at], "seat-" + at, "add"));
        }
        return seats;
    }

    private static UsageEvent seat(String day, String value, String operation) {
        var at = LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
        return new UsageEvent(at, 0, value, operation, null);
    }

    private static String cents(Price price) {
        return price.amount()
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
