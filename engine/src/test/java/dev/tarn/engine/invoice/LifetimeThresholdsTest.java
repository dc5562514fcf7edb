package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.invoice.LifetimeThresholds.Completion;
import dev.tarn.engine.invoice.LifetimeThresholds.Lifetime;
import dev.tarn.engine.invoice.LifetimeThresholds.Passed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeThresholdsTest {
    private static final List<Long> FIXED = List.of(10L, 20L, 31L, 40L);

    private static String passed(LifetimeThresholds thresholds, long invoiced, long progressive, long current) {
        return thresholds.passed(new Lifetime(invoiced, progressive, current)).stream()
                .map(passed -> (passed.recurring() ? "every " : "") + passed.amountCents())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "0,  45, 10 20 31 40 every 5",
        "9,  31, 10 20 31 40",
        "21, 24, 31 40 every 5",
        "40, 2,  ''",
        "41, 4,  every 5",
        "50, 0,  ''",
    })
    void fixed_thresholds_come_before_the_recurring_one_EX_75(long invoiced, long current, String expected) {
        assertThat(passed(new LifetimeThresholds(FIXED, 5L), invoiced, 0, current))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, every 10", "11, 8, ''", "11, 9, every 10", "202, 8, every 10"})
    void a_recurring_threshold_counts_from_its_last_step_EX_76(long invoiced, long current, String expected) {
        assertThat(passed(new LifetimeThresholds(List.of(), 10L), invoiced, 0, current))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 31, 20 31", "9, 12, 20", "11, 20, 31", "50, 10, ''"})
    void what_a_progressive_invoice_has_billed_counts_as_billed_EX_77(long invoiced, long current, String expected) {
        assertThat(passed(new LifetimeThresholds(FIXED, null), invoiced, 10, current))
                .isEqualTo(expected);
    }

    /** EX-74, up to the end of the first period. */
    @Test
    void steps_are_billed_one_after_the_other_EX_74() {
        var thresholds = new LifetimeThresholds(List.of(200L, 500L, 700L), 1000L);
        long used = 0;
        long billed = 0;
        var totals = new java.util.ArrayList<Long>();
        for (long step : List.of(220, 220, 220, 220, 2200, 2200)) {
            used += step;
            if (!thresholds.passed(new Lifetime(0, billed, used)).isEmpty()) {
                totals.add(used - billed);
                billed = used;
            }
        }
        assertThat(totals).containsExactly(220L, 440L, 220L, 2200L, 2200L);
        assertThat(thresholds.passed(new Lifetime(5280, 0, 2200))).containsExactly(new Passed(1000, true));
    }

    @Test
    void usage_below_what_is_billed_passes_nothing_BIL_171() {
        assertThat(passed(new LifetimeThresholds(FIXED, 5L), 0, 10, 9)).isEmpty();
    }

    @Test
    void a_fixed_threshold_is_passed_once_in_a_life_BIL_171() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            var thresholds = new LifetimeThresholds(FIXED, random.nextBoolean() ? 7L : null);
            long billed = 0;
            long used = 0;
            var seen = new java.util.ArrayList<Long>();
            while (used < 100) {
                used += random.nextInt(9);
                var passed = thresholds.passed(new Lifetime(0, billed, used));
                passed.stream().filter(one -> !one.recurring()).forEach(one -> seen.add(one.amountCents()));
                billed = passed.isEmpty() ? billed : used;
            }
            assertThat(seen).as("seed %d", seed).containsExactlyElementsOf(FIXED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,  0.0000 0.0000 0.0000",
        "5,  0.5000 0.0000 0.0000",
        "10, 1.0000 0.0000 0.0000",
        "17, 1.0000 0.7000 0.0000",
        "20, 1.0000 1.0000 0.0000",
        "21, 1.0000 1.0000 0.2000",
        "25, 1.0000 1.0000 1.0000 0.0000",
        "32, 1.0000 1.0000 1.0000 1.0000 0.4000",
    })
    void completion_is_shown_threshold_by_threshold_MTR_232(long total, String ratios) {
        var completion = new LifetimeThresholds(List.of(10L, 20L), 5L).completion(total);
        assertThat(completion.stream().map(one -> one.ratio().toPlainString()).collect(Collectors.joining(" ")))
                .isEqualTo(ratios);
    }

    @Test
    void the_next_step_is_named_by_its_amount_MTR_232() {
        assertThat(new LifetimeThresholds(List.of(10L), 5L).completion(17))
                .extracting(Completion::amountCents)
                .containsExactly(10L, 15L, 20L);
    }

    @Test
    void a_long_life_shows_its_last_steps_only_MTR_232() {
        var completion = new LifetimeThresholds(List.of(), 1L).completion(1_000_000_000L);
        assertThat(completion).hasSize(102);
        assertThat(completion.getLast().ratio()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"0, null", "5, 0", "-1, 4"},
            nullValues = "null")
    void a_threshold_of_nothing_is_none_SUB_081(long fixed, @Nullable Long recurring) {
        assertThatThrownBy(() -> new LifetimeThresholds(List.of(fixed), recurring))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
