package dev.tarn.engine.charge;

import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.usage.UsagePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What usage would come to at the end of its period if it went on as it has so far (MTR-221).
 *
 * @param elapsedDays days of the period that have begun, from 1
 * @param totalDays days of the period, at least the elapsed ones
 */
public record Projection(long elapsedDays, long totalDays) {
    private static final int UNIT_DECIMALS = 2;
    private static final int AMOUNT_DECIMALS = 15;

    /**
     * Units with 2 decimals where they are projected at all, and their amount in cents, never negative.
     *
     * @param inUnitCents the amount in the unit the charge is priced in; null: that is the currency
     */
    public record Projected(
            BigDecimal units, long amountCents, @Nullable Long inUnitCents) {}

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
    public static Projected unchanged(FeeAmount now) {
        var inUnit = now.inUnit();
        return new Projected(
                now.units(), now.amountCents(), inUnit == null ? null : Long.valueOf(inUnit.amountCents()));
    }

    /**
     * The usage of one bucket and group.
     *
     * @param now units used so far and what they cost so far
     */
    public Projected of(ChargeModel model, FeeAmount now) {
        BigDecimal units = extended(now.units(), UNIT_DECIMALS);
        PricingUnit unit = now.pricingUnit();
        BigDecimal exact = switch (model) {
            case Standard _, PackagePricing _, Volume _, Graduated _ -> cents(priced(model, units), now);
            case GraduatedPercentage _, Percentage _, Dynamic _, ProratedGraduated _ ->
                extended(BigDecimal.valueOf(now.statedCents()), AMOUNT_DECIMALS);
        };
        long cents = Math.max(0, Rounding.toCents(exact));
        return unit == null
                ? new Projected(units, cents, null)
                : new Projected(units, Rounding.toCents(now.currency().toCents(unit.toCurrency(cents))), cents);
    }

    private static BigDecimal cents(BigDecimal amount, FeeAmount now) {
        return now.inUnit() == null ? now.currency().toCents(amount) : amount.movePointRight(PricingUnit.DECIMALS);
    }

    private static BigDecimal priced(ChargeModel model, BigDecimal units) {
        return units.signum() <= 0
                ? BigDecimal.ZERO
                : model.price(Usage.of(units, 0)).amount();
    }

    /** A value divided by the share of the period that has passed. */
    public BigDecimal extended(BigDecimal value, int decimals) {
        return value.multiply(BigDecimal.valueOf(totalDays))
                .divide(BigDecimal.valueOf(elapsedDays), decimals, RoundingMode.HALF_UP);
    }
}
