package dev.tarn.engine.time;

/** How long a plan's billing period is (SUB-002). */
public enum Interval {
    WEEKLY(0, 52),
    MONTHLY(1, 12),
    QUARTERLY(3, 4),
    SEMIANNUAL(6, 2),
    YEARLY(12, 1);

    private final int months;
    private final int perYear;

    Interval(int months, int perYear) {
        this.months = months;
        this.perYear = perYear;
    }

    /** Months in one period; 0 for weekly. */
    int months() {
        return months;
    }

    /** Periods a year when two plans' prices are compared (SUB-113). */
    public int perYear() {
        return perYear;
    }

    /** Whether charges or fixed charges can be billed monthly while the plan is billed less often (SUB-006). */
    public boolean canBeSplit() {
        return this == SEMIANNUAL || this == YEARLY;
    }
}
