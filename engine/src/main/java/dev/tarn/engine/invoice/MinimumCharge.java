package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** As below, of a charge priced in the currency. */
    public Optional<FeeAmount> trueUp(long usedCents, BigDecimal preciseUsedCents, Currency currency) {
        return trueUp(usedCents, preciseUsedCents, currency, null);
    }

    /**
     * The fee that lifts the charge to its minimum; empty when it is reached. With a pricing unit the minimum and what was used are
     * in hundredths of that unit.
     *
     * @param usedCents sum of the rounded amounts of all fees of the charge
     * @param preciseUsedCents sum of their unrounded amounts
     * @param unit what the charge is priced in; null: the currency
     */
    public Optional<FeeAmount> trueUp(
            long usedCents, BigDecimal preciseUsedCents, Currency currency, @Nullable PricingUnit unit) {
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
        BigDecimal precise = required.subtract(preciseUsedCents);
        return Optional.of(
                unit == null
                        ? FeeAmount.ofOneUnit(currency, amountCents, precise, explanation)
                        : unit.feeOfOneUnit(currency, amountCents, precise, explanation));
    }

    private BigDecimal required() {
        return BigDecimal.valueOf(minimumCents)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(durationDays), QUOTIENT_SCALE, RoundingMode.HALF_UP);
    }
}
