package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.PricingUnit;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimumsTest {
    private static final Currency EUR = Currency.of("EUR");

    @ParameterizedTest
    @CsvSource({
        "1000, 31, 31, 700, 300",
        "1000, 15, 31, 200, 284",
        "1000, 25, 28, 800, 93",
        "10000, 25, 28, 7000, 1929",
        "233700, 31, 31, 1625, 232075",
    })
    void a_charge_is_lifted_to_its_minimum_PRC_096(long minimum, long days, int duration, long used, long trueUp) {
        var fee = new MinimumCharge(minimum, days, duration)
                .trueUp(used, BigDecimal.valueOf(used), EUR)
                .orElseThrow();

        assertThat(fee.amountCents()).isEqualTo(trueUp);
        assertThat(fee.unitAmountCents()).isEqualTo(trueUp);
        assertThat(fee.units()).isEqualTo(BigDecimal.ONE);
        assertThat(fee.explanation().rule()).isEqualTo("PRC-095");
    }

    @Test
    void a_charge_priced_in_a_unit_of_its_own_is_lifted_in_it_PRC_096() {
        var unit = new PricingUnit(new UUID(1, 2), "credits", "CR", new BigDecimal("0.25"));

        var fee = new MinimumCharge(1000, 31, 31)
                .trueUp(700, BigDecimal.valueOf(700), EUR, unit)
                .orElseThrow();

        assertThat(fee.statedCents()).isEqualTo(300);
        assertThat(fee.amountCents()).isEqualTo(75);
        assertThat(fee.preciseUnitAmount()).isEqualByComparingTo("0.75");
    }

    @Test
    void precise_amounts_are_compared_precisely_PRC_095() {
        var fee = new MinimumCharge(1000, 15, 31)
                .trueUp(200, new BigDecimal("200.4"), EUR)
                .orElseThrow();

        assertThat(fee.preciseAmountCents()).isEqualByComparingTo("283.470967741935484");
        assertThat(fee.preciseUnitAmount()).isEqualByComparingTo("2.834709677419355");
    }

    @ParameterizedTest
    @CsvSource({"1000, 31, 31, 1000", "1000, 31, 31, 1001", "1000, 0, 31, 0", "0, 31, 31, 0"})
    void nothing_is_added_once_the_minimum_is_reached_PRC_095(long minimum, long days, int duration, long used) {
        assertThat(new MinimumCharge(minimum, days, duration).trueUp(used, BigDecimal.valueOf(used), EUR))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EX-60, 1000000, 5,   7,   71429,  642857",
        "EX-61, 1000000, 25,  28,  89286,  803571",
        "EX-62, 1000000, 56,  90,  62222,  560000",
        "EX-63, 1000000, 334, 365, 91507,  823561",
        "EX-64, 1000000, 31,  31,  100000, 900000",
        "EX-65, 1000000, 2,   29,  3690,   65276",
        "EX-28, 1000000, 1,   30,  0,      33333",
    })
    void a_plan_is_lifted_to_its_commitment_BIL_140(
            String id, long commitment, long days, int duration, long fees, long trueUp) {
        var fee = new MinimumCommitment(commitment, days, duration)
                .trueUp(fees, EUR)
                .orElseThrow();

        assertThat(fee.amountCents()).isEqualTo(trueUp);
        assertThat(fee.explanation().rule()).isEqualTo("BIL-140");
    }

    @Test
    void a_commitment_that_is_reached_adds_nothing_BIL_140() {
        assertThat(new MinimumCommitment(100, 30, 30).trueUp(100, EUR)).isEmpty();
    }
}
