package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.Models.decimal;
import static dev.tarn.engine.charge.Models.graduated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.charge.Tiers.Bounds;
import dev.tarn.engine.charge.Tiers.Style;
import dev.tarn.engine.usage.Movement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiersTest {

    private static final long SEED = Long.getLong("tarn.seed", 20_260_731L);
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @CsvSource(textBlock = """
            0 ~,               true,  true
            1 ~,               true,  true
            2 ~,               false, false
            0 10 11 ~,         true,  true
            0 10 10 ~,         true,  false
            0 10 12 ~,         false, true
            0 10 13 ~,         false, false
            0 10 9 ~,          false, false
            0 0.1 0.1 1 2 ~,   true,  false
            0 10 11 20,        false, false
            0 ~ 11 ~,          false, false
            0 10 11 11 12 ~,   false, false
            '',                false, false
            """)
    void ranges_follow_each_other_PRC_027(String bounds, boolean graduated, boolean volume) {
        assertThat(Tiers.problems(bounds(bounds), Style.GRADUATED).isEmpty()).isEqualTo(graduated);
        assertThat(Tiers.problems(bounds(bounds), Style.VOLUME).isEmpty()).isEqualTo(volume);
    }

    @Test
    void problems_are_told_in_words_PRC_027() {
        assertThat(Tiers.problems(bounds("2 1 9 10"), Style.VOLUME))
                .containsExactly(
                        "the first range starts at 2, neither 0 nor 1",
                        "the range from 2 ends at 1",
                        "the range from 9 does not follow one that ends at 1",
                        "the last range ends at 10");
    }

    @Test
    void units_of_all_tiers_add_up_to_the_usage_PRC_062() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var model = randomTiers(random, random.nextBoolean(), false);
            BigDecimal units = randomUnits(random);
            var ranges = ((AmountDetails.GraduatedRanges)
                            model.price(Usage.of(units, 1)).details())
                    .ranges();
            BigDecimal sum =
                    ranges.stream().map(AmountDetails.GraduatedRange::units).reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum).as(repeat(round)).isEqualByComparingTo(units);
        }
    }

    @Test
    void the_amount_equals_walking_up_hundredth_by_hundredth_PRC_062() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < 40; round++) {
            var model = randomTiers(random, random.nextBoolean(), true);
            BigDecimal units = BigDecimal.valueOf(random.nextInt(6000), 2);

            assertThat(model.price(Usage.of(units, 1)).amount())
                    .as(repeat(round))
                    .isEqualByComparingTo(naive(model.tiers(), units));
        }
    }

    @Test
    void more_usage_never_costs_less_PRC_062() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var model = randomTiers(random, random.nextBoolean(), true);
            BigDecimal less = randomUnits(random);
            BigDecimal more = less.add(randomUnits(random));

            assertThat(amount(model, more)).as(repeat(round)).isGreaterThanOrEqualTo(amount(model, less));
        }
    }

    @Test
    void without_flat_amounts_the_price_has_no_jumps_between_adjacent_tiers_PRC_062() {
        RandomGenerator random = new SplittableRandom(SEED);
        BigDecimal step = decimal("0.0001");
        for (int round = 0; round < ROUNDS; round++) {
            var model = randomTiers(random, true, false);
            for (Graduated.Tier tier : model.tiers()) {
                BigDecimal edge = tier.from();
                BigDecimal rise = amount(model, edge.add(step)).subtract(amount(model, edge));

                assertThat(rise).as(repeat(round)).isBetween(BigDecimal.ZERO, step.multiply(BigDecimal.TEN));
            }
        }
    }

    @Test
    void prorated_movements_present_all_period_cost_what_plain_graduated_costs_PRC_081() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var plain = randomTiers(random, random.nextBoolean(), true);
            var prorated = new ProratedGraduated(plain.tiers());
            List<Movement> movements = new ArrayList<>();
            BigDecimal units = BigDecimal.ZERO;
            for (int at = random.nextInt(6); at >= 0; at--) {
                BigDecimal more = randomUnits(random).add(decimal("0.01"));
                movements.add(new Movement(more, more));
                units = units.add(more);
            }

            assertThat(prorated.price(Usage.of(units, 1).withMovements(movements))
                            .amount())
                    .as(repeat(round))
                    .isEqualByComparingTo(amount(plain, units));
        }
    }

    private static BigDecimal naive(List<Graduated.Tier> tiers, BigDecimal units) {
        BigDecimal hundredth = decimal("0.01");
        BigDecimal amount = tiers.getFirst().flatAmount();
        int tier = 0;
        for (BigDecimal at = hundredth; at.compareTo(units) <= 0; at = at.add(hundredth)) {
            BigDecimal end = tiers.get(tier).to();
            if (end != null && at.compareTo(end) > 0) {
                tier++;
                amount = amount.add(tiers.get(tier).flatAmount());
            }
            amount = amount.add(hundredth.multiply(tiers.get(tier).unitAmount()));
        }
        return amount;
    }

    private static Graduated randomTiers(RandomGenerator random, boolean adjacent, boolean flats) {
        StringBuilder text = new StringBuilder();
        int from = random.nextInt(2);
        for (int left = random.nextInt(4); left >= 0; left--) {
            int to = from + random.nextInt(1, 15);
            text.append("[%d-%s @%d +%d]"
                    .formatted(from, left == 0 ? "~" : to, random.nextInt(11), flats ? random.nextInt(4) : 0));
            from = adjacent ? to : to + 1;
        }
        return graduated(text.toString());
    }

    private static BigDecimal randomUnits(RandomGenerator random) {
        return BigDecimal.valueOf(random.nextInt(6000), random.nextInt(3));
    }

    private static BigDecimal amount(ChargeModel model, BigDecimal units) {
        return model.price(Usage.of(units, 1)).amount();
    }

    private static List<Bounds> bounds(String text) {
        List<Bounds> bounds = new ArrayList<>();
        String[] values = text.isEmpty() ? new String[0] : text.split(" ");
        for (int at = 0; at + 1 < values.length; at += 2) {
            bounds.add(new Bounds(decimal(values[at]), values[at + 1].equals("~") ? null : decimal(values[at + 1])));
        }
        return bounds;
    }

    private static String repeat(int round) {
        return "round %d, repeat with -Dtarn.seed=%d".formatted(round, SEED);
    }
}
