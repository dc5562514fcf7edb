package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a plan costs at least, over all its fees, prorated to the days invoiced of the plan's period (BIL-140, BIL-141).
 *
 * @param commitmentCents for a whole period, positive
 * @param days days invoiced, the day of an upgrade included
 * @param durationDays days of the whole period, positive
 */
public record MinimumCommitment(long commitmentCents, long days, int durationDays) {

    public MinimumCommitment {
        if (commitmentCents <= 0 || days < 0 || durationDays <= 0) {
            throw new IllegalArgumentException(
                    "Not a commitment: " + commitmentCents + " cents for " + days + " of " + durationDays + " days");
        }
    }

    /** The commitment for the days invoiced, rounded. */
    public long dueCents() {
        BigDecimal committed = BigDecimal.valueOf(commitmentCents).multiply(BigDecimal.valueOf(days));
        return Rounding.toCents(committed.divide(BigDecimal.valueOf(durationDays), 0, RoundingMode.HALF_UP));
    }

    /**
     * The fee that lifts the plan to its commitment; empty when it is reached.
     *
     * @param feesCents sum of the fees that count, before coupons and taxes (BIL-142)
     */
    public Optional<FeeAmount> trueUp(long feesCents, Currency currency) {
        long missing = Money.subtractCents(dueCents(), feesCents);
        if (missing <= 0) {
            return Optional.empty();
        }
        var explanation = Explanation.of(
                "BIL-140",
                days + " of " + durationDays + " days x " + commitmentCents + " cents committed, less " + feesCents
                        + " cents of fees",
                Inputs.of("commitment_cents", commitmentCents)
                        .and("days", days)
                        .and("duration_days", durationDays)
                        .and("fees_cents", feesCents)
                        .map(),
                Long.toString(missing));
        return Optional.of(FeeAmount.ofOneUnit(currency, missing, BigDecimal.valueOf(missing), explanation));
    }
}
