package dev.tarn.stripe;

import dev.tarn.engine.money.Currency;
import dev.tarn.integration.ProviderRefusedException;
import java.math.BigDecimal;
import java.util.Set;

/** Amounts as Stripe counts them: mostly in the smallest unit of the currency, but not in every currency. */
final class StripeAmount {
    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmount() {}

    /** @throws ProviderRefusedException where the amount cannot be said exactly */
    static long of(long cents, Currency currency) {
        BigDecimal amount = BigDecimal.valueOf(cents).movePointRight(exponent(currency) - currency.exponent());
        if (amount.stripTrailingZeros().scale() > 0) {
            throw new ProviderRefusedException(
                    "invalid_amount", "the provider takes no fractions of " + currency.code());
        }
        return amount.longValueExact();
    }

    /** The same in the smallest unit of the currency; fractions of it, which Tarn never asks for, are left out. */
    static long toCents(long amount, Currency currency) {
        return BigDecimal.valueOf(amount)
                .movePointRight(currency.exponent() - exponent(currency))
                .longValue();
    }

    private static int exponent(Currency currency) {
        if (WITHOUT_DECIMALS.contains(currency.code())) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency.code()) ? 3 : 2;
    }
}
