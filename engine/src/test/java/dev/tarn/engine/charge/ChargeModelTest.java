package dev.tarn.engine.charge;

import static dev.tarn.engine.charge.Models.G;
import static dev.tarn.engine.charge.Models.GP;
import static dev.tarn.engine.charge.Models.V;
import static dev.tarn.engine.charge.Models.decimal;
import static dev.tarn.engine.charge.Models.graduated;
import static dev.tarn.engine.charge.Models.packageOf;
import static dev.tarn.engine.charge.Models.units;
import static dev.tarn.engine.charge.Models.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.usage.Aggregated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeModelTest {

    private static final Graduated ADJACENT = graduated("[0-0.1 @10 +0][0.1-1 @5 +0][1-~ @2 +0]");

    static Stream<Arguments> worked_cases() {
        var standard = new Standard(decimal("5.12345"));
        return Stream.of(
                arguments("CASE-001", standard, "10", "51.2345", "5.12345"),
                arguments("CASE-003", new Standard(decimal("12.5")), "4", "50", "12.5"),
                arguments("CASE-004", G, "0", "2", "0"),
                arguments("CASE-005", G, "1", "12", "12"),
                arguments("CASE-006", G, "10", "102", "10.2"),
                arguments("CASE-007", G, "11", "110", "10"),
                arguments("CASE-008", G, "12", "115", "9.58333"),
                arguments("CASE-009", G, "21", "163", "7.7619"),
                arguments("CASE-010", G, "10.5", "107.5", "10.2381"),
                arguments("CASE-011", ADJACENT, "0.05", "0.5", "10"),
                arguments("CASE-012", ADJACENT, "0.5", "3", "6"),
                arguments("CASE-013", graduated("[0-0.01 @0 +0][0.01-10 @10 +2][11-~ @5 +3]"), "0", "0", "0"),
                arguments("CASE-014", graduated("[0-~ @0.01 +0.01]"), "4", "0.05", "0.0125"),
                arguments("CASE-015", GP, "0", "200", "0"),
                arguments("CASE-015", GP, "1", "200.01", "200.01"),
                arguments("CASE-015", GP, "10", "200.1", "20.01"),
                arguments("CASE-016", GP, "11", "500.12", "45.4655"),
                arguments("CASE-016", GP, "12", "500.14", "41.6783"),
                arguments("CASE-016", GP, "21", "900.33", "42.8729"),
                arguments("CASE-017", packageOf("100", "10", "0"), "121", "1300", "10.7438"),
                arguments("CASE-018", packageOf("100", "10", "10"), "121", "1200", "10.8108"),
                arguments("CASE-019", packageOf("100", "10", "200"), "121", "0", "0"),
                arguments("CASE-020", packageOf("100", "10", "0"), "3", "100", "33.3333"),
                arguments("CASE-020", packageOf("100", "10", "0"), "15", "200", "13.3333"),
                arguments("CASE-021", packageOf("100", "10", "5"), "3", "0", "0"),
                arguments("CASE-021", packageOf("100", "10", "5"), "12", "100", "14.2857"),
                arguments("PRC-061", packageOf("100", "10", "0"), "10", "100", "10"),
                arguments("PRC-061", packageOf("100", "10", "0"), "10.01", "200", "19.98"),
                arguments("CASE-022", V, "0", "10", "0"),
                arguments("CASE-023", V, "1", "12", "12"),
                arguments("CASE-023", V, "100", "210", "2.1"),
                arguments("CASE-024", V, "100.5", "100.5", "1"),
                arguments("CASE-025", V, "101", "101", "1"),
                arguments("CASE-025", V, "200", "200", "1"),
                arguments("CASE-025", V, "300", "200", "0.6667"),
                arguments("CASE-027", volume("[0-10 @5 +100][11-~ @2 +50]"), "5", "125", "25"),
                arguments("CASE-027", volume("[0-10 @5 +100][11-~ @2 +50]"), "15", "80", "5.3333"),
                arguments("PRC-064", volume("[1-10 @5 +100][11-~ @2 +50]"), "0", "0", "0"),
                arguments("PRC-064", volume("[1-10 @5 +100][11-~ @2 +50]"), "0.5", "102.5", "205"),
                arguments("PRC-064", volume("[0-10 @5 +100][12-~ @2 +50]"), "11", "72", "6.5455"));
    }

    @ParameterizedTest(name = "{0}: {2} units")
    @MethodSource("worked_cases")
    void a_model_prices_units(String rule, ChargeModel model, String units, String amount, String unitAmount) {
        Price price = model.price(units(units));

        assertThat(price.amount()).as(rule).isEqualByComparingTo(amount);
        assertThat(price.unitAmount().setScale(decimal(unitAmount).scale(), RoundingMode.HALF_UP))
                .as(rule)
                .isEqualByComparingTo(unitAmount);
        assertThat(price.explanation().result())
                .as(rule)
                .isEqualTo(price.amount().stripTrailingZeros().toPlainString());
    }

    @Test
    void the_unit_amount_of_prorated_usage_is_per_full_unit_CASE_002() {
        Price price = new Standard(decimal("5.12345")).price(units("10").withFullUnits(decimal("100")));

        assertThat(price.amount()).isEqualByComparingTo("51.2345");
        assertThat(price.unitAmount()).isEqualByComparingTo("0.512345");
    }

    @Test
    void prorated_volume_picks_the_tier_by_full_units_and_prices_weighted_ones_CASE_026() {
        Price price = V.price(units("198.6").withFullUnits(decimal("300")));
        var details = (AmountDetails.VolumeRange) price.details();

        assertThat(price.amount()).isEqualByComparingTo("149.3");
        assertThat(price.unitAmount().setScale(4, RoundingMode.HALF_UP)).isEqualByComparingTo("0.4977");
        assertThat(details.flatUnitAmount()).isEqualByComparingTo("50");
        assertThat(details.perUnitAmount()).isEqualTo(decimal("0.331"));
        assertThat(details.perUnitTotalAmount()).isEqualByComparingTo("99.3");
    }

    @ParameterizedTest
    @CsvSource({"40.2, 20, 2, 0.402, 0.0201", "40.2, 0, 2, 0, 0", "40, 20, 0, 40, 2", "912.0, 20, 2, 9.12, 0.456"})
    void dynamic_prices_are_what_the_events_brought_CASE_028_CASE_029(
            BigDecimal cents, BigDecimal units, int exponent, String amount, String unitAmount) {
        Price price = new Dynamic().price(Usage.of(new Aggregated(units, units, 2, cents), exponent));

        assertThat(price.amount()).isEqualByComparingTo(amount);
        assertThat(price.unitAmount()).isEqualByComparingTo(unitAmount);
    }

    @Test
    void graduated_details_list_the_tiers_visited_CASE_004_CASE_007_PRC_085() {
        var empty = (AmountDetails.GraduatedRanges) G.price(units("0")).details();
        var eleven = (AmountDetails.GraduatedRanges) G.price(units("11")).details();

        assertThat(empty.ranges()).singleElement().satisfies(range -> {
            assertThat(range.units()).isEqualByComparingTo("0");
            assertThat(range.perUnitAmount()).isEqualByComparingTo("0");
            assertThat(range.totalWithFlatAmount()).isEqualByComparingTo("2");
            assertThat(range.toValue()).isEqualByComparingTo("10");
        });
        assertThat(eleven.ranges()).hasSize(2);
        assertThat(eleven.ranges().get(0).units()).isEqualByComparingTo("10");
        assertThat(eleven.ranges().get(0).totalWithFlatAmount()).isEqualByComparingTo("102");
        assertThat(eleven.ranges().get(1).units()).isEqualByComparingTo("1");
        assertThat(eleven.ranges().get(1).totalWithFlatAmount()).isEqualByComparingTo("8");
    }

    @Test
    void graduated_details_split_fractions_CASE_012() {
        var details =
                (AmountDetails.GraduatedRanges) ADJACENT.price(units("0.5")).details();

        assertThat(details.ranges().stream().map(AmountDetails.GraduatedRange::units))
                .containsExactly(decimal("0.1"), decimal("0.4"));
    }

    @Test
    void graduated_percentage_details_show_the_percentage_part_CASE_016_PRC_086() {
        var details =
                (AmountDetails.GraduatedPercentageRanges) GP.price(units("21")).details();

        assertThat(details.ranges().stream()
                        .map(range ->
                                range.perUnitTotalAmount().stripTrailingZeros().toPlainString()))
                .containsExactly("0.1", "0.2", "0.03");
        assertThat(details.ranges().stream()
                        .map(range ->
                                range.totalWithFlatAmount().stripTrailingZeros().toPlainString()))
                .containsExactly("200.1", "300.2", "400.03");
    }

    @ParameterizedTest
    @CsvSource({"0, 121, 0, 121, 10, 100", "10, 121, 10, 111, 10, 100", "200, 121, 200, 0, 10, 100", "10, 0, 0, 0, 0, 0"
    })
    void package_details_show_free_and_paid_units_CASE_017_CASE_019_PRC_088(
            String freeUnits, String units, String free, String paid, String size, String amount) {
        var details = (AmountDetails.PackageUnits)
                packageOf("100", "10", freeUnits).price(units(units)).details();

        assertThat(details.freeUnits()).isEqualByComparingTo(free);
        assertThat(details.paidUnits()).isEqualByComparingTo(paid);
        assertThat(details.perPackageSize()).isEqualByComparingTo(size);
        assertThat(details.perPackageUnitAmount()).isEqualByComparingTo(amount);
    }

    @Test
    void volume_without_units_shows_the_flat_amount_CASE_022_PRC_087() {
        var details = (AmountDetails.VolumeRange) V.price(units("0")).details();

        assertThat(details.flatUnitAmount()).isEqualByComparingTo("10");
        assertThat(details.perUnitAmount()).isEqualByComparingTo("0");
        assertThat(details.perUnitTotalAmount()).isEqualByComparingTo("0");
    }

    @Test
    void an_amount_can_be_recomputed_from_its_explanation() {
        Explanation explanation = G.price(units("11")).explanation();

        assertThat(explanation.result()).isEqualTo("110");
        assertThat(explanation.steps().stream().map(Explanation::text))
                .containsExactly("10 units x 10 + 2", "1 units x 5 + 3");
        assertThat(explanation.steps().stream().map(Explanation::result)).containsExactly("102", "8");
    }

    @Test
    void negative_usage_costs_nothing_PRC_071() {
        var usage = units("-3");

        assertThat(new Standard(decimal("10"))
                        .price(usage)
                        .zeroIfNegative(usage)
                        .amount())
                .isEqualByComparingTo("0");
        assertThat(G.price(usage).zeroIfNegative(usage).amount()).isEqualByComparingTo("0");
        assertThat(V.price(usage).zeroIfNegative(usage).amount()).isEqualByComparingTo("0");
        assertThat(G.price(units("1")).zeroIfNegative(units("1")).amount()).isEqualByComparingTo("12");
    }

    @Test
    void impossible_prices_are_refused_PRC_020_PRC_022_PRC_023() {
        BigDecimal minus = decimal("-1");

        assertRefused(() -> new Standard(minus));
        assertRefused(() -> packageOf("1", "0", "0"));
        assertRefused(() -> packageOf("-1", "1", "0"));
        assertRefused(() -> packageOf("1", "1", "-1"));
        assertRefused(() -> Percentage.of(minus, BigDecimal.ZERO));
        assertRefused(() ->
                new Percentage(BigDecimal.ONE, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.TWO, BigDecimal.ONE));
        assertRefused(() -> graduated("[0-10 @1 +0][12-~ @1 +0]"));
        assertRefused(() -> new Graduated.Tier(BigDecimal.ZERO, null, minus, BigDecimal.ZERO));
        assertRefused(() -> volume("[0-10 @1 +0][10-~ @1 +0]"));
        assertRefused(() -> new Volume(List.of()));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
    }
}
