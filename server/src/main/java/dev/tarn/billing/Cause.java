package dev.tarn.billing;

/** Why a subscription is on an invoice. With what has been billed before it decides the windows (section 6.2). */
enum Cause {
    /** Its billing day has come. */
    PERIOD("subscription_periodic"),
    /** It starts, or its trial ends (BIL-070, SUB-064). */
    START("subscription_starting"),
    /** It starts, and only what is fixed is due in advance (BIL-181). */
    FIXED_CHARGES_AT_START("in_advance_charge"),
    /** It used something that is charged for at once (BIL-115). */
    EVENT("in_advance_charge"),
    /** It has more of something that is fixed and charged for at once (BIL-136). */
    UNITS("in_advance_charge"),
    /** It has used as much as a threshold says: what it used so far is billed before the period ends (BIL-172). */
    THRESHOLD("progressive_billing"),
    /** It has ended, and events came in after its last invoice. Of the contract's reasons this one makes nothing wait, nor count as a run. */
    LATE("in_advance_charge"),
    /** It ends for good. */
    END("subscription_terminating"),
    /** It ends for good while the run of an earlier billing day still waits: that run bills the period before, this end the rest. */
    END_BEFORE_LATE_RUN("subscription_terminating"),
    /** It ends in favour of a plan that costs as much or more. */
    UPGRADE("subscription_terminating"),
    /** It ends on its billing day in favour of a cheaper plan. */
    DOWNGRADE("subscription_terminating");

    private final String reason;

    Cause(String reason) {
        this.reason = reason;
    }

    /** The contract's invoicing reason (BIL-052). */
    String reason() {
        return reason;
    }

    boolean isRecurring() {
        return this == PERIOD;
    }

    /** The subscription is over after this. */
    boolean ends() {
        return this == END || this == END_BEFORE_LATE_RUN || this == UPGRADE || this == DOWNGRADE;
    }
}
