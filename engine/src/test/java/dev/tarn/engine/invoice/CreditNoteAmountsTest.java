package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.CreditNoteAmounts.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditNoteAmountsTest {

    /** An invoice whose fees are credited one note after the other. */
    private static final class Credited {
        private final List<CreditableFee> fees;
        private final long coupons;
        private BigDecimal rounding = BigDecimal.ZERO;

        Credited(long coupons, CreditableFee... fees) {
            this.coupons = coupons;
            this.fees = new ArrayList<>(Arrays.asList(fees));
        }

        CreditNoteAmounts credit(int fee, String cents) {
            var amount = new BigDecimal(cents);
            CreditableFee before = fees.get(fee);
            var amounts = CreditNoteAmounts.of(List.of(new Item(before, amount)));
            fees.set(
                    fee,
                    new CreditableFee(
                            before.amountCents(),
                            before.couponsAmountCents(),
                            before.creditedAmountCents().add(amount),
                            before.taxes()));
            if (new CreditableInvoice(fees, coupons).remainingCents().signum() == 0) {
                amounts = amounts.exhausting(rounding);
            }
            rounding = rounding.add(
                    BigDecimal.valueOf(amounts.taxesAmountCents()).subtract(amounts.preciseTaxesAmountCents()));
            return amounts;
        }

        BigDecimal creditable() {
            return new CreditableInvoice(fees, coupons).creditableCents();
        }
    }

    private static CreditableFee fee(long amountCents, String coupons, String... rates) {
        var taxes = new ArrayList<TaxRate>();
        for (int i = 0; i < rates.length; i++) {
            taxes.add(new TaxRate("t" + i + "-" + rates[i], new BigDecimal(rates[i])));
        }
        return new CreditableFee(amountCents, new BigDecimal(coupons), BigDecimal.ZERO, taxes);
    }

    private static Item all(CreditableFee fee) {
        return new Item(fee, BigDecimal.valueOf(fee.amountCents()));
    }

    @Test
    void coupons_and_taxes_of_whole_fees_come_back_CRD_E6() {
        var fees = List.of(fee(17_900, "0", "10"), fee(39_900, "25000", "10", "10"));
        var amounts = CreditNoteAmounts.of(
                fees.stream().map(CreditNoteAmountsTest::all).toList());
        assertThat(amounts.taxesAmountCents()).isEqualTo(4770);
        assertThat(amounts.subTotalExcludingTaxesAmountCents()).isEqualTo(32_800);
        assertThat(amounts.totalAmountCents()).isEqualTo(37_570);
        assertThat(amounts.couponsAmountCents()).isEqualTo(25_000);
        assertThat(amounts.ratePercent()).isEqualByComparingTo("14.54268");
        assertThat(new CreditableInvoice(fees, 25_000).ceilingCents()).isEqualTo(57_800 + 1790 + 7980);
    }

    @Test
    void a_part_of_a_fee_brings_its_share_of_the_coupon_CRD_E7() {
        var amounts =
                CreditNoteAmounts.of(List.of(new Item(fee(39_900, "25000", "10", "10"), BigDecimal.valueOf(26_260))));
        assertThat(amounts.couponsAmountCents()).isEqualTo(16_454);
        assertThat(amounts.subTotalExcludingTaxesAmountCents()).isEqualTo(9806);
        assertThat(amounts.taxesAmountCents()).isEqualTo(1961);
        assertThat(amounts.totalAmountCents()).isEqualTo(11_768);
        assertThat(amounts.estimate()).isEqualTo(new CreditNoteAmounts.Estimate(11_767, 1961));
        assertThat(amounts.ratePercent()).isEqualByComparingTo("20");
    }

    @Test
    void an_estimate_is_rounded_so_that_it_adds_up_CRD_E8() {
        var fees = List.of(
                fee(99_290, "479.91802", "10"),
                fee(299_770, "1448.93772", "10"),
                fee(3130, "15.12884", "10"),
                fee(6460, "31.2244", "10"),
                fee(3130, "15.12884", "10"));
        var amounts = CreditNoteAmounts.of(
                fees.stream().map(fee -> new Item(fee, BigDecimal.valueOf(100))).toList());
        assertThat(amounts.couponsAmountCents()).isEqualTo(2);
        assertThat(amounts.subTotalExcludingTaxesAmountCents()).isEqualTo(498);
        assertThat(amounts.estimate()).isEqualTo(new CreditNoteAmounts.Estimate(547, 49));
    }

    @Test
    void the_last_note_makes_up_for_the_rounding_of_the_first_CRD_E9_CRD_E10() {
        var invoice = new Credited(0, fee(6833, "0", "20"), fee(6833, "0", "20"));
        var first = invoice.credit(0, "6833");
        assertThat(first.preciseTaxesAmountCents()).isEqualByComparingTo("1366.6");
        assertThat(first.totalAmountCents()).isEqualTo(8200);
        var last = invoice.credit(1, "6833");
        assertThat(last.preciseTaxesAmountCents()).isEqualByComparingTo("1366.2");
        assertThat(last.totalAmountCents()).isEqualTo(8199);
    }

    @Test
    void notes_together_match_the_invoice_CRD_E11_to_CRD_E14() {
        var invoice =
                new Credited(0, fee(6833, "0", "20"), fee(6833, "0", "20"), fee(6833, "0", "20"), fee(6833, "0", "20"));
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += invoice.credit(i, "6833").totalAmountCents();
        }
        assertThat(invoice.creditable()).isEqualByComparingTo("8200");
        sum += invoice.credit(3, "1367").totalAmountCents();
        assertThat(invoice.creditable()).isEqualByComparingTo("6559");
        sum += invoice.credit(3, "2233").totalAmountCents();
        assertThat(invoice.creditable()).isEqualByComparingTo("3880");
        var last = invoice.credit(3, "3233");
        assertThat(last.preciseTaxesAmountCents()).isEqualByComparingTo("645.4");
        assertThat(last.totalAmountCents()).isEqualTo(3878);
        assertThat(invoice.creditable()).isZero();
        assertThat(sum + last.totalAmountCents()).isEqualTo(32_798);
    }

    @Test
    void a_coupon_over_three_fees_comes_back_note_by_note_CRD_E15_to_CRD_E17() {
        var invoice = new Credited(
                1000, fee(1999, "69.25342", "20"), fee(6833, "236.72267", "20"), fee(20_033, "694.0239", "20"));
        var first = invoice.credit(0, "1999");
        assertThat(first.preciseTaxesAmountCents().setScale(5, RoundingMode.HALF_UP))
                .isEqualByComparingTo("385.94932");
        assertThat(first.totalAmountCents()).isEqualTo(2316);
        assertThat(invoice.creditable().setScale(4, RoundingMode.DOWN)).isEqualByComparingTo("31122.2534");
        assertThat(agreed(invoice.credit(1, "6833"))).isEqualTo(7915);
        assertThat(invoice.creditable().setScale(3, RoundingMode.DOWN)).isEqualByComparingTo("23206.976");
        var last = invoice.credit(2, "20033");
        assertThat(last.taxesAmountCents()).isEqualTo(3868);
        assertThat(last.totalAmountCents()).isEqualTo(23_207);
        assertThat(invoice.creditable()).isZero();
    }

    @Test
    void total_and_parts_that_were_rounded_apart_move_by_a_cent_CRD_E18_to_CRD_E21() {
        assertThat(adjusted("19333.33333", "25")).isEqualTo(24_166);
        assertThat(adjusted("15466.66666", "25")).isEqualTo(19_334);
        assertThat(adjusted("2570.57142", "23.33")).isEqualTo(3171);
        assertThat(new CreditNoteSplit(87_224, 0, 0)
                        .agreeingWith(72_686, 14_537)
                        .creditAmountCents())
                .isEqualTo(87_223);
        assertThat(new CreditNoteSplit(0, 0, 101).agreeingWith(84, 16).offsetAmountCents())
                .isEqualTo(100);
        assertThat(new CreditNoteSplit(0, 100, 1).agreeingWith(84, 16).refundAmountCents())
                .isEqualTo(99);
    }

    private static long adjusted(String item, String rate) {
        var amounts = CreditNoteAmounts.of(List.of(new Item(fee(20_000, "0", rate), new BigDecimal(item))));
        return agreed(amounts);
    }

    /** What a note of these amounts is stored with. */
    private static long agreed(CreditNoteAmounts amounts) {
        return new CreditNoteSplit(amounts.totalAmountCents(), 0, 0)
                .agreeingWith(amounts.subTotalExcludingTaxesAmountCents(), amounts.taxesAmountCents())
                .totalAmountCents();
    }
}
