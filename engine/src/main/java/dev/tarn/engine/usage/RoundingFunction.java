package dev.tarn.engine.usage;

import java.math.RoundingMode;

/** Direction in which a metric rounds its units (MTR-096). */
public enum RoundingFunction {
    /** Half away from zero. */
    ROUND(RoundingMode.HALF_UP),
    /** Toward positive infinity. */
    CEIL(RoundingMode.CEILING),
    /** Toward negative infinity. */
    FLOOR(RoundingMode.FLOOR);

    private final RoundingMode mode;

    RoundingFunction(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
