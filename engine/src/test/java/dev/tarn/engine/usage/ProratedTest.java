package dev.tarn.engine.usage;

import static dev.tarn.engine.usage.Samples.add;
import static dev.tarn.engine.usage.Samples.decimal;
import static dev.tarn.engine.usage.Samples.event;
import static dev.tarn.engine.usage.Samples.period;
import static dev.tarn.engine.usage.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProratedTest {

    private static final UsagePeriod MAY = period("2023-05-01", "2023-05-31", 31);
    private static final UsagePeriod SUMMER = period("2023-07-09", "2023-08-08", 31);
    private static final SumRollup FIVE_CARRIED = new SumRollup(decimal("5"), 2, BigDecimal.ZERO);

    @Test
    void a_sum_weighs_each_part_by_its_days_MTR_117_CASE_083() {
        var events = List.of(event("2023-05-26", "12"), event("2023-05-26", "12"));
        var usage = ProratedSum.of(FIVE_CARRIED, events, MAY);

        assertThat(usage.pricedUnits()).isEqualTo(decimal("9.64517"));
        assertThat(usage.fullUnits()).isEqualByComparingTo("29");
        assertThat(usage.eventsCount()).isEqualTo(4);
    }

    @Test
    void the_last_day_counts_as_one_day_CASE_083() {
        var events = List.of(event("2023-05-26", "12"), event("2023-05-26", "12"), event("2023-05-31", "4.5"));

        assertThat(ProratedSum.of(FIVE_CARRIED, events, MAY).pricedUnits()).isEqualTo(decimal("9.79033"));
    }

    @Test
    void metric_rounding_applies_to_priced_and_full_units_CASE_084() {
        var events = List.of(event("2023-05-26", "12"), event("2023-05-26", "12.434"));
        var usage = ProratedSum.of(FIVE_CARRIED, events, MAY).rounded(new MetricRounding(RoundingFunction.CEIL, 2));

        assertThat(usage.pricedUnits()).isEqualTo(decimal("9.73"));
        assertThat(usage.fullUnits()).isEqualTo(decimal("29.44"));
    }

    @Test
    void the_carried_part_is_the_first_movement_unless_it_is_zero_PRC_080() {
        var events = List.of(event("2023-05-31", "4.5"), event("2023-05-01", "x"));

        assertThat(ProratedSum.of(FIVE_CARRIED, events, MAY).movements()).hasSize(2);
        assertThat(ProratedSum.of(SumRollup.EMPTY, events, MAY).movements()).hasSize(1);
    }

    @Test
    void an_event_counts_on_its_day_in_the_customers_zone_MTR_111() {
        var losAngeles = period("2023-05-01", "2023-05-31", 31, ZoneId.of("America/Los_Angeles"));
        var lateOnThe30th = List.of(event("2023-05-31T06:59:59Z", "31"));

        assertThat(ProratedSum.of(SumRollup.EMPTY, lateOnThe30th, losAngeles).pricedUnits())
                .isEqualByComparingTo("2");
        assertThat(ProratedSum.of(SumRollup.EMPTY, lateOnThe30th, MAY).pricedUnits())
                .isEqualByComparingTo("1");
    }

    @Test
    void one_old_seat_and_one_added_after_ten_days_CASE_085() {
        var usage = ProratedUniqueCount.of(List.of(add("2023-06-01", "old"), add("2023-07-19", "new")), SUMMER);

        assertThat(usage.pricedUnits()).isEqualTo(decimal("1.67742"));
        assertThat(usage.fullUnits()).isEqualByComparingTo("2");
    }

    @Test
    void the_day_of_removal_is_billed_CASE_086() {
        var usage = ProratedUniqueCount.of(List.of(add("2023-06-01", "a"), remove("2023-07-24", "a")), SUMMER);

        assertThat(usage.pricedUnits()).isEqualTo(decimal("0.51613"));
        assertThat(usage.fullUnits()).isEqualByComparingTo("0");
    }

    @Test
    void a_cut_period_bills_its_days_of_the_full_one_CASE_087() {
        var history = List.of(add("2023-06-01", "a"));
        var upgraded = new UsagePeriod(SUMMER.from(), Samples.instant("2023-07-24T10:00:00Z"), SUMMER.zone(), 31, true);

        assertThat(ProratedUniqueCount.of(history, period("2023-07-09", "2023-07-24", 31))
                        .pricedUnits())
                .isEqualTo(decimal("0.51613"));
        assertThat(ProratedUniqueCount.of(history, period("2023-07-09", "2023-07-23", 31))
                        .pricedUnits())
                .isEqualTo(decimal("0.48388"));
        assertThat(ProratedUniqueCount.of(history, upgraded).pricedUnits()).isEqualTo(decimal("0.48388"));
    }

    @Test
    void added_and_removed_within_the_period_CASE_088() {
        var history = List.of(add("2023-05-02", "a"), remove("2023-05-30", "a"));

        assertThat(ProratedUniqueCount.of(history, MAY).pricedUnits()).isEqualTo(decimal("0.93549"));
    }

    @Test
    void a_day_is_billed_once_however_often_the_value_comes_and_goes_CASE_089() {
        var oneDay = List.of(
                add("2023-05-02T01:00:00Z", "a"),
                remove("2023-05-02T02:00:00Z", "a"),
                add("2023-05-02T03:00:00Z", "a"),
                remove("2023-05-02T04:00:00Z", "a"));
        var threeDays = List.of(
                add("2023-05-02", "a"),
                remove("2023-05-02", "a"),
                add("2023-05-05", "a"),
                remove("2023-05-05", "a"),
                add("2023-05-09", "a"),
                remove("2023-05-09", "a"));

        assertThat(ProratedUniqueCount.of(oneDay, MAY).pricedUnits()).isEqualTo(decimal("0.03226"));
        assertThat(ProratedUniqueCount.of(threeDays, MAY).pricedUnits()).isEqualTo(decimal("0.09678"));
    }

    @Test
    void a_value_removed_before_the_period_costs_nothing_and_takes_no_place_MTR_115() {
        var usage = ProratedUniqueCount.of(List.of(add("2023-04-02", "a"), remove("2023-04-20", "a")), MAY);

        assertThat(usage.pricedUnits()).isEqualByComparingTo("0");
        assertThat(usage.movements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2023-05-01T00:00:00Z, 2023-05-31T23:59:59Z, UTC,              31
            2023-05-01T00:00:00Z, 2023-05-31T00:00:00Z, UTC,              31
            2023-05-01T10:00:00Z, 2023-05-02T09:00:00Z, UTC,              1
            2023-05-01T10:00:00Z, 2023-05-02T11:00:00Z, UTC,              2
            2023-03-01T08:00:00Z, 2023-04-01T06:59:59Z, America/Los_Angeles, 31
            2023-10-28T22:00:00Z, 2023-10-29T22:59:59Z, Europe/Berlin,    1
            """)
    void days_are_counted_by_the_local_clock_MTR_112(String from, String to, String zone, long days) {
        var period = UsagePeriod.of(Samples.instant(from), Samples.instant(to), ZoneId.of(zone), 31);

        assertThat(period.days()).isEqualTo(days);
        assertThat(new UsagePeriod(period.from(), period.to(), period.zone(), 31, true).days())
                .isEqualTo(days - 1);
    }
}
