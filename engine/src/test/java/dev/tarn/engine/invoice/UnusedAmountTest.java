package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.CreditNoteAmounts.Item;
import dev.tarn.engine.invoice.UnusedAmount.Wish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusedAmountTest {

    private static UnusedAmount of(long plan, int days, String from, String to, String ended) {
        return new UnusedAmount(
                plan, days, LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(ended), null, false);
    }

    private static CreditableFee fee(long cents, String coupons, String credited, String rate) {
        return new CreditableFee(
                cents,
                new BigDecimal(coupons),
                new BigDecimal(credited),
                List.of(new TaxRate("vat", new BigDecimal(rate))));
    }

    @ParameterizedTest(name = "{0}: {5} of {4} taken back")
    @CsvSource({
        "CRD-E18, 20000, 25,    30, 2024-04-30, 19333.33333, 19333, 4833, 24166",
        "CRD-E19, 16000, 25,    30, 2024-04-30, 15466.66666, 15467, 3867, 19334",
        "CRD-E20, 2999,  23.33, 7,  2024-04-07, 2570.57142,  2571,  600,  3171",
    })
    void ended_on_its_first_day_all_other_days_are_owed(
            String id,
            long plan,
            String rate,
            int days,
            String to,
            String item,
            long subTotal,
            long taxes,
            long total) {
        var unused = of(plan, days, "2024-04-01", to, "2024-04-01");
        var fee = fee(plan, "0", "0", rate);

        assertThat(unused.itemCents(fee)).isEqualByComparingTo(item);
        var amounts = CreditNoteAmounts.of(List.of(new Item(fee, unused.itemCents(fee))));
        assertThat(amounts.subTotalExcludingTaxesAmountCents()).isEqualTo(subTotal);
        assertThat(amounts.taxesAmountCents()).isEqualTo(taxes);
        assertThat(new CreditNoteSplit(amounts.totalAmountCents(), 0, 0)
                        .agreeingWith(subTotal, taxes)
                        .totalAmountCents())
                .isEqualTo(total);
    }

    @Test
    void the_day_of_an_upgrade_is_owed_as_well_BIL_120() {
        var march = of(1000, 31, "2024-03-05", "2024-03-31", "2024-03-12");
        assertThat(march.unusedDays()).isEqualTo(19);
        assertThat(upgraded(march).unusedDays()).isEqualTo(20);
        assertThat(of(1000, 31, "2024-02-01", "2024-02-29", "2024-03-01").unusedDays())
                .as("the period is over")
                .isZero();
    }

    private static UnusedAmount upgraded(UnusedAmount unused) {
        return new UnusedAmount(
                unused.planAmountCents(),
                unused.periodDays(),
                unused.periodFrom(),
                unused.periodTo(),
                unused.endedOn(),
                unused.trialEndsOn(),
                true);
    }

    private static UnusedAmount withTrial(UnusedAmount unused, @Nullable String trialEndsOn) {
        return new UnusedAmount(
                unused.planAmountCents(),
                unused.periodDays(),
                unused.periodFrom(),
                unused.periodTo(),
                unused.endedOn(),
                trialEndsOn == null ? null : LocalDate.parse(trialEndsOn),
                false);
    }

    @Test
    void days_in_trial_are_not_owed_CRD_141() {
        var march = of(3100, 31, "2024-03-01", "2024-03-31", "2024-03-10");
        assertThat(withTrial(march, "2024-03-20").unusedDays()).isEqualTo(12);
        assertThat(withTrial(march, "2024-04-05").unusedDays()).isZero();
        assertThat(withTrial(march, "2024-03-08").unusedDays()).isEqualTo(21);
        assertThat(withTrial(march, "2024-03-08").usedDays()).isEqualTo(3);
    }

    @Test
    void at_most_the_fee_is_owed_and_less_what_was_credited_before_CRD_142() {
        var march = of(3100, 31, "2024-03-01", "2024-03-31", "2024-03-15");
        assertThat(march.itemCents(fee(3100, "0", "0", "20"))).isEqualByComparingTo("1600");
        assertThat(march.itemCents(fee(1000, "0", "0", "20"))).isEqualByComparingTo("1000");
        assertThat(march.itemCents(fee(3100, "0", "200", "20"))).isEqualByComparingTo("1400");
        assertThat(march.itemCents(fee(3100, "0", "1700", "20"))).isEqualByComparingTo("0");
    }

    /** Monthly 3100 at 20 %, ended on the 15th of 31 days; two such fees on the invoice. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CRD-E22, refund, 7440, 0,   0,   1920, 1920, 0,   0",
        "CRD-E23, refund, 5580, 0,   0,   1920, 990,  930, 0",
        "CRD-E23, offset, 5580, 0,   0,   1920, 990,  0,   930",
        "CRD-E24, refund, 930,  0,   0,   1920, 0,    1920, 0",
        "CRD-E25, refund, 5580, 0,   200, 1680, 990,  690, 0",
        "CRD-E26, refund, 5580, 500, 200, 1409, 1035, 374, 0",
        "BIL-123, credit, 7440, 0,   0,   1920, 0,    1920, 0",
    })
    void what_was_paid_and_not_used_is_refunded_the_rest_credited_or_offset(
            String id,
            String wish,
            long paid,
            long coupon,
            String credited,
            long total,
            long refund,
            long credit,
            long offset) {
        var unused = of(3100, 31, "2024-03-01", "2024-03-31", "2024-03-15");
        var fee = fee(3100, Long.toString(coupon), credited, "20");
        var amounts = CreditNoteAmounts.of(List.of(new Item(fee, unused.itemCents(fee))));
        assertThat(amounts.totalAmountCents()).isEqualTo(total);
        long feeCents = (3100 - coupon) * 120 / 100;
        long invoiced = feeCents + 3720;
        long paidShare = UnusedAmount.paidShareCents(paid, BigDecimal.valueOf(feeCents), invoiced);

        var split = unused.split(
                Wish.valueOf(wish.toUpperCase(java.util.Locale.ROOT)), fee, total, paidShare, paid, invoiced - paid);

        assertThat(split).isEqualTo(new CreditNoteSplit(credit, refund, offset));
    }

    @Test
    void a_single_fee_of_which_four_days_are_used_CRD_E27() {
        var unused = withTrial(of(3100, 31, "2024-03-01", "2024-03-31", "2024-03-15"), "2024-03-12");
        var fee = fee(3100, "0", "0", "20");
        long paidShare = UnusedAmount.paidShareCents(1920, BigDecimal.valueOf(3720), 3720);

        assertThat(unused.split(Wish.REFUND, fee, 1920, paidShare, 1920, 1800))
                .isEqualTo(new CreditNoteSplit(480, 1440, 0));
    }

    @Test
    void an_offset_takes_off_at_most_what_is_due_CRD_143() {
        var unused = of(3100, 31, "2024-03-01", "2024-03-31", "2024-03-15");
        var fee = fee(3100, "0", "0", "20");

        assertThat(unused.split(Wish.OFFSET, fee, 1920, 0, 0, 500)).isEqualTo(new CreditNoteSplit(1420, 0, 500));
    }
}
