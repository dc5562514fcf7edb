package dev.tarn.billing;

import dev.tarn.creditnote.AutomaticNotes;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.UnusedAmount;
import dev.tarn.engine.invoice.UnusedAmount.Wish;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was paid in advance for time after the end is given back by a credit note, before what the end bills is issued (SUB-151, SUB-122). */
@Component
class UnusedTime {
    private static final String NO_NOTE = "skip";

    private final Entries entries;
    private final HistoryReader histories;
    private final AutomaticNotes notes;
    private final Customers customers;

    UnusedTime(Entries entries, HistoryReader histories, AutomaticNotes notes, Customers customers) {
        this.entries = entries;
        this.histories = histories;
        this.notes = notes;
        this.customers = customers;
    }

    /** Of subscriptions that end for good, as each wants it. */
    void giveBack(Tenant tenant, Instant at, List<Entry> ended) {
        giveBack(tenant, at, ended, false);
    }

    /** Of subscriptions that another plan takes over today: as a credit. */
    void creditAfterUpgrade(Tenant tenant, Instant at, List<Entry> replaced) {
        giveBack(tenant, at, replaced, true);
    }

    private void giveBack(Tenant tenant, Instant at, List<Entry> ended, boolean upgraded) {
        var inAdvance = ended.stream()
                .filter(entry -> entry.plan().payInAdvance()
                        && !NO_NOTE.equals(entry.subscription().onTerminationCreditNote()))
                .toList();
        if (inAdvance.isEmpty()) {
            return;
        }
        customers.lock(
                tenant, inAdvance.stream().map(entry -> entry.customer().id()).collect(Collectors.toSet()));
        Map<UUID, LastFee> lastFees =
                histories.lastFees(tenant, inAdvance.stream().map(Entry::id).toList());
        Map<UUID, Instant> initialStarts = entries.initialStarts(tenant, inAdvance);
        for (Entry entry : inAdvance) {
            LastFee fee = lastFees.get(entry.id());
            if (fee != null) {
                var unused = unused(entry, fee, at, initialStarts.get(entry.id()), upgraded);
                notes.giveBackUnused(
                        tenant, fee.invoiceId(), fee.feeId(), unused, upgraded ? Wish.CREDIT : wish(entry));
            }
        }
    }

    private static UnusedAmount unused(
            Entry entry, LastFee fee, Instant at, @Nullable Instant initialStart, boolean upgraded) {
        LocalDate trialEndsOn =
                entry.trial(initialStart).map(trial -> trial.endsOn()).orElse(null);
        Long planAmountCents = fee.planAmountCents();
        return new UnusedAmount(
                planAmountCents == null ? entry.plan().amountCents() : planAmountCents,
                fee.periodDays(),
                LocalDays.dateOf(fee.fromAt(), fee.zone()),
                LocalDays.dateOf(fee.toAt(), fee.zone()),
                LocalDays.dateOf(at, entry.customer().applicableZone()),
                trialEndsOn,
                upgraded);
    }

    /** Credit, unless it says otherwise. */
    private static Wish wish(Entry entry) {
        String option = entry.subscription().onTerminationCreditNote();
        return option == null ? Wish.CREDIT : Wish.valueOf(option.toUpperCase(Locale.ROOT));
    }
}
