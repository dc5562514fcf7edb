package dev.tarn.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.usage.AlertThresholds.Crossed;
import dev.tarn.engine.usage.AlertThresholds.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertThresholdsTest {
    private static final BigDecimal STEP = BigDecimal.valueOf(100);

    private static List<BigDecimal> values(long... values) {
        return java.util.Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }

    private static String crossed(AlertThresholds thresholds, long previous, long current, Direction direction) {
        return thresholds.crossed(BigDecimal.valueOf(previous), BigDecimal.valueOf(current), direction).stream()
                .map(crossed -> crossed.value().toPlainString())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"8, 30, 10 30", "31, 60, 50", "33, 351, 50 150 250 350", "351, 8, ''", "150, 249, ''"})
    void a_growing_value_crosses_upwards_PLT_317(long previous, long current, String expected) {
        assertThat(crossed(new AlertThresholds(values(10, 30, 50), STEP), previous, current, Direction.INCREASING))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1000, 500, 500 800", "450, 100, 100 200", "600, -100, -100 0 100 200 500", "100, 900, ''"})
    void a_shrinking_value_crosses_downwards_PLT_317(long previous, long current, String expected) {
        assertThat(crossed(new AlertThresholds(values(200, 500, 800), STEP), previous, current, Direction.DECREASING))
                .isEqualTo(expected);
    }

    @Test
    void a_step_that_is_hit_exactly_is_told_once_PLT_318() {
        var thresholds = new AlertThresholds(List.of(), STEP);
        assertThat(crossed(thresholds, 50, 100, Direction.INCREASING)).isEqualTo("100");
        assertThat(crossed(thresholds, 100, 150, Direction.INCREASING)).isEmpty();
        assertThat(crossed(thresholds, 100, 200, Direction.INCREASING)).isEqualTo("200");
    }

    @Test
    void of_a_leap_the_last_steps_are_named_PLT_316() {
        var crossed = new AlertThresholds(List.of(), BigDecimal.ONE)
                .crossed(BigDecimal.ZERO, new BigDecimal("1e9"), Direction.INCREASING);
        assertThat(crossed).hasSize(1000);
        assertThat(crossed.getLast().value()).isEqualByComparingTo("1e9");
        assertThat(crossed).allMatch(Crossed::recurring);
    }

    @Test
    void a_step_of_nothing_is_none_PLT_314() {
        assertThat(Stream.of(0L, -1L))
                .allSatisfy(step -> assertThatThrownBy(() -> new AlertThresholds(List.of(), BigDecimal.valueOf(step)))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
