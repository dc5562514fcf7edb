package dev.tarn.engine.wallet;

import dev.tarn.engine.money.Money;
import java.math.BigDecimal;

/**
 * What is in a wallet and what was taken out of it so far (CRD-200, CRD-229). Never negative (CRD-240).
 *
 * @param cents money in it
 * @param credits the same in credits; voiding fractions of a cent lets the two drift apart by less than a cent each time
 * @param consumedCents money taken out
 * @param consumedCredits the same in credits
 */
public record WalletBalance(long cents, BigDecimal credits, long consumedCents, BigDecimal consumedCredits) {
    /** That of a new wallet. */
    public static final WalletBalance EMPTY = new WalletBalance(0, BigDecimal.ZERO, 0, BigDecimal.ZERO);

    public WalletBalance {
        if (cents < 0 || credits.signum() < 0 || consumedCents < 0 || consumedCredits.signum() < 0) {
            throw new IllegalArgumentException("A wallet is never overdrawn: " + cents + " cents, " + credits);
        }
    }

    /** After credits have come in; what was consumed stays consumed. */
    public WalletBalance plus(CreditValue value) {
        return new WalletBalance(
                Money.addCents(cents, value.amountCents()),
                credits.add(value.credits()),
                consumedCents,
                consumedCredits);
    }

    /** After credits that an invoice had taken have come back: they count as never consumed (CRD-229, INV-162). */
    public WalletBalance plusReturned(CreditValue value) {
        WalletBalance filled = plus(value);
        return new WalletBalance(
                filled.cents,
                filled.credits,
                Math.max(0, consumedCents - value.amountCents()),
                consumedCredits.subtract(value.credits()).max(BigDecimal.ZERO));
    }

    /**
     * After credits have been taken out.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public WalletBalance minus(CreditValue value) {
        return new WalletBalance(
                Money.subtractCents(cents, value.amountCents()),
                credits.subtract(value.credits()),
                Money.addCents(consumedCents, value.amountCents()),
                consumedCredits.add(value.credits()));
    }

    /**
     * What taking out so many cents takes out in credits: the last cent takes the last credits along, however they have drifted apart.
     *
     * @param amountCents from 0 to what is in it
     */
    public CreditValue taking(long amountCents, CreditRate rate) {
        if (amountCents == cents) {
            return new CreditValue(credits, amountCents);
        }
        return new CreditValue(rate.credits(amountCents).min(credits), amountCents);
    }

    /**
     * What voiding credits takes out: their rounded value, as far as there is money (CRD-201).
     *
     * @param voided from 0 to the credits in it
     */
    public CreditValue voiding(BigDecimal voided, CreditRate rate) {
        CreditValue value = rate.voided(voided);
        return value.credits().compareTo(credits) == 0
                ? new CreditValue(credits, cents)
                : new CreditValue(value.credits(), Math.min(value.amountCents(), cents));
    }
}
