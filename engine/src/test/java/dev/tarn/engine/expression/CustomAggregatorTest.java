package dev.tarn.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.expression.CustomAggregator.Definition;
import dev.tarn.engine.expression.CustomAggregator.Sample;
import dev.tarn.engine.money.AmountTooLargeException;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomAggregatorTest {
    private static final long SEED = Long.getLong("tarn.seed", 20_261_125L);
    private static final Map<String, BigDecimal> ONE_VALUE = Map.of("a", BigDecimal.ZERO);

    private static CustomAggregator of(Map<String, BigDecimal> state, Map<String, String> step, String result) {
        return CustomAggregator.of(new Definition(state, step, result));
    }

    private static Sample sample(long second, @Nullable String n) {
        var properties = new HashMap<String, @Nullable String>();
        properties.put("n", n);
        return new Sample(UsageEvent.of(Instant.ofEpochSecond(second), second, n), properties);
    }

    private static BigDecimal units(CustomAggregator aggregator, Sample... samples) {
        return aggregator.aggregate(List.of(samples)).units();
    }

    @Test
    void every_event_moves_the_values_and_the_result_tells_the_quantity_PLT_467() {
        var average = of(
                Map.of("sum", BigDecimal.ZERO, "count", BigDecimal.ZERO),
                Map.of("sum", "state.sum + event.properties.n", "count", "state.count + 1"),
                "round(state.sum / state.count, 4)");

        var aggregated = average.aggregate(List.of(sample(1, "1"), sample(2, "2"), sample(3, "7.5")));

        assertThat(aggregated.units()).isEqualByComparingTo("3.5");
        assertThat(aggregated.totalAggregatedUnits()).isEqualByComparingTo("3.5");
        assertThat(aggregated.eventsCount()).isEqualTo(3);
        assertThat(units(average)).as("a division by zero").isZero();
    }

    @Test
    void all_steps_see_the_values_before_the_event_PLT_467() {
        var last = of(
                Map.of("before", BigDecimal.ZERO, "now", BigDecimal.ZERO),
                Map.of("before", "state.now", "now", "event.properties.n"),
                "state.before * 100 + state.now");

        assertThat(units(last, sample(1, "3"), sample(2, "5"))).isEqualByComparingTo("305");
    }

    @Test
    void the_order_in_which_events_are_given_changes_nothing_PLT_467() {
        var random = new Random(SEED);
        var movement = of(
                Map.of("at", BigDecimal.ZERO, "moved", BigDecimal.ZERO),
                Map.of(
                        "at",
                        "event.properties.n",
                        "moved",
                        "state.moved + greatest(event.properties.n - state.at, state.at - event.properties.n)"),
                "state.moved");
        for (int round = 0; round < 200; round++) {
            var samples = new ArrayList<Sample>();
            BigDecimal expected = BigDecimal.ZERO;
            BigDecimal at = BigDecimal.ZERO;
            for (int second = 0; second < random.nextInt(30); second++) {
                BigDecimal n = BigDecimal.valueOf(random.nextInt(-500, 500), 2);
                expected = expected.add(n.subtract(at).abs());
                at = n;
                samples.add(sample(second, n.toPlainString()));
            }
            Collections.shuffle(samples, random);

            assertThat(movement.aggregate(samples).units())
                    .as("round %d, repeat with -Dtarn.seed=%d", round, SEED)
                    .isEqualByComparingTo(expected);
        }
    }

    @Test
    void an_event_without_a_number_it_needs_leaves_everything_as_it_was_PLT_467() {
        var sum = of(ONE_VALUE, Map.of("a", "state.a + event.properties.n"), "state.a");

        var aggregated = sum.aggregate(List.of(sample(1, "2"), sample(2, null), sample(3, "1e3"), sample(4, "text")));

        assertThat(aggregated.units()).isEqualByComparingTo("2");
        assertThat(aggregated.eventsCount()).isEqualTo(1);
        assertThat(sum.properties()).containsExactly("n");
        assertThat(sum.takesPart(sample(1, "-0.5").properties())).isTrue();
        assertThat(sum.takesPart(Map.of())).isFalse();
    }

    @Test
    void what_grows_out_of_bounds_stops_there_and_is_never_billed_as_nothing_PLT_467() {
        var power = of(Map.of("a", BigDecimal.TEN), Map.of("a", "state.a * state.a"), "state.a");
        var samples = new ArrayList<Sample>();
        for (int second = 0; second < 100; second++) {
            samples.add(sample(second, null));
        }

        var aggregated = power.aggregate(samples);

        assertThat(aggregated.units()).isEqualByComparingTo(BigDecimal.TEN.pow(16));
        assertThat(aggregated.eventsCount()).isEqualTo(4);
        var absurd = of(ONE_VALUE, Map.of("a", "10000000000000"), "state.a * state.a");
        assertThatThrownBy(() -> units(absurd, sample(1, null))).isInstanceOf(AmountTooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state.b",
                "event.code",
                "'text'",
                "concat(state.a, '1')",
                "1 / state.a",
                "1 / 0",
                "round(1, state.a)",
                "round(1, 16)",
                "state.a +",
                "loop(1)"
            })
    void a_step_says_only_what_has_a_value_for_every_event_PLT_467(String step) {
        assertThatThrownBy(() -> of(ONE_VALUE, Map.of("a", step), "state.a"))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.properties.n", "event.timestamp", "'text'", "other", ""})
    void a_result_sees_the_values_only_PLT_467(String result) {
        assertThatThrownBy(() -> of(ONE_VALUE, Map.of("a", "1"), result))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @Test
    void names_and_sizes_are_bounded_PLT_467() {
        var many = new HashMap<String, BigDecimal>();
        for (int i = 0; i <= CustomAggregator.MAX_NAMES; i++) {
            many.put("a" + i, BigDecimal.ZERO);
        }
        String longest = "1" + " ".repeat(CustomAggregator.MAX_EXPRESSION_LENGTH);
        var refused = List.of(
                new Definition(Map.of(), Map.of("a", "1"), "1"),
                new Definition(many, Map.of("a1", "1"), "1"),
                new Definition(Map.of("A", BigDecimal.ZERO), Map.of("A", "1"), "1"),
                new Definition(ONE_VALUE, Map.of(), "1"),
                new Definition(ONE_VALUE, Map.of("b", "1"), "1"),
                new Definition(ONE_VALUE, Map.of("a", longest), "1"),
                new Definition(Map.of("a", BigDecimal.TEN.pow(25)), Map.of("a", "1"), "1"));
        for (Definition definition : refused) {
            assertThatThrownBy(() -> CustomAggregator.of(definition))
                    .as(definition.toString())
                    .isInstanceOf(InvalidExpressionException.class);
        }
    }
}
