package dev.tarn.engine.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.Projection.Projected;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.engine.usage.UsagePeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final Projection TEN_OF_THIRTY = new Projection(10, 30);

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static Projected projected(ChargeModel model, String units, long cents) {
        return TEN_OF_THIRTY.of(model, fee(units, cents));
    }

    private static FeeAmount fee(String units, long cents) {
        var exact = BigDecimal.valueOf(cents);
        var explanation = Explanation.of("MTR-221", "so far", Map.of(), Long.toString(cents));
        return new FeeAmount(EUR, decimal(units), cents, exact, 0, BigDecimal.ZERO, explanation);
    }

    @Test
    void what_is_priced_in_a_unit_of_its_own_is_projected_in_it_and_converted_MTR_220() {
        var unit = new PricingUnit(new UUID(1, 2), "credits", "CR", decimal("0.25"));
        var price = Explanation.of("PRC-060", "units x price", Map.of(), "10");
        var now = unit.fee(EUR, decimal("10"), decimal("10"), decimal("1"), price);

        assertThat(TEN_OF_THIRTY.of(new Standard(decimal("1")), now))
                .isEqualTo(new Projected(decimal("30.00"), 750, 3000L));
        assertThat(Projection.unchanged(now)).isEqualTo(new Projected(decimal("10"), 250, 1000L));
    }

    @Test
    void units_go_on_at_their_price_MTR_221() {
        var model = new Standard(decimal("0.5"));
        assertThat(projected(model, "7", 350)).isEqualTo(new Projected(decimal("21.00"), 1050, null));
        assertThat(new Projection(7, 31).of(model, fee("10", 500)))
                .isEqualTo(new Projected(decimal("44.29"), 2215, null));
    }

    @Test
    void tiers_are_entered_by_what_is_projected_MTR_221() {
        var graduated = new Graduated(List.of(
                new Graduated.Tier(decimal("0"), decimal("10"), decimal("2"), decimal("1")),
                new Graduated.Tier(decimal("11"), null, decimal("1"), decimal("5"))));
        assertThat(projected(graduated, "5", 1100).amountCents()).isEqualTo(3100);
        assertThat(projected(graduated, "0", 100).amountCents()).isZero();
    }

    @Test
    void what_hangs_on_events_grows_with_the_days_MTR_221() {
        var percentage = Percentage.of(decimal("1"), BigDecimal.ZERO);
        assertThat(projected(percentage, "100", 101).amountCents()).isEqualTo(303);
    }

    @Test
    void nothing_becomes_negative_MTR_221() {
        assertThat(projected(new Standard(decimal("1")), "-4", 0)).isEqualTo(new Projected(decimal("-12.00"), 0, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T00:00:00Z, 1, 31",
        "2024-03-10T12:00:00Z, 10, 31",
        "2024-03-31T23:00:00Z, 31, 31",
        "2024-04-07T00:00:00Z, 31, 31",
    })
    void today_counts_and_the_end_is_the_end_MTR_221(Instant now, long elapsed, long total) {
        var period = UsagePeriod.of(
                Instant.parse("2024-03-01T00:00:00Z"),
                Instant.parse("2024-03-31T23:59:59.999999Z"),
                ZoneId.of("UTC"),
                31);
        assertThat(Projection.at(now, period)).isEqualTo(new Projection(elapsed, total));
    }

    @Test
    void a_part_is_not_more_than_the_whole_MTR_221() {
        assertThatThrownBy(() -> new Projection(0, 30)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Projection(31, 30)).isInstanceOf(IllegalArgumentException.class);
    }
}
