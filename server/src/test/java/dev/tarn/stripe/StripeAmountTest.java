package dev.tarn.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.money.Currency;
import dev.tarn.integration.ProviderRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {

    /** Where the two count otherwise, a mistake would charge a hundred times too much, or too little. */
    @ParameterizedTest
    @CsvSource({
        "EUR, 1234, 1234",
        "JPY, 500, 500",
        "KWD, 1230, 1230",
        "ISK, 500, 50000",
        "UGX, 500, 50000",
        "MGA, 50000, 500"
    })
    void amounts_are_said_as_stripe_counts_them(String code, long cents, long amount) {
        Currency currency = Currency.of(code);
        assertThat(StripeAmount.of(cents, currency)).isEqualTo(amount);
        assertThat(StripeAmount.toCents(amount, currency)).isEqualTo(cents);
    }

    @Test
    void every_currency_comes_back_as_it_went() {
        for (String code : Currency.supportedCodes()) {
            Currency currency = Currency.of(code);
            long cents = 12_300;
            assertThat(StripeAmount.toCents(StripeAmount.of(cents, currency), currency))
                    .as(code)
                    .isEqualTo(cents);
        }
    }

    @Test
    void what_cannot_be_said_exactly_is_not_asked_for() {
        assertThatThrownBy(() -> StripeAmount.of(50_001, Currency.of("MGA")))
                .isInstanceOf(ProviderRefusedException.class);
    }
}
