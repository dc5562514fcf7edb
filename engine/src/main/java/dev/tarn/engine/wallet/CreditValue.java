package dev.tarn.engine.wallet;

import java.math.BigDecimal;

/**
 * So many credits and what they are worth. Both are kept: neither can be had from the other without rounding (CRD-200).
 *
 * @param credits from 0, 5 decimals
 * @param amountCents from 0
 */
public record CreditValue(BigDecimal credits, long amountCents) {
    /** Nothing. */
    public static final CreditValue NONE = new CreditValue(BigDecimal.ZERO, 0);

    public CreditValue {
        if (credits.signum() < 0 || amountCents < 0) {
            throw new IllegalArgumentException("Credits are never negative: " + credits + ", " + amountCents);
        }
    }

    /** Whether it is worth a cent at least (CRD-203). */
    public boolean isWorthSomething() {
        return amountCents > 0;
    }
}
