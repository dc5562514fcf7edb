package dev.tarn.engine.charge;

import dev.tarn.engine.usage.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What usage and its price come to if the rest of a period goes on like its beginning (MTR-221).
 *
 * @param units not below 0
 * @param amount in currency units, unrounded, not below 0
 */
public record Projection(BigDecimal units, BigDecimal amount) {
    private static final int UNIT_DECIMALS = 2;

    /**
     * How much of a period is over.
     *
     * @param elapsedDays days so far, today included; from 1 up
     * @param totalDays days of the whole period; not less than those elapsed
     */
    public record Progress(long elapsedDays, long totalDays) {
        public Progress {
            if (elapsedDays < 1 || totalDays < elapsedDays) {
                throw new IllegalArgumentException(elapsedDays + " of " + totalDays + " days");
            }
        }

        /** What a quantity so far is by the end. */
        public BigDecimal extended(BigDecimal soFar) {
            return Decimals.ratio(soFar.multiply(BigDecimal.valueOf(totalDays)), BigDecimal.valueOf(elapsedDays));
        }
    }

    public Projection {
        units = units.max(BigDecimal.ZERO);
        amount = amount.max(BigDecimal.ZERO);
    }

    /**
     * Of a charge whose units start from nothing in each period.
     *
     * @param units used so far
     * @param amount their price, in currency units, unrounded
     */
    public static Projection of(ChargeModel model, Progress progress, BigDecimal units, BigDecimal amount) {
        BigDecimal projected = progress.extended(units).setScale(UNIT_DECIMALS, RoundingMode.HALF_UP);
        return switch (model) {
            case Standard priced -> priced(priced, projected);
            case PackagePricing priced -> priced(priced, projected);
            case Volume priced -> priced(priced, projected);
            case Graduated priced ->
                projected.signum() <= 0 ? new Projection(projected, BigDecimal.ZERO) : priced(priced, projected);
            // what their price depends on beside the quantity is not known of events to come
            case Percentage ignored -> new Projection(projected, progress.extended(amount));
            case GraduatedPercentage ignored -> new Projection(projected, progress.extended(amount));
            case Dynamic ignored -> new Projection(projected, progress.extended(amount));
            case ProratedGraduated ignored -> new Projection(projected, progress.extended(amount));
        };
    }

    private static Projection priced(ChargeModel model, BigDecimal units) {
        BigDecimal used = units.max(BigDecimal.ZERO);
        return new Projection(used, model.price(Usage.of(used, 0)).amount());
    }
}
