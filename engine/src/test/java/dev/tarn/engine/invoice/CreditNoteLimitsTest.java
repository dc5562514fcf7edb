package dev.tarn.engine.invoice;

import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.CREDIT_TOO_HIGH;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.NOTHING_GIVEN_BACK;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.NOTHING_PAID;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.NOT_THE_ITEMS;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.OFFSET_TOO_HIGH;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.PAID_PURCHASE_NOT_OFFSET;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.PURCHASE_NOT_CREDITED;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.PURCHASE_NOT_WHOLLY_OFFSET;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.REFUND_TOO_HIGH;
import static dev.tarn.engine.invoice.CreditNoteLimits.Violation.TOTAL_TOO_HIGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.CreditNoteAmounts.Item;
import dev.tarn.engine.time.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CreditNoteLimitsTest {

    private static CreditNoteLimits limits(long total, long paid, CreditNoteSplit earlier) {
        return new CreditNoteLimits(1200, 1200, total, paid, paid == total, false, earlier);
    }

    private static CreditNoteSplit split(long credit, long refund, long offset) {
        return new CreditNoteSplit(credit, refund, offset);
    }

    @Test
    void a_note_gives_back_what_its_items_come_to_give_or_take_a_cent_CRD_128() {
        var unpaid = limits(1200, 0, CreditNoteSplit.NONE);
        assertThat(unpaid.violations(split(601, 0, 0), 600)).isEmpty();
        assertThat(unpaid.violations(split(602, 0, 0), 600)).containsExactly(NOT_THE_ITEMS);
        assertThat(unpaid.violations(split(0, 0, 0), 0)).containsExactly(NOTHING_GIVEN_BACK);
    }

    @Test
    void at_most_what_was_received_is_refunded_CRD_325() {
        assertThat(limits(1200, 0, CreditNoteSplit.NONE).violations(split(0, 600, 0), 600))
                .containsExactly(NOTHING_PAID);
        assertThat(limits(1200, 500, CreditNoteSplit.NONE).violations(split(0, 600, 0), 600))
                .containsExactly(REFUND_TOO_HIGH);
        assertThat(limits(1200, 900, split(0, 400, 0)).violations(split(0, 600, 0), 600))
                .containsExactly(REFUND_TOO_HIGH);
        var paidWithoutSuccess = new CreditNoteLimits(1200, 1200, 1200, 1200, false, false, CreditNoteSplit.NONE);
        assertThat(paidWithoutSuccess.violations(split(0, 600, 0), 600)).containsExactly(NOTHING_PAID);
        assertThat(paidWithoutSuccess.refundableCents(BigDecimal.valueOf(1200))).isZero();
    }

    @Test
    void all_notes_stay_within_the_fees_and_their_taxes_CRD_128() {
        assertThat(limits(1200, 1200, split(700, 0, 0)).violations(split(502, 0, 0), 502))
                .containsExactly(CREDIT_TOO_HIGH, TOTAL_TOO_HIGH);
        assertThat(limits(1200, 1200, split(0, 700, 0)).violations(split(502, 0, 0), 502))
                .containsExactly(TOTAL_TOO_HIGH);
        assertThat(limits(1200, 0, split(0, 0, 700)).violations(split(0, 0, 501), 501))
                .containsExactly(OFFSET_TOO_HIGH);
        assertThat(limits(1200, 400, CreditNoteSplit.NONE).violations(split(0, 0, 801), 801))
                .containsExactly(OFFSET_TOO_HIGH);
    }

    @Test
    void what_may_be_refunded_or_offset_is_what_was_received_or_is_due_CRD_121() {
        var partlyPaid = limits(1200, 500, split(0, 100, 200));
        assertThat(partlyPaid.refundableCents(BigDecimal.valueOf(900))).isEqualTo(400);
        assertThat(partlyPaid.refundableCents(new BigDecimal("30.7"))).isEqualTo(30);
        assertThat(partlyPaid.offsettableCents(BigDecimal.valueOf(900))).isEqualTo(500);
    }

    @Test
    void a_purchase_of_credits_is_refunded_or_wholly_offset_CRD_128() {
        var unpaid = new CreditNoteLimits(1200, 1200, 1200, 0, false, true, CreditNoteSplit.NONE);
        assertThat(unpaid.violations(split(600, 0, 0), 600)).containsExactly(PURCHASE_NOT_CREDITED);
        assertThat(unpaid.violations(split(0, 0, 600), 600)).containsExactly(PURCHASE_NOT_WHOLLY_OFFSET);
        assertThat(unpaid.violations(split(0, 0, 1200), 1200)).isEmpty();
        assertThat(unpaid.offsettableCents(BigDecimal.ZERO)).isEqualTo(1200);
        var paid = new CreditNoteLimits(1200, 1200, 1200, 1200, true, true, CreditNoteSplit.NONE);
        assertThat(paid.violations(split(0, 600, 0), 600)).isEmpty();
        assertThat(paid.violations(split(0, 0, 1200), 1200)).containsExactly(OFFSET_TOO_HIGH, PAID_PURCHASE_NOT_OFFSET);
        assertThat(paid.refundableCents(BigDecimal.valueOf(700))).isEqualTo(700);
        assertThat(paid.offsettableCents(BigDecimal.valueOf(700))).isZero();
    }

    /** A few fees with taxes and coupons, of which notes take back random parts until nothing is left. */
    @Test
    void all_notes_of_an_invoice_together_match_its_taxes_and_never_exceed_it_CRD_127() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            var fees = fees(random, round % 2 == 0);
            var gone = creditAll(fees, random);
            assertThat(gone.split.totalAmountCents()).as("%s", seed).isLessThanOrEqualTo(gone.invoicedCents);
            if (gone.lastTaxesCents > 0) {
                // coupons leave fractions of which 5 decimals are kept, which can decide a tie
                assertThat(Math.abs(gone.taxesCents - gone.invoiceTaxesCents))
                        .as("%s", seed)
                        .isLessThanOrEqualTo(round % 2 == 0 ? 0 : 1);
            }
        }
    }

    /** What all notes came to, beside what the invoice said. */
    private record Gone(
            CreditNoteSplit split, long taxesCents, long lastTaxesCents, long invoicedCents, long invoiceTaxesCents) {}

    private static List<CreditableFee> fees(RandomGenerator random, boolean withoutCoupons) {
        var fees = new ArrayList<CreditableFee>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            long cents = random.nextLong(1, 50_000);
            var coupons = withoutCoupons ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(cents * 100_000), 5);
            var rate = new BigDecimal(List.of("0", "5.5", "20", "19.6").get(random.nextInt(4)));
            fees.add(new CreditableFee(cents, coupons, BigDecimal.ZERO, List.of(new TaxRate("t" + rate, rate))));
        }
        return fees;
    }

    private static Gone creditAll(List<CreditableFee> fees, RandomGenerator random) {
        var base = BigDecimal.ZERO;
        var taxes = BigDecimal.ZERO;
        for (CreditableFee fee : fees) {
            var net = BigDecimal.valueOf(fee.amountCents()).subtract(fee.couponsAmountCents());
            base = base.add(net);
            taxes = taxes.add(fee.taxes().getFirst().on(net));
        }
        long invoiceTaxes = cents(taxes);
        long invoiced = cents(base) + invoiceTaxes;
        var left = new ArrayList<>(fees);
        var split = CreditNoteSplit.NONE;
        var rounding = BigDecimal.ZERO;
        long noteTaxes = 0;
        long lastTaxes = 0;
        while (left.stream().anyMatch(fee -> fee.remainingCents().signum() > 0)) {
            var items = new ArrayList<Item>();
            for (int i = 0; i < left.size(); i++) {
                var fee = left.get(i);
                long remaining = fee.remainingCents().longValueExact();
                long taken = random.nextInt(3) == 0 ? remaining : random.nextLong(remaining + 1);
                items.add(new Item(fee, BigDecimal.valueOf(taken)));
                left.set(i, fee.less(BigDecimal.valueOf(taken)));
            }
            var amounts = CreditNoteAmounts.of(items);
            if (left.stream().allMatch(fee -> fee.remainingCents().signum() == 0)) {
                amounts = amounts.exhausting(rounding);
            }
            var limits = new CreditNoteLimits(invoiced, invoiced, invoiced, 0, false, false, split);
            split = split.plus(limits.settle(new CreditNoteSplit(amounts.totalAmountCents(), 0, 0), amounts));
            lastTaxes = amounts.taxesAmountCents();
            noteTaxes += lastTaxes;
            rounding = rounding.add(BigDecimal.valueOf(amounts.taxesAmountCents())
                    .subtract(amounts.preciseTaxesAmountCents().setScale(5, RoundingMode.HALF_UP)));
        }
        return new Gone(split, noteTaxes, lastTaxes, invoiced, invoiceTaxes);
    }

    private static long cents(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
