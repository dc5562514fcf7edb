package dev.tarn.rehearsal;

import dev.tarn.rehearsal.RehearsalStore.BilledFee;
import dev.tarn.rehearsal.RehearsalStore.BilledPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which fees were for which period. What is due afterwards is on the period's own invoice; what was due in advance is on another one, and belongs
 * to the period in which its time began.
 */
final class BilledByPeriod {
    /** The plan's own fee counts whole days, so it may begin before the start, on the same day. */
    static final Duration FIRST_DAY = Duration.ofHours(26);

    private final Map<BilledPeriod, List<BilledFee>> fees = new HashMap<>();

    private BilledByPeriod() {}

    static BilledByPeriod of(List<BilledPeriod> periods, List<BilledFee> fees) {
        var bySubscription = new HashMap<UUID, List<BilledPeriod>>();
        periods.stream()
                .sorted(Comparator.comparing(BilledPeriod::fromAt))
                .forEach(period -> bySubscription
                        .computeIfAbsent(period.past().subscriptionId(), none -> new ArrayList<>())
                        .add(period));
        var billed = new BilledByPeriod();
        for (BilledFee fee : fees) {
            var known = bySubscription.getOrDefault(fee.subscriptionId(), List.of());
            onItsInvoice(known, fee)
                    .or(() -> Optional.ofNullable(inWhichItBegan(known, fee)))
                    .ifPresent(period -> billed.fees
                            .computeIfAbsent(period, none -> new ArrayList<>())
                            .add(fee));
        }
        return billed;
    }

    List<BilledFee> of(BilledPeriod period) {
        return fees.getOrDefault(period, List.of());
    }

    private static Optional<BilledPeriod> onItsInvoice(List<BilledPeriod> periods, BilledFee fee) {
        return periods.stream()
                .filter(period -> period.past().invoiceId().equals(fee.invoiceId()))
                .filter(period -> !fee.toAt().isAfter(period.toAt()))
                .findFirst();
    }

    private static @Nullable BilledPeriod inWhichItBegan(List<BilledPeriod> periods, BilledFee fee) {
        BilledPeriod found = null;
        for (BilledPeriod period : periods) {
            if (!period.fromAt().isAfter(fee.fromAt())) {
                found = period;
            }
        }
        if (found == null && !periods.isEmpty()) {
            BilledPeriod first = periods.getFirst();
            return first.fromAt().isAfter(fee.fromAt().plus(FIRST_DAY)) ? null : first;
        }
        return found == null || fee.fromAt().isAfter(found.toAt()) ? null : found;
    }
}
