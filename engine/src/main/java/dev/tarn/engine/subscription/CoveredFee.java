package dev.tarn.engine.subscription;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.time.DayCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A fee that was paid in advance for a fixed charge of the plan before, seen from the plan that took over (BIL-135).
 *
 * @param amountCents what it came to
 * @param days days it was paid for, from its billing instant to the end of its window; positive
 */
public record CoveredFee(long amountCents, long days) {

    public CoveredFee {
        if (amountCents < 0 || days <= 0) {
            throw new IllegalArgumentException("Not a paid fee: " + amountCents + " cents for " + days + " days");
        }
    }

    /** A fee billed at an instant for what ends at another. */
    public static CoveredFee of(long amountCents, Instant billedAt, Instant toAt, ZoneId zone) {
        return new CoveredFee(amountCents, Math.max(1, DayCount.between(billedAt, toAt, zone)));
    }

    /** What it covers of the days of a new window, rounded half up. */
    public long coversCents(long newDays) {
        BigDecimal covered = BigDecimal.valueOf(amountCents).multiply(BigDecimal.valueOf(newDays));
        return Rounding.toCents(covered.divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP));
    }

    /** How that came about. */
    public Explanation explanation(long newDays) {
        return Explanation.of(
                "BIL-135",
                amountCents + " cents paid for " + days + " days cover " + newDays,
                Inputs.of("amount_cents", amountCents)
                        .and("days", days)
                        .and("new_days", newDays)
                        .map(),
                Long.toString(coversCents(newDays)));
    }
}
