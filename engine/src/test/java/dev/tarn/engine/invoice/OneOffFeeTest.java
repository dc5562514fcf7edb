package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneOffFeeTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final TaxRate VAT = new TaxRate("vat", BigDecimal.valueOf(20));

    @Test
    void a_fee_is_its_unit_amount_times_its_units_rounded_once_INV_131() {
        var fee = OneOffFee.of(EUR, 333, new BigDecimal("1.5"));

        assertThat(fee.amountCents()).isEqualTo(500);
        assertThat(fee.preciseAmountCents()).isEqualByComparingTo("499.5");
        assertThat(fee.unitAmountCents()).isEqualTo(333);
        assertThat(fee.explanation().steps().getFirst().rule()).isEqualTo("INV-131");
    }

    @Test
    void a_currency_without_cents_counts_its_own_units() {
        assertThat(OneOffFee.of(Currency.of("JPY"), 1000, BigDecimal.TWO).amountCents())
                .isEqualTo(2000);
    }

    @Test
    void the_taxes_of_equal_fees_are_rounded_on_the_invoice_INV_E14() {
        assertThat(taxes(2)).isEqualTo(2733);
        assertThat(taxes(4)).isEqualTo(5466);
    }

    private static long taxes(int fees) {
        var amount = OneOffFee.of(EUR, 6833, BigDecimal.ONE);
        var taxed = TaxableFee.of(amount.amountCents(), amount.preciseAmountCents(), List.of(VAT));
        assertThat(FeeTaxes.of(taxed).amountCents()).isEqualTo(1367);
        return InvoiceTaxes.of(Collections.nCopies(fees, taxed), 6833L * fees).amountCents();
    }

    @Test
    void nothing_negative_is_sold() {
        assertThatThrownBy(() -> OneOffFee.of(EUR, -1, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OneOffFee.of(EUR, 1, BigDecimal.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
