package dev.tarn.billing;

import java.util.List;

/**
 * An invoice to be made: subscriptions of one customer, one seller and one currency.
 *
 * @param skipCharges usage is left out, now and when the draft is computed again (BIL-070)
 */
record Bill(List<Entry> entries, boolean skipCharges) {

    Bill {
        entries = List.copyOf(entries);
    }

    static Bill of(Entry entry) {
        return new Bill(List.of(entry), false);
    }

    static Bill withoutUsage(Entry entry) {
        return new Bill(List.of(entry), true);
    }

    Entry first() {
        return entries.getFirst();
    }

    /** Made by a regular run; a change of plan on its billing day is not. */
    boolean isPeriodic() {
        return entries.stream().allMatch(entry -> entry.cause() == Cause.PERIOD);
    }
}
