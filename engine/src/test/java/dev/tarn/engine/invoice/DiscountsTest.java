package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.Coupon.Discount;
import dev.tarn.engine.invoice.Coupon.Scope;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.time.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscountsTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final Scope EVERYTHING = new Scope.Everything();

    @Test
    void metric_coupons_then_plan_coupons_then_the_others_INV_E8() {
        var fees = List.of(
                fee(1000, "a", "p1"),
                fee(2000, "b", "p1"),
                fee(3000, "c", "p1"),
                fee(4000, "d", "p1"),
                fee(1000, "e", "p2"),
                fee(2000, "f", "p2"),
                fee(3000, "g", "p2"),
                fee(4000, "h", "p2"));
        var c1 = new Coupon("c1", new Scope.Metrics(Set.of("a", "b")), fixed(2000));
        var c2 = new Coupon("c2", new Scope.Plans(Set.of("p2")), fixed(1000));
        var c3 = new Coupon("c3", EVERYTHING, fixed(500));

        var discounts = Discounts.of(List.of(c3, c2, c1), fees, 20_000, EUR);

        assertThat(discounts.credits())
                .extracting(credit -> credit.coupon().id())
                .containsExactly("c1", "c2", "c3");
        assertThat(taken(discounts))
                .containsExactly(
                        "676.47059",
                        "1352.94117",
                        "88.23529",
                        "117.64706",
                        "126.47059",
                        "252.94118",
                        "379.41176",
                        "505.88235");
        assertThat(discounts.amountCents()).isEqualTo(3500);

        var rates = List.of("10", "20", "10", "10", "10", "20", "10", "10");
        var taxable = taxable(discounts, rates);
        assertThat(taxable.stream().map(fee -> FeeTaxes.of(fee).amountCents()))
                .containsExactly(32L, 129L, 291L, 388L, 87L, 349L, 262L, 349L);
        var totals = InvoiceTotals.ofFees(
                        fees.stream().map(DiscountableFee::amountCents).toList())
                .lessCoupons(discounts.amountCents());
        var taxes = InvoiceTaxes.of(taxable, totals.subTotalExcludingTaxesAmountCents());
        assertThat(taxes.amountCents()).isEqualTo(1889);
        assertThat(totals.plusTaxes(taxes.amountCents()).totalAmountCents()).isEqualTo(18_389);
    }

    @Test
    void coupons_are_spread_over_true_ups_too_INV_E9() {
        var fees = List.of(fee(10_000, null, "p"), fee(5000, "m", "p"), fee(3000, "n", "p"), fee(2000, "n", "p"));

        var discounts = Discounts.of(List.of(new Coupon("c", EVERYTHING, fixed(1000))), fees, 20_000, EUR);

        assertThat(taken(discounts)).containsExactly("500", "250", "150", "100");
        var taxable = taxable(discounts, List.of("10", "0", "20", "20"));
        assertThat(taxable.stream().map(fee -> FeeTaxes.of(fee).amountCents())).containsExactly(950L, 0L, 570L, 380L);
        assertThat(InvoiceTaxes.of(taxable, 19_000).amountCents()).isEqualTo(1900);
    }

    @Test
    void a_coupon_takes_no_more_than_what_is_left_INV_E10() {
        var coupons = List.of(new Coupon("c1", EVERYTHING, fixed(1000)), new Coupon("c2", EVERYTHING, fixed(11_000)));

        var discounts = Discounts.of(coupons, List.of(fee(10_000, null, "p")), 10_000, EUR);

        assertThat(discounts.credits())
                .extracting(Discounts.Credit::amountCents)
                .containsExactly(1000L, 9000L);
        assertThat(taken(discounts)).containsExactly("10000");
        assertThat(InvoiceTaxes.of(taxable(discounts, List.of("10")), 0).amountCents())
                .isZero();
    }

    @Test
    void two_subscriptions_can_be_covered_in_full_INV_E11() {
        var coupons = List.of(new Coupon("c1", EVERYTHING, fixed(10_000)), new Coupon("c2", EVERYTHING, fixed(10_000)));

        var discounts = Discounts.of(coupons, List.of(fee(10_000, null, "p"), fee(5000, null, "q")), 15_000, EUR);

        assertThat(taken(discounts)).containsExactly("10000", "5000");
        assertThat(discounts.amountCents()).isEqualTo(15_000);
    }

    @Test
    void the_same_coupon_can_be_applied_twice_INV_E13() {
        var amounts = List.of(99_290L, 299_770L, 3130L, 6460L, 3130L, 1999L);
        var fees = amounts.stream().map(amount -> fee(amount, null, "p")).toList();
        var coupons = List.of(new Coupon("c1", EVERYTHING, fixed(1000)), new Coupon("c2", EVERYTHING, fixed(1000)));

        var discounts = Discounts.of(coupons, fees, 413_779, EUR);

        assertThat(taken(discounts))
                .containsExactly("479.91802", "1448.93772", "15.12884", "31.2244", "15.12884", "9.66216");
        var totals = InvoiceTotals.ofFees(amounts).lessCoupons(2000);
        var taxes = InvoiceTaxes.of(taxable(discounts, List.of("10", "10", "10", "10", "10", "10")), 411_779);
        assertThat(taxes.amountCents()).isEqualTo(41_178);
        assertThat(totals.plusTaxes(41_178).totalAmountCents()).isEqualTo(452_957);
    }

    @Test
    void percentages_round_and_stop_at_the_base_INV_095() {
        var half = new Coupon("half", EVERYTHING, new Discount.Percentage(new BigDecimal("50")));
        var all = new Coupon("all", EVERYTHING, new Discount.Percentage(new BigDecimal("120")));

        assertThat(Discounts.of(List.of(half), List.of(fee(101, null, "p")), 101, EUR)
                        .amountCents())
                .isEqualTo(51);
        assertThat(Discounts.of(List.of(all), List.of(fee(101, null, "p")), 101, EUR)
                        .amountCents())
                .isEqualTo(101);
    }

    @Test
    void coupons_that_do_not_fit_are_not_used_INV_091_INV_092() {
        var dollars = new Coupon("usd", EVERYTHING, new Discount.Fixed(100, Currency.of("USD")));
        var otherMetric = new Coupon("metric", new Scope.Metrics(Set.of("x")), fixed(100));
        var afterAll = new Coupon("late", EVERYTHING, fixed(100));
        var all = new Coupon("all", EVERYTHING, fixed(5000));

        var discounts =
                Discounts.of(List.of(dollars, otherMetric, all, afterAll), List.of(fee(1000, "m", "p")), 1000, EUR);

        assertThat(discounts.credits())
                .extracting(credit -> credit.coupon().id())
                .containsExactly("all");
    }

    @Test
    void what_is_taken_off_the_fees_is_what_the_coupons_give() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 300; round++) {
            var fees = IntStream.rangeClosed(0, random.nextInt(10))
                    .mapToObj(i -> fee(random.nextInt(50_000), "m" + i % 3, "p" + i % 2))
                    .toList();
            var coupons = new ArrayList<Coupon>();
            Stream.of(EVERYTHING, new Scope.Plans(Set.of("p1")), new Scope.Metrics(Set.of("m0", "m2")))
                    .forEach(scope -> coupons.add(new Coupon("c", scope, fixed(random.nextInt(40_000)))));
            long subTotal =
                    fees.stream().mapToLong(DiscountableFee::amountCents).sum();

            var discounts = Discounts.of(coupons, fees, subTotal, EUR);

            var spread = discounts.fees().stream()
                    .map(DiscountableFee::couponsAmountCents)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(discounts.amountCents()).as("%s", seed).isLessThanOrEqualTo(subTotal);
            // Shares are kept with 5 decimals.
            assertThat(spread.subtract(BigDecimal.valueOf(discounts.amountCents()))
                            .abs())
                    .as("%s", seed)
                    .isLessThan(new BigDecimal("0.01"));
            assertThat(discounts.fees())
                    .as("%s", seed)
                    .allMatch(fee -> fee.remainingCents().signum() >= 0);
        }
    }

    private static Discount fixed(long cents) {
        return new Discount.Fixed(cents, EUR);
    }

    private static DiscountableFee fee(long amountCents, @Nullable String metric, String plan) {
        return new DiscountableFee(amountCents, metric, Set.of(plan), BigDecimal.ZERO);
    }

    private static List<String> taken(Discounts discounts) {
        return discounts.fees().stream()
                .map(fee -> fee.couponsAmountCents().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static List<TaxableFee> taxable(Discounts discounts, List<String> rates) {
        return IntStream.range(0, rates.size())
                .mapToObj(i -> {
                    var fee = discounts.fees().get(i);
                    var tax = new TaxRate("vat" + rates.get(i), new BigDecimal(rates.get(i)));
                    return new TaxableFee(
                            fee.amountCents(),
                            BigDecimal.valueOf(fee.amountCents()),
                            fee.couponsAmountCents(),
                            List.of(tax));
                })
                .toList();
    }
}
