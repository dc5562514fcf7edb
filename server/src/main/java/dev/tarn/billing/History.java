package dev.tarn.billing;

import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other invoices have billed of a subscription, seen from a billing instant.
 *
 * @param firstBilledAt when the first invoice billed it; null: none has
 * @param firstFeeAt billing instant of its first subscription fee; null: it has none
 * @param feesAt billing instants of its subscription fees within two days of this one
 * @param runsAt billing instants of regular runs within two days of this one
 * @param last what the invoice that reaches furthest covers; null: none
 * @param fixedChargesInAdvance fixed charges billed in advance, with the start of the window they were billed for
 * @param addedLater what changed of them at this instant or after it, and was billed on top
 */
record History(
        @Nullable Instant firstBilledAt,
        @Nullable Instant firstFeeAt,
        List<Instant> feesAt,
        List<Instant> runsAt,
        @Nullable Last last,
        Set<InAdvance> fixedChargesInAdvance,
        Set<Added> addedLater) {
    static final History NONE = new History(null, null, List.of(), List.of(), null, Set.of(), Set.of());

    /** The end of what was covered, and the zone it was drawn in (BIL-004). */
    record Last(
            ZoneId zone,
            @Nullable Instant chargesToAt,
            @Nullable Instant fixedChargesToAt) {}

    /** A fixed charge that is paid until the end of the window that began then (BIL-131). */
    record InAdvance(UUID fixedChargeId, Instant fromAt) {}

    /** Units of a fixed charge in advance that changed then, and were billed when they did (BIL-136). */
    record Added(UUID fixedChargeId, Instant at) {}

    boolean hasFeeBefore(Instant billedAt) {
        return firstFeeAt != null && !firstFeeAt.isAfter(billedAt);
    }

    boolean isFirstInvoiceAt(Instant billedAt) {
        return firstBilledAt == null || !firstBilledAt.isBefore(billedAt);
    }

    boolean hasFeeOnDayOf(Instant billedAt, ZoneId zone) {
        return anyOnDayOf(feesAt, billedAt, zone);
    }

    boolean hasRunOnDayOf(Instant billedAt, ZoneId zone) {
        return anyOnDayOf(runsAt, billedAt, zone);
    }

    private static boolean anyOnDayOf(List<Instant> instants, Instant billedAt, ZoneId zone) {
        return instants.stream()
                .anyMatch(instant -> LocalDays.dateOf(instant, zone).equals(LocalDays.dateOf(billedAt, zone)));
    }
}
