package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails;
import dev.tarn.engine.charge.Standard;
import dev.tarn.engine.charge.Volume;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdjustedFeeTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final Explanation COMPUTED = Explanation.of("BIL-102", "a whole period", Map.of(), "12900");

    private static FeeAmount computed(Currency currency, long cents) {
        return FeeAmount.ofOneUnit(currency, cents, BigDecimal.valueOf(cents), COMPUTED);
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    @Test
    void units_of_a_charge_are_priced_by_its_model_INV_E22() {
        var three = new AdjustedFee(of("3"), null).ofCharge(new Standard(of("5")), computed(EUR, 0));

        assertThat(three.amount().amountCents()).isEqualTo(1_500);
        assertThat(three.amount().units()).isEqualByComparingTo("3");
        assertThat(three.amount().preciseUnitAmount()).isEqualByComparingTo("5");
    }

    @Test
    void a_price_of_a_charge_replaces_its_model_INV_E22() {
        var three = new AdjustedFee(of("3"), of("150.00")).ofCharge(new Standard(of("10")), computed(EUR, 0));

        assertThat(three.amount().amountCents()).isEqualTo(45_000);
        assertThat(three.details()).isEqualTo(new AmountDetails.None());
    }

    @Test
    void units_multiply_the_fee_of_a_plan_INV_E23() {
        assertThat(new AdjustedFee(of("3"), null).ofWhole(computed(EUR, 12_900)).amountCents())
                .isEqualTo(38_700);
        assertThat(new AdjustedFee(of("3"), of("150.00"))
                        .ofWhole(computed(EUR, 12_900))
                        .amountCents())
                .isEqualTo(45_000);
    }

    @Test
    void parts_of_cents_round_half_up_once_INV_155() {
        var fee = new AdjustedFee(of("1.5"), of("0.333")).ofWhole(computed(EUR, 1));

        assertThat(fee.preciseAmountCents()).isEqualByComparingTo("49.95");
        assertThat(fee.amountCents()).isEqualTo(50);
        assertThat(new AdjustedFee(of("3"), of("1.5"))
                        .ofWhole(computed(Currency.of("JPY"), 1))
                        .amountCents())
                .isEqualTo(5);
        assertThat(new AdjustedFee(of("1"), of("1.0005"))
                        .ofWhole(computed(Currency.of("KWD"), 1))
                        .amountCents())
                .isEqualTo(1_001);
    }

    @Test
    void the_parts_of_the_price_follow_the_units_INV_154() {
        var volume = new Volume(List.of(
                new Volume.Tier(of("0"), of("10"), of("2"), BigDecimal.ZERO),
                new Volume.Tier(of("11"), null, of("1"), of("4"))));
        var fee = new AdjustedFee(of("20"), null).ofCharge(volume, computed(EUR, 0));

        assertThat(fee.amount().amountCents()).isEqualTo(2_400);
        assertThat(fee.details()).isInstanceOf(AmountDetails.VolumeRange.class);
    }

    @Test
    void the_explanation_shows_what_was_entered_and_what_was_computed() {
        var explanation = new AdjustedFee(of("3"), of("150"))
                .ofWhole(computed(EUR, 12_900))
                .explanation()
                .steps()
                .getFirst();

        assertThat(explanation.rule()).isEqualTo("INV-155");
        assertThat(explanation.inputs())
                .containsEntry("units", "3")
                .containsEntry("unit_amount", "150")
                .containsEntry("computed_amount_cents", "12900");
        assertThat(explanation.steps()).containsExactly(COMPUTED);
    }

    @Test
    void nothing_negative_and_no_price_without_units_is_an_adjustment() {
        assertThatThrownBy(() -> new AdjustedFee(of("-1"), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdjustedFee(of("1"), of("-1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdjustedFee(null, of("1"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new AdjustedFee(null, null).changesAmount()).isFalse();
    }
}
