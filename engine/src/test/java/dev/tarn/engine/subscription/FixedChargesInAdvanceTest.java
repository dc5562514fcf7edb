package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.subscription.FixedChargeUnits.Entry;
import dev.tarn.engine.time.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is paid in advance, what comes on top of it, and what of it outlives a change of plan. */
class FixedChargesInAdvanceTest {
    private static final DateRange APRIL = new DateRange(LocalDate.parse("2024-04-01"), LocalDate.parse("2024-04-30"));
    private static final Window WINDOW =
            new Window(Instant.parse("2024-04-01T00:00:00Z"), Instant.parse("2024-04-30T23:59:59.999999Z"), APRIL);

    @ParameterizedTest
    @CsvSource({"15, 10, false, 5, 5", "5, 10, false, 0, 0", "10, 10, false, 0, 0", "14, 10, true, 4, 2"})
    void only_what_comes_on_top_is_billed_and_today_counts_BIL_136(
            BigDecimal units, BigDecimal paid, boolean prorated, BigDecimal shown, BigDecimal billed) {
        var added = FixedChargeUnits.added(
                units, paid, WINDOW, ZoneOffset.UTC, Instant.parse("2024-04-16T10:00:00Z"), prorated);

        assertThat(added.shown()).isEqualByComparingTo(shown);
        assertThat(added.billed()).isEqualByComparingTo(billed);
    }

    /** However units grow within a period, the fees for what was added come to the units of the whole period, prorated day by day. */
    @Test
    void shares_of_one_period_add_up_to_the_whole() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            boolean prorated = random.nextBoolean();
            var history = new ArrayList<Entry>();
            BigDecimal units = BigDecimal.valueOf(random.nextInt(50));
            history.add(new Entry(units, WINDOW.fromAt().plusSeconds(1), 0));
            BigDecimal billed = of(history, prorated).billed();
            BigDecimal paid = units;
            Instant at = WINDOW.fromAt();
            for (int change = 1; change <= 1 + random.nextInt(5); change++) {
                at = at.plusSeconds(random.nextLong(1, 5 * 86_400L));
                units = units.add(BigDecimal.valueOf(random.nextInt(20)));
                history.add(new Entry(units, at, change));
                var added = FixedChargeUnits.added(units, paid, WINDOW, ZoneOffset.UTC, at, prorated);
                billed = billed.add(added.billed());
                paid = paid.add(added.shown());
            }

            assertThat(billed)
                    .as("seed %d, round %d, %s", seed, round, history)
                    .isCloseTo(of(history, prorated).billed(), within(new BigDecimal("0.00001")));
            assertThat(paid).as("seed %d", seed).isEqualByComparingTo(units);
        }
    }

    private static FixedChargeUnits of(List<Entry> history, boolean prorated) {
        return prorated
                ? FixedChargeUnits.prorated(history, WINDOW, ZoneOffset.UTC)
                : FixedChargeUnits.whole(history, WINDOW);
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 2023-08-01T00:00:00Z, 2023-08-31T23:59:59Z, 11, 532", // EX-30
        "1065, 2025-12-10T12:12:00Z, 2025-12-31T23:59:59Z, 10, 484", // EX-31
        "0, 2025-12-10T12:12:00Z, 2025-12-31T23:59:59Z, 10, 0",
    })
    void an_old_fee_covers_its_share_of_the_new_days_BIL_135(
            long cents, Instant billedAt, Instant toAt, long newDays, long covered) {
        var fee = CoveredFee.of(cents, billedAt, toAt, ZoneOffset.UTC);

        assertThat(fee.coversCents(newDays)).isEqualTo(covered);
        assertThat(fee.explanation(newDays).result()).isEqualTo(Long.toString(covered));
    }

    @Test
    void what_is_covered_leaves_no_less_than_nothing_BIL_135() {
        var price = Explanation.of("PRC-020", "10 units x 1", Map.of(), "10");
        var fee = FeeAmount.ofPrice(Currency.of("EUR"), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE, price);

        var left = fee.less(250, price);
        assertThat(left.amountCents()).isEqualTo(750);
        assertThat(left.preciseAmountCents()).isEqualByComparingTo("750");
        assertThat(left.unitAmountCents()).isEqualTo(75);
        assertThat(fee.less(2_000, price).amountCents()).isZero();
    }

    @Test
    void a_fee_that_was_not_paid_is_refused() {
        assertThatThrownBy(() -> new CoveredFee(100, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
