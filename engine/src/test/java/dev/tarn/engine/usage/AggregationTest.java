package dev.tarn.engine.usage;

import static dev.tarn.engine.usage.Samples.add;
import static dev.tarn.engine.usage.Samples.decimal;
import static dev.tarn.engine.usage.Samples.period;
import static dev.tarn.engine.usage.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationTest {

    private static final UsagePeriod OCTOBER = period("2023-10-01", "2023-10-31", 31);

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource(textBlock = """
            CASE-070, COUNT,  a b c,                          3,     3
            CASE-071, LATEST, 10,                             10,    1
            CASE-071, LATEST, 10 3,                           3,     2
            CASE-071, LATEST, 10 3 50,                        50,    3
            CASE-072, MAX,    5,                              5,     1
            CASE-072, MAX,    5 20,                           20,    2
            CASE-072, MAX,    5 20 3,                         20,    3
            CASE-073, SUM,    12 12 12 12,                    48,    4
            CASE-073, SUM,    2.5 2.5 12 12 12 12,            53,    6
            CASE-074, SUM,    12 12 foo_bar 12 12,            48,    4
            CASE-077, SUM,    0 0 0,                          0,     3
            CASE-090, SUM,    foo 1e3,                        0,     0
            CASE-090, MAX,    foo .5,                         0,     0
            MTR-091,  SUM,    10 -14,                         -4,    2
            MTR-092,  MAX,    -10 -14,                        -10,   2
            MTR-093,  LATEST, 10 -14,                         0,     2
            MTR-094,  UNIQUE_COUNT, a b a,                    2,     2
            """)
    void events_add_up(String rule, AggregationType type, String values, BigDecimal units, long eventsCount) {
        var aggregated = aggregate(type, hourly(values));

        assertThat(aggregated.units()).as(rule).isEqualByComparingTo(units);
        assertThat(aggregated.totalAggregatedUnits()).as(rule).isEqualByComparingTo(units);
        assertThat(aggregated.eventsCount()).as(rule).isEqualTo(eventsCount);
    }

    @ParameterizedTest
    @EnumSource(
            value = AggregationType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CUSTOM"})
    void no_event_adds_up_to_zero(AggregationType type) {
        var aggregated = aggregate(type, List.of());

        assertThat(aggregated.units()).isEqualByComparingTo("0");
        assertThat(aggregated.eventsCount()).isZero();
    }

    @Test
    void of_equal_timestamps_the_last_to_arrive_is_the_latest_MTR_093() {
        var at = Samples.instant("2023-10-05");
        var events = List.of(UsageEvent.of(at, 2, "7"), UsageEvent.of(at, 1, "9"));

        assertThat(aggregate(AggregationType.LATEST, events).units()).isEqualByComparingTo("7");
    }

    @Test
    void repeated_operations_count_once_and_a_remove_of_nothing_counts_nothing_MTR_100() {
        var events = List.of(
                remove("2023-10-01", "a"),
                add("2023-10-02", "a"),
                add("2023-10-03", "a"),
                remove("2023-10-04", "b"),
                add("2023-10-05", "c"),
                remove("2023-10-06", "c"),
                remove("2023-10-07", "c"));

        assertThat(aggregate(AggregationType.UNIQUE_COUNT, events).units()).isEqualByComparingTo("1");
    }

    @Test
    void events_without_the_property_are_one_value_and_unknown_operations_none_MTR_102() {
        var at = Samples.instant("2023-10-05");
        var events = List.of(
                UsageEvent.of(at, 1, null),
                UsageEvent.of(at, 2, null),
                UsageEvent.of(at, 3, ""),
                new UsageEvent(at, 4, "x", "toggle", null),
                new UsageEvent(at, 5, "", "Remove", null));

        assertThat(aggregate(AggregationType.UNIQUE_COUNT, events).units()).isEqualByComparingTo("2");
    }

    @Test
    void a_sum_carries_the_amounts_sent_with_qualifying_events_PRC_070() {
        var at = Samples.instant("2023-10-05");
        var events = List.of(
                new UsageEvent(at, 1, "10", null, decimal("10.1")),
                new UsageEvent(at, 2, "10", null, decimal("901.9")),
                new UsageEvent(at, 3, "1", null, null),
                new UsageEvent(at, 4, "foo", null, decimal("5")));

        assertThat(aggregate(AggregationType.SUM, events).preciseTotalAmountCents())
                .isEqualByComparingTo("912.0");
    }

    @Test
    void a_custom_aggregation_has_no_rollup_MTR_073() {
        assertThatThrownBy(() -> Rollup.empty(AggregationType.CUSTOM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rollups_of_different_aggregations_do_not_merge() {
        assertThatThrownBy(() -> Rollup.empty(AggregationType.SUM).merge(Rollup.empty(AggregationType.COUNT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CountRollup");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ROUND, 2,  123.456, 123.46
            CEIL,  2,  123.456, 123.46
            FLOOR, 2,  123.456, 123.45
            CEIL,  0,  123.456, 124
            ROUND, -2, 123.456, 100
            CEIL,  -2, 123.456, 200
            ROUND, 0,  -2.5,    -3
            CEIL,  0,  -2.5,    -2
            FLOOR, 0,  -2.5,    -3
            ROUND, 9,  123.456, 123.456
            CEIL,  2,  48.434,  48.44
            ,      0,  123.456, 123.456
            """)
    void a_metric_rounds_its_units_MTR_096_CASE_076(
            RoundingFunction function, int precision, BigDecimal units, BigDecimal rounded) {
        assertThat(new MetricRounding(function, precision).apply(units)).isEqualByComparingTo(rounded);
    }

    @Test
    void rounding_touches_units_but_neither_events_nor_amounts_MTR_096() {
        var rounding = new MetricRounding(RoundingFunction.CEIL, 2);
        var aggregated =
                aggregate(AggregationType.SUM, hourly("12 12 12 12.434")).rounded(rounding);

        assertThat(aggregated.units()).isEqualTo(decimal("48.44"));
        assertThat(aggregated.eventsCount()).isEqualTo(4);
    }

    private static Aggregated aggregate(AggregationType type, List<UsageEvent> events) {
        return Rollup.of(type, events).result(OCTOBER, BigDecimal.ZERO);
    }

    private static List<UsageEvent> hourly(String values) {
        List<UsageEvent> events = new ArrayList<>();
        for (String value : values.split(" ")) {
            var at = Samples.instant("2023-10-05").plusSeconds(3600L * events.size());
            events.add(UsageEvent.of(at, events.size(), value));
        }
        return events;
    }
}
