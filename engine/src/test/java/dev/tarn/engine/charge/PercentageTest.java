package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.Models.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.charge.AmountDetails.PercentageParts;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {

    private static final RunningTotals R =
            new RunningTotals.Listed(List.of(decimal("50"), decimal("150"), decimal("400")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            CASE-030, 1.3, 2, 3, 250, 800, 11.15
            CASE-031, 1.3, 2, 3, 250, 0,   0
            CASE-032, 1.3, 2, 0, 250, 800, 11.15
            CASE-033, 1.3, 2, 3, 0,   800, 7.2
            CASE-034, 1.3, 2, 3, 500, 800, 7.2
            CASE-036, 1.3, 2, 5, 0,   400, 0
            """)
    void free_events_and_free_units_reduce_the_price(
            String rule, String rate, String fixed, long freeEvents, String freeUnits, String units, String amount) {
        var model = new Percentage(decimal(rate), decimal(fixed), freeEvents, decimal(freeUnits), null, null);
        var usage = Usage.of(decimal(units), 4).withRunningTotals(R);

        assertThat(model.price(usage).amount()).as(rule).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"CASE-035, 1.3, 2, 800, 18.4", "CASE-035, 0, 2, 800, 8", "CASE-037, 2.9, 0, 4, 0.116"})
    void without_allowance_everything_is_charged(String rule, String rate, String fixed, String units, String amount) {
        Price price = Percentage.of(decimal(rate), decimal(fixed)).price(Usage.of(decimal(units), 4));

        assertThat(price.amount()).as(rule).isEqualByComparingTo(amount);
    }

    @Test
    void details_show_both_parts_CASE_030_PRC_089() {
        Price price = free(3, "250").price(Usage.of(decimal("800"), 4).withRunningTotals(R));
        var details = (PercentageParts) price.details();

        assertThat(details.units()).isEqualByComparingTo("800");
        assertThat(details.freeUnits()).isEqualByComparingTo("250");
        assertThat(details.paidUnits()).isEqualByComparingTo("550");
        assertThat(details.freeEvents()).isEqualTo(2);
        assertThat(details.paidEvents()).isEqualTo(2);
        assertThat(details.perUnitTotalAmount()).isEqualByComparingTo("7.15");
        assertThat(details.fixedFeeTotalAmount()).isEqualByComparingTo("4");
        assertThat(details.minMaxAdjustmentTotalAmount()).isEqualByComparingTo("0");
        assertThat(price.unitAmount()).isEqualByComparingTo("0.0139375");
    }

    @Test
    void details_without_units_keep_the_allowance_CASE_031_PRC_089() {
        var details = (PercentageParts) free(3, "250")
                .price(Usage.of(BigDecimal.ZERO, 4).withRunningTotals(R))
                .details();

        assertThat(details.freeUnits()).isEqualByComparingTo("250");
        assertThat(details.paidUnits()).isEqualByComparingTo("0");
        assertThat(details.freeEvents()).isEqualTo(2);
        assertThat(details.paidEvents()).isEqualTo(2);
        assertThat(details.fixedFeeUnitAmount()).isEqualByComparingTo("2");
        assertThat(details.fixedFeeTotalAmount()).isEqualByComparingTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            CASE-038, 3, 0,  10 10 10 10, 0 0 0 510
            CASE-039, 0, 15, 4 4 4 4 10,  0 0 0 501 1011
            CASE-040, 3, 15, 1 1 1 1,     0 0 0 501
            CASE-041, 3, 15, 10 10 10,    0 505 1015
            CASE-042, 0, 12, 4 4 4 4,     0 0 500 1004
            """)
    void the_price_after_each_event_of_one_percent_plus_five(
            String rule, long freeEvents, String freeUnits, String events, String centsAfterEach) {
        var model = new Percentage(BigDecimal.ONE, decimal("5"), freeEvents, decimal(freeUnits), null, null);
        List<BigDecimal> values = new ArrayList<>();
        List<String> cents = new ArrayList<>();
        for (BigDecimal value : decimals(events)) {
            values.add(value);
            BigDecimal units = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var usage = Usage.of(units, values.size())
                    .withRunningTotals(model.runningTotals(AggregationType.SUM, units, values));
            cents.add(model.price(usage)
                    .amount()
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .toPlainString());
        }

        assertThat(cents).as(rule).containsExactly(centsAfterEach.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"2, 30, 12 24", "0, 30, 12 24 36", "2, 0, 12 24", "0, 0, ''"})
    void running_totals_end_where_the_allowance_does_CASE_075(long freeEvents, String freeUnits, String totals) {
        var running =
                free(freeEvents, freeUnits).runningTotals(AggregationType.SUM, decimal("48"), decimals("12 12 12 12"));

        assertThat(running).isEqualTo(new RunningTotals.Listed(decimals(totals)));
    }

    @Test
    void counts_run_one_two_three_PRC_066() {
        var running = free(2, "2.5").runningTotals(AggregationType.UNIQUE_COUNT, decimal("5"), List.of());

        assertThat(running.last()).isEqualByComparingTo("5");
        assertThat(running.at(2)).isEqualByComparingTo("2");
        assertThat(running.countBelow(decimal("2.5"))).isEqualTo(2);
        assertThat(running.countBelow(decimal("3"))).isEqualTo(2);
        assertThat(running.countBelow(decimal("99"))).isEqualTo(5);
        assertThat(running.countBelow(BigDecimal.ZERO)).isZero();
    }

    @Test
    void the_free_events_of_a_count_are_its_free_units_PRC_067() {
        var model = free(2, "0");
        var usage = Usage.of(decimal("5"), 5)
                .withRunningTotals(model.runningTotals(AggregationType.COUNT, decimal("5"), List.of()));

        assertThat(model.price(usage).amount()).isEqualByComparingTo("6.039");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            CASE-043, 2.99, 0, 1.75, 12, 0, 0,     10 80 10000,    16.142
            CASE-044, 2.99, 2, 1.75, 12, 0, 0,     10 80 10000,    18.691
            CASE-045, 2.99, 0, 1.75, 12, 2, 0,     10 80 10000,    12
            CASE-046, 2.99, 0, 1.75, 12, 0, 30,    10 80 10000,    13.794
            CASE-047, 2.99, 0, 1.75, 12, 3, 10000, 10 80 10000,    2.691
            CASE-048, 1,    1, 1.75, 12, 0, 0,     100,            2
            CASE-048, 1,    1, 1.75, 12, 0, 0,     100 1000,       13
            CASE-048, 1,    1, 1.75, 12, 0, 0,     100 1000 10000, 25
            CASE-048, 1,    1, 1.75, 12, 0, 0,     '',             0
            PRC-069,  1,    1, 1.75, 12, 0, 100,   100,            1.75
            PRC-069,  1,    3, 1.75, 12, 0, 0,     -100,           2
            """)
    void each_event_is_held_between_minimum_and_maximum(
            String rule,
            String rate,
            String fixed,
            String min,
            String max,
            long freeEvents,
            String freeUnits,
            String events,
            String amount) {
        var model = new Percentage(
                decimal(rate), decimal(fixed), freeEvents, decimal(freeUnits), decimal(min), decimal(max));
        var values = decimals(events);
        BigDecimal units = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var usage = Usage.of(units, values.size())
                .withEventValues(values)
                .withRunningTotals(model.runningTotals(AggregationType.SUM, units, values));
        Price price = model.price(usage);
        var details = (PercentageParts) price.details();

        assertThat(price.amount()).as(rule).isEqualByComparingTo(amount);
        assertThat(details.perUnitTotalAmount()
                        .add(details.fixedFeeTotalAmount())
                        .add(details.minMaxAdjustmentTotalAmount()))
                .isEqualByComparingTo(amount);
    }

    @Test
    void each_aggregation_says_what_its_events_weigh_PRC_069() {
        var at = Instant.parse("2023-10-01T00:00:00Z");
        var events = List.of(
                UsageEvent.of(at, 3, "9"),
                UsageEvent.of(at, 1, "4"),
                UsageEvent.of(at, 2, "9"),
                UsageEvent.of(at, 0, "x"));

        assertThat(EventValues.of(AggregationType.SUM, 3, events)).isEqualTo(decimals("4 9 9"));
        assertThat(EventValues.of(AggregationType.MAX, 3, events)).isEqualTo(decimals("0 9 0"));
        assertThat(EventValues.of(AggregationType.COUNT, 3, List.of())).isEqualTo(decimals("1 1 1"));
    }

    @Test
    void a_model_says_what_must_be_read_for_it() {
        var limited = new Percentage(BigDecimal.ONE, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ONE, null);

        assertThat(Percentage.of(BigDecimal.ONE, BigDecimal.ONE).needs(AggregationType.SUM))
                .isEqualTo(Needs.NOTHING);
        assertThat(free(3, "0").needs(AggregationType.SUM)).isEqualTo(Needs.FIRST_EVENTS);
        assertThat(free(3, "0").needs(AggregationType.COUNT)).isEqualTo(Needs.NOTHING);
        assertThat(limited.needs(AggregationType.SUM)).isEqualTo(Needs.ALL_EVENTS);
        assertThat(limited.needs(AggregationType.UNIQUE_COUNT)).isEqualTo(Needs.NOTHING);
        assertThat(Models.G.needs(AggregationType.SUM)).isEqualTo(Needs.NOTHING);
        assertThat(Models.P2.needs(AggregationType.SUM)).isEqualTo(Needs.MOVEMENTS);
    }

    @Test
    void usage_is_completed_from_events_where_the_quantity_does_not_tell_PRC_066_PRC_069() {
        var at = Instant.parse("2023-10-01T00:00:00Z");
        var events = List.of(
                UsageEvent.of(at, 2, "100"),
                UsageEvent.of(at, 1, "50"),
                UsageEvent.of(at, 3, "250"),
                UsageEvent.of(at, 4, "400"));
        var limited = new Percentage(BigDecimal.ONE, BigDecimal.ONE, 1, BigDecimal.ZERO, decimal("1.75"), null);

        var sum = free(3, "250").complete(Usage.of(decimal("800"), 4), AggregationType.SUM, events);
        var count = free(2, "0").complete(Usage.of(decimal("5"), 5), AggregationType.COUNT, List.of());
        var limitedCount = limited.complete(Usage.of(decimal("3"), 3), AggregationType.COUNT, List.of());

        assertThat(sum.runningTotals()).isEqualTo(R);
        assertThat(free(3, "250").price(sum).amount()).isEqualByComparingTo("11.15");
        assertThat(free(2, "0").price(count).amount()).isEqualByComparingTo("6.039");
        assertThat(limited.price(limitedCount).amount()).isEqualByComparingTo("3.50");
    }

    private static Percentage free(long events, String units) {
        return new Percentage(decimal("1.3"), decimal("2"), events, decimal(units), null, null);
    }

    private static List<BigDecimal> decimals(String texts) {
        return texts.isEmpty()
                ? List.of()
                : Arrays.stream(texts.split(" ")).map(BigDecimal::new).toList();
    }
}
