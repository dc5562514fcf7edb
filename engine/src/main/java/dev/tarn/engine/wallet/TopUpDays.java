package dev.tarn.engine.wallet;

import dev.tarn.engine.time.BillingCalendar;
import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.Interval;
import java.time.LocalDate;

/**
 * The days on which an interval rule tops up: those of a period's beginning, counted from the anchor, which is the first (CRD-251).
 *
 * @param anchorOn local day the rule starts, else that of the wallet's creation
 */
public record TopUpDays(Interval interval, LocalDate anchorOn) {

    /** The first such day after this one. */
    public LocalDate nextAfter(LocalDate day) {
        return day.isBefore(anchorOn)
                ? anchorOn
                : new BillingCalendar(interval, BillingTime.ANNIVERSARY, anchorOn).nextBillingDayAfter(day);
    }
}
