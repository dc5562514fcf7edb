package dev.tarn.engine.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.charge.Projection.Progress;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Progress A_THIRD = new Progress(10, 30);

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static final Graduated GRADUATED = new Graduated(List.of(
            new Graduated.Tier(decimal("0"), decimal("10"), decimal("10"), decimal("2")),
            new Graduated.Tier(decimal("11"), null, decimal("5"), decimal("3"))));

    private static void assertProjected(ChargeModel model, String units, String projectedUnits, String amount) {
        var projection = Projection.of(model, A_THIRD, decimal(units), decimal("7"));
        assertThat(projection.units()).isEqualByComparingTo(projectedUnits);
        assertThat(projection.amount()).isEqualByComparingTo(amount);
    }

    @Test
    void units_go_on_as_they_began_and_are_priced_MTR_221() {
        assertProjected(new Standard(decimal("2.5")), "4", "12", "30");
        assertProjected(new PackagePricing(decimal("100"), decimal("10"), decimal("5")), "4", "12", "100");
        assertProjected(GRADUATED, "3.5", "10.5", "107.5");
        assertProjected(GRADUATED, "5", "15", "130");
    }

    @Test
    void flat_amounts_are_due_in_the_tier_that_is_reached_and_not_without_units_MTR_221() {
        assertProjected(GRADUATED, "0", "0", "0");
        var volume = new Volume(List.of(
                new Volume.Tier(decimal("0"), decimal("10"), decimal("2"), decimal("10")),
                new Volume.Tier(decimal("11"), null, decimal("1"), decimal("0"))));
        assertProjected(volume, "4", "12", "12");
        assertProjected(volume, "0", "0", "10");
    }

    @Test
    void where_the_price_depends_on_each_event_the_amount_goes_on_MTR_221() {
        assertProjected(new Dynamic(), "4", "12", "21");
    }

    @Test
    void projected_units_are_rounded_to_two_decimals_and_nothing_is_below_zero_MTR_221() {
        var projection = Projection.of(new Standard(decimal("3")), new Progress(7, 31), decimal("1"), decimal("3"));
        assertThat(projection.units()).isEqualByComparingTo("4.43");
        assertThat(projection.amount()).isEqualByComparingTo("13.29");
        assertProjected(new Standard(decimal("2")), "-4", "0", "0");
    }

    @Test
    void at_the_end_nothing_is_added() {
        var projection =
                Projection.of(new Standard(decimal("3")), new Progress(31, 31), decimal("1.5"), decimal("4.5"));
        assertThat(projection.amount()).isEqualByComparingTo("4.5");
        assertThatThrownBy(() -> new Progress(32, 31)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Progress(0, 31)).isInstanceOf(IllegalArgumentException.class);
    }
}
