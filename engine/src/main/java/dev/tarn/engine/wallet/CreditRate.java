package dev.tarn.engine.wallet;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one credit of a wallet is worth; fixed for the wallet's life (CRD-200).
 *
 * @param amount value of one credit in currency units, more than 0
 */
public record CreditRate(BigDecimal amount, Currency currency) {
    /** Decimals of credits (CRD-201). */
    public static final int SCALE = 5;

    public CreditRate {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("A credit is worth something: " + amount);
        }
    }

    /**
     * Credits that are bought or granted: only whole cents are, so the credits follow the rounded amount (CRD-201).
     *
     * @param credits from 0, any number of decimals
     * @throws dev.tarn.engine.money.AmountTooLargeException when the cents do not fit 64 bits
     */
    public CreditValue bought(BigDecimal credits) {
        long cents = cents(floored(credits));
        return new CreditValue(credits(cents), cents);
    }

    /** Credits that are voided: they keep their own decimals, the amount is rounded (CRD-201). */
    public CreditValue voided(BigDecimal credits) {
        BigDecimal floored = floored(credits);
        return new CreditValue(floored, cents(floored));
    }

    /** What an amount of cents comes to in credits, negative allowed (CRD-202). */
    public BigDecimal credits(long amountCents) {
        return credits(BigDecimal.valueOf(amountCents));
    }

    /** The same for fractions of a cent. */
    public BigDecimal credits(BigDecimal amountCents) {
        return currency.toUnits(amountCents).divide(amount, SCALE, RoundingMode.HALF_UP);
    }

    /** The fee of an invoice that sells credits: as many units at this rate, without taxes (INV-140). */
    public FeeAmount fee(CreditValue value) {
        var explanation = Explanation.of(
                "INV-140",
                Inputs.plain(value.credits()) + " credits of " + Inputs.plain(amount) + " " + currency.code() + " are "
                        + value.amountCents() + " cents",
                Inputs.of("credits", value.credits())
                        .and("rate_amount", amount)
                        .and("currency", currency.code())
                        .map(),
                Long.toString(value.amountCents()));
        return new FeeAmount(
                currency,
                value.credits(),
                value.amountCents(),
                BigDecimal.valueOf(value.amountCents()),
                Rounding.truncateToCents(currency.toCents(amount)),
                amount,
                explanation);
    }

    private long cents(BigDecimal credits) {
        return Money.ofUnits(credits.multiply(amount), currency).amountCents();
    }

    private static BigDecimal floored(BigDecimal credits) {
        return Rounding.floor(credits, SCALE);
    }
}
