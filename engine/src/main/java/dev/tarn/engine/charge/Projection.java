package dev.tarn.engine.charge;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.usage.UsagePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What usage would come to at the end of its period if it went on as it has so far (MTR-221).
 *
 * @param elapsedDays days of the period that have begun, from 1
 * @param totalDays days of the period, at least the elapsed ones
 */
public record Projection(long elapsedDays, long totalDays) {
    private static final int UNIT_DECIMALS = 2;
    private static final int AMOUNT_DECIMALS = 15;

    /** Units with 2 decimals where they are projected at all, and their amount in cents, never negative. */
    public record Projected(BigDecimal units, long amountCents) {}

    public Projection {
        if (elapsedDays < 1 || totalDays < elapsedDays) {
            throw new IllegalArgumentException("Not a part of a period: " + elapsedDays + " of " + totalDays + " days");
        }
    }

    /** The days of a period, today included; all of them once it is over. */
    public static Projection at(Instant now, UsagePeriod period) {
        long total = Math.max(1, period.days());
        long elapsed = ChronoUnit.DAYS.between(period.firstDay(), period.dayOf(now)) + 1;
        return new Projection(Math.clamp(elapsed, 1, total), total);
    }

    /** What is carried from period to period does not grow with time. */
    public static Projected unchanged(BigDecimal units, long amountCents) {
        return new Projected(units, amountCents);
    }

    /**
     * The usage of one bucket and group.
     *
     * @param units used so far
     * @param amountCents what they cost so far
     */
    public Projected of(ChargeModel model, BigDecimal units, long amountCents, Currency currency) {
        BigDecimal projectedUnits = extended(units, UNIT_DECIMALS);
        BigDecimal cents = switch (model) {
            case Standard _, PackagePricing _, Volume _, Graduated _ -> priced(model, projectedUnits, currency);
            case GraduatedPercentage _, Percentage _, Dynamic _, ProratedGraduated _ ->
                extended(BigDecimal.valueOf(amountCents), AMOUNT_DECIMALS);
        };
        return new Projected(projectedUnits, Math.max(0, Rounding.toCents(cents)));
    }

    private static BigDecimal priced(ChargeModel model, BigDecimal units, Currency currency) {
        return units.signum() <= 0
                ? BigDecimal.ZERO
                : currency.toCents(model.price(Usage.of(units, 0)).amount());
    }

    /** A value divided by the share of the period that has passed. */
    public BigDecimal extended(BigDecimal value, int decimals) {
        return value.multiply(BigDecimal.valueOf(totalDays))
                .divide(BigDecimal.valueOf(elapsedDays), decimals, RoundingMode.HALF_UP);
    }
}
