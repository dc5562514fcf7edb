package dev.tarn.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.time.Seed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final Explanation PRICE = Explanation.of("PRC-060", "a price", Map.of(), "1");

    @ParameterizedTest
    @CsvSource({"EUR, 2", "USD, 2", "JPY, 0", "KRW, 0", "KWD, 3", "TND, 3", "CLF, 4"})
    void currencies_know_their_decimals(String code, int exponent) {
        assertThat(Currency.of(code).exponent()).isEqualTo(exponent);
    }

    @Test
    void unknown_currencies_are_refused() {
        assertThat(Currency.find("eur")).isEmpty();
        assertThat(Currency.find("XXX")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Currency.of("EURO"));
        assertThat(Currency.supportedCodes()).hasSizeGreaterThan(140).contains("EUR", "JPY", "KWD", "ZMW");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1",
        "-0.5, -1",
        "0.4999999999999999999, 0",
        "1.5, 2",
        "-2.5, -3",
        "1e-2000000000, 0",
        "0e-2000000000, 0"
    })
    void half_up_is_half_away_from_zero_INV_001(BigDecimal value, long rounded) {
        assertThat(Rounding.toCents(value)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({
        "1.234, 2, 1.24, 1.23",
        "-1.234, 2, -1.23, -1.24",
        "155, -1, 160, 150",
        "1e-900000000, 1, 0.1, 0.0",
        "7, 0, 7, 7"
    })
    void ceil_and_floor_go_toward_the_infinities_MTR_001(
            BigDecimal value, int decimals, BigDecimal ceil, BigDecimal floor) {
        assertThat(Rounding.ceil(value, decimals)).isEqualByComparingTo(ceil);
        assertThat(Rounding.floor(value, decimals)).isEqualByComparingTo(floor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e19", "9223372036854775807.5", "1e2000000000", "-1e30"})
    void amounts_beyond_64_bits_are_refused(String cents) {
        assertThatExceptionOfType(AmountTooLargeException.class)
                .isThrownBy(() -> Rounding.toCents(new BigDecimal(cents)));
    }

    @Test
    void sums_beyond_64_bits_are_refused() {
        var most = new Money(Long.MAX_VALUE, EUR);

        assertThatExceptionOfType(AmountTooLargeException.class).isThrownBy(() -> most.plus(new Money(1, EUR)));
        assertThatExceptionOfType(AmountTooLargeException.class).isThrownBy(() -> new Money(-2, EUR).minus(most));
        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.zero(Currency.of("JPY"))));
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 533.3333333333333333, 53333, 53333.333333333333330",
        "EUR, 0.005, 1, 0.5",
        "JPY, 10.5, 11, 10.5",
        "KWD, 1.23456, 1235, 1234.56",
    })
    void a_price_becomes_cents_of_its_currency_PRC_076(String code, BigDecimal amount, long cents, BigDecimal precise) {
        var fee = FeeAmount.ofPrice(Currency.of(code), BigDecimal.ONE, amount, amount, PRICE);

        assertThat(fee.amountCents()).isEqualTo(cents);
        assertThat(fee.preciseAmountCents()).isEqualByComparingTo(precise);
        assertThat(fee.explanation().steps()).containsExactly(PRICE);
        assertThat(fee.explanation().result()).isEqualTo(Long.toString(cents));
    }

    @Test
    void unit_amounts_are_truncated_PRC_076() {
        var fee = FeeAmount.ofPrice(EUR, BigDecimal.TEN, new BigDecimal("33.258"), new BigDecimal("3.3258"), PRICE);

        assertThat(fee.unitAmountCents()).isEqualTo(332);
        assertThat(fee.preciseUnitAmount()).isEqualTo(new BigDecimal("3.325800000000000"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "1, -5", "-1, -5"})
    void negative_units_or_amounts_bill_nothing_PRC_071(BigDecimal units, BigDecimal amount) {
        var fee = FeeAmount.ofPrice(EUR, units, amount, BigDecimal.TEN, PRICE);

        assertThat(fee.units()).isEqualTo(BigDecimal.ZERO);
        assertThat(fee.amountCents()).isZero();
        assertThat(fee.preciseAmountCents()).isEqualByComparingTo("0");
        assertThat(fee.explanation().rule()).isEqualTo("PRC-071");
    }

    @Test
    void absurd_prices_are_refused_not_wrapped_around() {
        var absurd = new BigDecimal("1e40");

        assertThatExceptionOfType(AmountTooLargeException.class)
                .isThrownBy(() -> FeeAmount.ofPrice(EUR, BigDecimal.ONE, absurd, absurd, PRICE));
    }

    @Test
    void prices_in_a_pricing_unit_are_converted_after_rounding_PRC_053() {
        var unit = unit("0.25");

        var fee = FeeAmount.ofPrice(
                unit, EUR, BigDecimal.valueOf(3), new BigDecimal("3.0049"), new BigDecimal("1.0099"), PRICE);

        assertThat(fee.inUnit())
                .isEqualTo(new PricingUnitAmount(unit, 300, new BigDecimal("300.49"), 100, new BigDecimal("1.0099")));
        assertThat(fee.amountCents()).isEqualTo(75);
        assertThat(fee.preciseAmountCents()).isEqualByComparingTo("75");
        assertThat(fee.unitAmountCents()).isEqualTo(25);
        assertThat(fee.preciseUnitAmount()).isEqualByComparingTo("0.25");
        assertThat(fee.statedCents()).isEqualTo(300);
        assertThatIllegalArgumentException().isThrownBy(() -> unit("0"));
    }

    @Test
    void three_hundred_units_at_one_of_a_pricing_unit_that_is_worth_half_CASE_126() {
        var units = BigDecimal.valueOf(300);

        var fee = FeeAmount.ofPrice(unit("0.5"), EUR, units, units, BigDecimal.ONE, PRICE);

        assertThat(fee.amountCents()).isEqualTo(15_000);
        assertThat(fee.statedCents()).isEqualTo(30_000);
    }

    @Test
    void a_pricing_unit_is_worth_a_whole_amount_of_a_currency_without_cents_PRC_053() {
        var price = new BigDecimal("12.345");

        var fee = FeeAmount.ofPrice(unit("100"), Currency.of("JPY"), BigDecimal.ONE, price, price, PRICE);

        assertThat(fee.statedCents()).isEqualTo(1235);
        assertThat(fee.amountCents()).isEqualTo(1235);
    }

    @Test
    void without_a_pricing_unit_a_price_is_in_the_currency_PRC_053() {
        var fee = FeeAmount.ofPrice(null, EUR, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TEN, PRICE);

        assertThat(fee.pricingUnit()).isNull();
        assertThat(fee.statedCents()).isEqualTo(fee.amountCents()).isEqualTo(1000);
        assertThat(fee.preciseStatedCents()).isEqualByComparingTo(fee.preciseAmountCents());
    }

    private static PricingUnit unit(String conversionRate) {
        return new PricingUnit(new UUID(1, 2), "credits", "CR", new BigDecimal(conversionRate));
    }

    @Test
    void the_largest_remainder_gets_the_missing_cent() {
        assertThat(Allocation.byLargestRemainder(100, numbers("1 1 1"))).containsExactly(34L, 33L, 33L);
        assertThat(Allocation.byLargestRemainder(10, numbers("0.1 0.25 0.65"))).containsExactly(1L, 3L, 6L);
        assertThat(Allocation.byLargestRemainder(-100, numbers("1 1 1"))).containsExactly(-34L, -33L, -33L);
        assertThat(Allocation.byLargestRemainder(0, numbers("0 0"))).containsExactly(0L, 0L);
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.byLargestRemainder(1, numbers("0 0")));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.byLargestRemainder(1, numbers("2 -1")));
    }

    @Test
    void shares_add_up_and_stay_within_a_cent() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            long total = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            var weights = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(_ -> BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(6)))
                    .toList();
            var whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var shares = Allocation.byLargestRemainder(total, weights);

            assertThat(shares.stream().mapToLong(Long::longValue).sum())
                    .as("%s", seed)
                    .isEqualTo(total);
            for (int i = 0; i < shares.size(); i++) {
                var exact = BigDecimal.valueOf(total).multiply(weights.get(i));
                var error = BigDecimal.valueOf(shares.get(i))
                        .multiply(whole)
                        .subtract(exact)
                        .abs();
                assertThat(error).as("%s: share %d", seed, i).isLessThanOrEqualTo(whole);
            }
        }
    }

    private static List<BigDecimal> numbers(String text) {
        return List.of(text.split(" ", -1)).stream().map(BigDecimal::new).toList();
    }
}
