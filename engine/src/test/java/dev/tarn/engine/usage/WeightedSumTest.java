package dev.tarn.engine.usage;

import static dev.tarn.engine.usage.Samples.decimal;
import static dev.tarn.engine.usage.Samples.event;
import static dev.tarn.engine.usage.Samples.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSumTest {

    private static final UsagePeriod AUGUST = period("2023-08-01", "2023-08-31", 31);
    private static final List<UsageEvent> HOURS_OF_AUGUST = List.of(
            event("2023-08-01T00:00:00Z", "2"),
            event("2023-08-01T01:00:00Z", "3"),
            event("2023-08-01T01:30:00Z", "1"),
            event("2023-08-01T02:00:00Z", "-4"),
            event("2023-08-01T04:00:00Z", "-2"),
            event("2023-08-01T05:00:00Z", "10"),
            event("2023-08-01T05:30:00Z", "-10"));

    @Test
    void each_value_counts_for_as_long_as_it_stood_MTR_109() {
        var aggregated = aggregate(HOURS_OF_AUGUST, AUGUST, "0");

        assertThat(aggregated.units()).isEqualTo(decimal("16.5").divide(decimal("744"), 20, RoundingMode.CEILING));
        assertThat(aggregated.eventsCount()).isEqualTo(7);
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("0");
    }

    @Test
    void a_carried_value_stands_from_the_start_MTR_106_MTR_109() {
        var aggregated = aggregate(HOURS_OF_AUGUST, AUGUST, "1000");

        assertThat(aggregated.units().setScale(5, RoundingMode.HALF_UP)).isEqualTo(decimal("1000.02218"));
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("1000");
    }

    @Test
    void a_late_start_is_measured_against_the_full_period_CASE_078() {
        var march = period("2023-03-05", "2023-03-31", 31);
        var aggregated = aggregate(List.of(event("2023-03-05", "2500")), march, "0");

        assertThat(aggregated.units().setScale(13, RoundingMode.HALF_UP))
                .isEqualTo(decimal("2177.4193548387097").setScale(13, RoundingMode.HALF_UP));
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("2500");
    }

    @Test
    void decreases_weigh_from_their_instant_CASE_079() {
        var april = period("2023-04-01", "2023-04-30", 30);
        var events = List.of(event("2023-04-04", "-2000"), event("2023-04-06", "-200"));
        var aggregated = aggregate(events, april, "2500");

        assertThat(aggregated.units()).isEqualTo(decimal("533.33333333333333333334"));
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("300");
    }

    @Test
    void deltas_of_one_instant_stand_together_CASE_080() {
        var events = List.of(event("2023-08-01", "3"), event("2023-08-01", "3"));
        var aggregated = aggregate(events, AUGUST, "0");

        assertThat(aggregated.units()).isEqualByComparingTo("6");
        assertThat(aggregated.eventsCount()).isEqualTo(2);
    }

    @Test
    void without_events_the_carried_value_stands_all_along_CASE_081() {
        var aggregated = aggregate(List.of(), AUGUST, "1000");

        assertThat(aggregated.units()).isEqualByComparingTo("1000");
        assertThat(aggregated.eventsCount()).isZero();
    }

    @Test
    void a_delta_at_the_last_instant_weighs_next_to_nothing_but_stays_MTR_105() {
        var aggregated = aggregate(List.of(UsageEvent.of(AUGUST.to(), 0, "7")), AUGUST, "0");

        assertThat(aggregated.units()).isLessThan(decimal("0.00001"));
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("7");
    }

    private static Aggregated aggregate(List<UsageEvent> events, UsagePeriod period, String carried) {
        return Rollup.of(AggregationType.WEIGHTED_SUM, events).result(period, new BigDecimal(carried));
    }
}
