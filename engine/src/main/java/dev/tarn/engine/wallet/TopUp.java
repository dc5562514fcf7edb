package dev.tarn.engine.wallet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many credits a recurring rule adds, and when a threshold makes it do so (CRD-252 to CRD-254). All figures are credits.
 *
 * @param ongoingCredits what is left when all usage so far is paid; may be negative
 * @param pendingCredits purchases that are not settled yet, from 0
 */
public record TopUp(BigDecimal ongoingCredits, BigDecimal pendingCredits) {

    /**
     * What a purchase must at least and may at most come to.
     *
     * @param min null: no limit
     * @param max null: no limit
     */
    public record Limits(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        /** Neither. */
        public static final Limits NONE = new Limits(null, null);
    }

    /** Whether the threshold is reached, and would still be if what is under way were settled (CRD-252). */
    public boolean reaches(BigDecimal thresholdCredits) {
        return ongoingCredits.compareTo(thresholdCredits) <= 0
                && ongoingCredits.add(pendingCredits).compareTo(thresholdCredits) <= 0;
    }

    /**
     * Credits a rule of a fixed amount buys to get above its threshold: the amount once, or as often as it takes (CRD-253).
     *
     * @param paidCredits the amount, from 0
     * @param grantedCredits what the rule grants at the same time, from 0
     * @param limits the maximum is not exceeded; the minimum does not matter
     */
    public BigDecimal fixed(
            BigDecimal thresholdCredits, BigDecimal paidCredits, BigDecimal grantedCredits, Limits limits) {
        if (paidCredits.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal gap = thresholdCredits
                .subtract(ongoingCredits)
                .subtract(grantedCredits)
                .subtract(pendingCredits);
        BigDecimal times = gap.compareTo(paidCredits) < 0
                ? BigDecimal.ONE
                : gap.divide(paidCredits, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        BigDecimal wanted = paidCredits.multiply(times);
        return limits.max() == null ? wanted : wanted.min(limits.max());
    }

    /**
     * Credits that lead to a target; 0 where it is reached (CRD-254).
     *
     * @param limits the minimum is bought at least; the maximum does not matter
     */
    public BigDecimal toTarget(BigDecimal targetCredits, Limits limits) {
        BigDecimal gap = targetCredits.subtract(ongoingCredits);
        if (gap.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return limits.min() == null ? gap : gap.max(limits.min());
    }
}
