package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tarn.engine.money.AmountTooLargeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceTotalsTest {

    @Test
    void amounts_are_taken_off_and_added_in_order_INV_080() {
        var totals = InvoiceTotals.ofFees(List.of(3100L, 40_000L))
                .lessProgressiveCredit(20_000)
                .lessCoupons(1000)
                .plusTaxes(4420)
                .lessCreditNotes(500)
                .lessPrepaidCredits(20);

        assertThat(totals.feesAmountCents()).isEqualTo(43_100);
        assertThat(totals.subTotalExcludingTaxesAmountCents()).isEqualTo(22_100);
        assertThat(totals.subTotalIncludingTaxesAmountCents()).isEqualTo(26_520);
        assertThat(totals.totalAmountCents()).isEqualTo(26_000);
        assertThat(totals.explanation().result()).isEqualTo("26000");
    }

    @Test
    void an_invoice_of_nothing_to_pay_counts_as_paid_INV_056() {
        assertThat(InvoiceTotals.ofFees(List.of()).awaitsPayment()).isFalse();
        assertThat(InvoiceTotals.ofFees(List.of(100L)).lessPrepaidCredits(100).awaitsPayment())
                .isFalse();
        assertThat(InvoiceTotals.ofFees(List.of(100L)).lessPrepaidCredits(99).awaitsPayment())
                .isTrue();
    }

    @Test
    void no_step_makes_an_invoice_negative_INV_028() {
        var totals = InvoiceTotals.ofFees(List.of(100L));

        assertThatIllegalArgumentException().isThrownBy(() -> totals.lessCoupons(101));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totals.plusTaxes(20).lessCreditNotes(121));
        assertThatIllegalArgumentException().isThrownBy(() -> totals.lessCoupons(-1));
    }

    @Test
    void sums_out_of_range_are_refused() {
        assertThatExceptionOfType(AmountTooLargeException.class)
                .isThrownBy(() -> InvoiceTotals.ofFees(List.of(Long.MAX_VALUE, 1L)));
    }

    @ParameterizedTest
    @CsvSource({
        "INHERIT,  0,  false, true,  FINALIZED",
        "INHERIT,  0,  false, false, CLOSED",
        "SKIP,     0,  false, true,  CLOSED",
        "FINALIZE, 0,  false, false, FINALIZED",
        "SKIP,     1,  false, false, FINALIZED",
        "SKIP,     0,  true,  false, DRAFT",
    })
    void invoices_without_fees_appear_or_not_BIL_166(
            ZeroInvoices setting,
            long feesCents,
            boolean grace,
            boolean entityFinalizes,
            ZeroInvoices.Outcome outcome) {
        assertThat(setting.outcome(feesCents, grace, entityFinalizes)).isEqualTo(outcome);
    }
}
