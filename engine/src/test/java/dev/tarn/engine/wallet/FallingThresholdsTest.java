package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FallingThresholdsTest {
    private static final FallingThresholds THRESHOLDS = new FallingThresholds(
            new TreeSet<>(Stream.of("200", "500", "800").map(BigDecimal::new).toList()), new BigDecimal("100"));

    @Test
    void a_threshold_counts_when_the_value_reaches_it_from_above_PLT_317() {
        assertThat(crossed("1000", "500")).containsExactly("500", "800");
        assertThat(crossed("450", "100")).containsExactly("100", "200");
        assertThat(crossed("600", "-100")).containsExactly("-100", "0", "100", "200", "500");
    }

    @Test
    void a_value_that_rises_or_rests_crosses_nothing_PLT_318() {
        assertThat(crossed("100", "100")).isEmpty();
        assertThat(crossed("100", "900")).isEmpty();
    }

    private static List<String> crossed(String previous, String current) {
        return THRESHOLDS.crossed(new BigDecimal(previous), new BigDecimal(current)).stream()
                .map(threshold -> threshold.value().toPlainString())
                .toList();
    }
}
