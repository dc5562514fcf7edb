package dev.tarn.engine.subscription;

/** Why a subscription is billed or looked at, which decides the windows (section 6.2). */
public enum Situation {
    /** The regular run on a billing day (BIL-040, BIL-041). */
    PERIODIC,
    /** At the start, or at the end of a trial (BIL-041). */
    STARTING,
    /** The end, without a successor (BIL-042). */
    TERMINATION,
    /** The end, without a successor, while the run for the period before has not taken place (BIL-050). */
    TERMINATION_BEFORE_RUN,
    /** The old subscription of an upgrade (BIL-044). */
    UPGRADED,
    /** The old subscription of a downgrade, on the day of the rotation (BIL-043). */
    DOWNGRADED,
    /** The open period: current usage, charges in advance, progressive billing (BIL-044). */
    CURRENT;

    /** The subscription ends without a successor. */
    public boolean isTermination() {
        return this == TERMINATION || this == TERMINATION_BEFORE_RUN;
    }

    /** Nothing comes after this: whatever waits for the end of a longer period is billed now, or never (BIL-047). */
    boolean isEnd() {
        return isTermination() || this == UPGRADED || this == DOWNGRADED;
    }

    /** "Current mode": the windows of the period in progress, split plans' included (BIL-047). */
    boolean isCurrentMode() {
        return this == CURRENT || this == UPGRADED;
    }
}
