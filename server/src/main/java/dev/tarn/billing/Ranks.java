package dev.tarn.billing;

import dev.tarn.usage.InAdvanceUsages;

/** Order of what is billed at one instant, after the ends and starts of subscriptions. */
final class Ranks {
    static final int PRICE_EVENT = InAdvanceUsages.RANK;
    static final int BILL_PERIOD = 30;
    static final int END_TRIAL = 40;
    static final int BILL_UNITS = 45;
    static final int BILL_AFTER_END = 47;

    private Ranks() {}
}
