package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tarn.engine.time.Seed;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaxesTest {
    private static final TaxRate TEN = rate("vat10", "10");
    private static final TaxRate TWENTY = rate("vat20", "20");

    @Test
    void taxes_of_an_invoice_are_rounded_once_INV_E14() {
        var two = Collections.nCopies(2, fee(6833, TWENTY));
        var four = Collections.nCopies(4, fee(6833, TWENTY));

        assertThat(FeeTaxes.of(two.getFirst()).amountCents()).isEqualTo(1367);
        assertThat(InvoiceTaxes.of(two, 13_666).amountCents()).isEqualTo(2733);
        assertThat(InvoiceTaxes.of(four, 27_332).amountCents()).isEqualTo(5466);
        assertThat(InvoiceTotals.ofFees(List.of(6833L, 6833L)).plusTaxes(2733).totalAmountCents())
                .isEqualTo(16_399);
    }

    @Test
    void fees_below_a_cent_are_taxed_on_their_rounded_amount_INV_E15() {
        var fee = TaxableFee.of(1, new BigDecimal("1.4"), List.of(rate("vat40", "40")));
        var fees = Collections.nCopies(8, fee);

        assertThat(FeeTaxes.of(fee).amountCents()).isZero();
        assertThat(FeeTaxes.of(fee).preciseAmountCents()).isEqualByComparingTo("0.56");
        assertThat(InvoiceTaxes.of(fees, 8).amountCents()).isEqualTo(3);
    }

    @Test
    void the_rate_of_an_invoice_is_weighted_by_what_is_taxed_INV_E12_INV_104() {
        var first = fee(17_900, TEN);
        var second = new TaxableFee(
                39_900, BigDecimal.valueOf(39_900), BigDecimal.valueOf(25_000), List.of(TEN, rate("city", "10")));

        var taxes = InvoiceTaxes.of(List.of(first, second), 32_800);

        assertThat(FeeTaxes.of(first).amountCents()).isEqualTo(1790);
        assertThat(FeeTaxes.of(second).amountCents()).isEqualTo(2980);
        assertThat(FeeTaxes.of(second).ratePercent()).isEqualByComparingTo("20");
        assertThat(taxes.amountCents()).isEqualTo(4770);
        assertThat(taxes.ratePercent()).isEqualByComparingTo("14.54268");
    }

    @Test
    void each_tax_has_its_line_INV_103() {
        var taxes = InvoiceTaxes.of(List.of(fee(1003, TEN), fee(2001, TWENTY), fee(500, TEN)), 3504);

        assertThat(taxes.lines()).extracting(line -> line.tax().code()).containsExactly("vat10", "vat20");
        assertThat(taxes.lines()).extracting(InvoiceTaxes.Line::amountCents).containsExactly(150L, 400L);
        assertThat(taxes.lines()).extracting(InvoiceTaxes.Line::feesAmountCents).containsExactly(1503L, 2001L);
        assertThat(taxes.amountCents()).isEqualTo(551); // 150.3 + 400.2, not 150 + 400
        assertThat(taxes.explanation().steps()).hasSize(2);
        assertThat(taxes.explanation().result()).isEqualTo("551");
    }

    @Test
    void a_rate_of_zero_still_makes_a_line_INV_105() {
        var taxes = InvoiceTaxes.of(List.of(fee(1000, rate("exempt", "0"))), 1000);

        assertThat(taxes.lines()).singleElement().satisfies(line -> {
            assertThat(line.amountCents()).isZero();
            assertThat(line.feesAmountCents()).isEqualTo(1000);
        });
        assertThat(taxes.ratePercent()).isEqualByComparingTo("0");
    }

    @Test
    void without_anything_to_tax_the_rate_is_weighted_by_fees_INV_104() {
        assertThat(InvoiceTaxes.of(List.of(fee(0, TEN), fee(0, TWENTY)), 0).ratePercent())
                .isEqualByComparingTo("15");
        assertThat(InvoiceTaxes.of(List.of(), 0).ratePercent()).isEqualByComparingTo("0");
    }

    @Test
    void the_same_rate_written_differently_is_one_tax() {
        var taxes = InvoiceTaxes.of(List.of(fee(100, rate("vat", "20")), fee(100, rate("vat", "20.00"))), 200);

        assertThat(taxes.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.amountCents()).isEqualTo(40));
    }

    @Test
    void coupons_never_exceed_their_fee() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxableFee(10, BigDecimal.TEN, new BigDecimal("10.00001"), List.of(TEN)));
    }

    @Test
    void invoice_and_fee_taxes_differ_by_rounding_only() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 300; round++) {
            var fees = IntStream.rangeClosed(1, 1 + random.nextInt(20))
                    .mapToObj(_ -> fee(random.nextInt(1_000_000), random.nextBoolean() ? TEN : TWENTY))
                    .toList();
            long subTotal = fees.stream().mapToLong(TaxableFee::amountCents).sum();
            long ofFees = fees.stream()
                    .mapToLong(fee -> FeeTaxes.of(fee).amountCents())
                    .sum();
            long ofInvoice = InvoiceTaxes.of(fees, subTotal).amountCents();

            assertThat(Math.abs(ofFees - ofInvoice)).as("%s", seed).isLessThanOrEqualTo(fees.size() / 2 + 1L);
        }
    }

    private static TaxRate rate(String code, String percent) {
        return new TaxRate(code, new BigDecimal(percent));
    }

    private static TaxableFee fee(long amountCents, TaxRate... taxes) {
        return TaxableFee.of(amountCents, BigDecimal.valueOf(amountCents), List.of(taxes));
    }
}
