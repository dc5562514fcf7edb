package dev.tarn.engine.money;

import java.math.BigDecimal;

/**
 * An amount in the smallest unit of its currency, negative allowed. Arithmetic is checked: an overflow throws
 * {@link AmountTooLargeException}, two currencies throw {@link IllegalArgumentException}.
 */
public record Money(long amountCents, Currency currency) implements Comparable<Money> {

    /** Nothing, in a currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** An exact amount in currency units, rounded half up to cents (PRC-076). */
    public static Money ofUnits(BigDecimal amount, Currency currency) {
        return new Money(Rounding.toCents(currency.toCents(amount)), currency);
    }

    /** The sum, in the same currency. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(addCents(amountCents, other.amountCents), currency);
    }

    /** The difference, in the same currency. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(subtractCents(amountCents, other.amountCents), currency);
    }

    /** More than nothing. */
    public boolean isPositive() {
        return amountCents > 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(amountCents, other.amountCents);
    }

    /** The sum of two amounts of cents. @throws AmountTooLargeException beyond 64 bits */
    public static long addCents(long left, long right) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException _) {
            throw new AmountTooLargeException("The sum of " + left + " and " + right + " cents is out of range");
        }
    }

    /** The difference of two amounts of cents. @throws AmountTooLargeException beyond 64 bits */
    public static long subtractCents(long left, long right) {
        try {
            return Math.subtractExact(left, right);
        } catch (ArithmeticException _) {
            throw new AmountTooLargeException("The difference of " + left + " and " + right + " cents is out of range");
        }
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts in " + currency.code() + " and " + other.currency.code() + " cannot be combined");
        }
    }
}
