package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a charge costs at least, prorated to the days of its window (PRC-095, BIL-114).
 *
 * @param minimumCents for a whole period, not negative; 0: no minimum
 * @param days days of the charges window, one less if the subscription was upgraded; not negative
 * @param durationDays days of the whole period, positive
 */
public record MinimumCharge(long minimumCents, long days, int durationDays) {

    /** Digits of a quotient that is only rounded later: far below anything that shows. */
    private static final int QUOTIENT_SCALE = 30;

    public MinimumCharge {
        if (minimumCents < 0 || days < 0 || durationDays <= 0) {
            throw new IllegalArgumentException(
                    "Not a minimum: " + minimumCents + " cents for " + days + " of " + durationDays + " days");
        }
    }

    /**
     * The fee that lifts the charge to its minimum; empty when it is reached.
     *
     * @param usedCents sum of the rounded amounts of all fees of the charge
     * @param preciseUsedCents sum of their unrounded amounts
     */
    public Optional<FeeAmount> trueUp(long usedCents, BigDecimal preciseUsedCents, Currency currency) {
        BigDecimal required = required();
        BigDecimal missing = required.subtract(BigDecimal.valueOf(usedCents));
        if (missing.signum() <= 0) {
            return Optional.empty();
        }
        long amountCents = Rounding.toCents(missing);
        var explanation = Explanation.of(
                "PRC-095",
                days + " of " + durationDays + " days x " + minimumCents + " cents at least, less " + usedCents
                        + " cents used",
                Inputs.of("minimum_cents", minimumCents)
                        .and("days", days)
                        .and("duration_days", durationDays)
                        .and("used_cents", usedCents)
                        .map(),
                Long.toString(amountCents));
        return Optional.of(
                FeeAmount.ofOneUnit(currency, amountCents, required.subtract(preciseUsedCents), explanation));
    }

    private BigDecimal required() {
        return BigDecimal.valueOf(minimumCents)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(durationDays), QUOTIENT_SCALE, RoundingMode.HALF_UP);
    }
}
