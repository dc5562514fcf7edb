package dev.tarn.billing;

import dev.tarn.engine.subscription.Trial;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.SubscriptionChanged;
import dev.tarn.subscription.SubscriptionUpgraded;
import dev.tarn.subscription.SubscriptionsAwaiting;
import dev.tarn.subscription.SubscriptionsEnded;
import dev.tarn.subscription.SubscriptionsStarted;
import dev.tarn.subscription.SubscriptionsStarted.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Bills what the start, the end and the upgrade of a subscription make due, in the transaction that brings them about, and sets what comes later. */
@Component
class SubscriptionBiller {
    private final Entries entries;
    private final BillingRun run;
    private final BillPeriod periods;
    private final EndTrial trials;
    private final UnusedTime unusedTime;
    private final PaidInAdvance paid;
    private final BillAfterEnd afterEnd;
    private final GatedStarts gated;

    SubscriptionBiller(
            Entries entries,
            BillingRun run,
            BillPeriod periods,
            EndTrial trials,
            UnusedTime unusedTime,
            PaidInAdvance paid,
            BillAfterEnd afterEnd,
            GatedStarts gated) {
        this.entries = entries;
        this.run = run;
        this.periods = periods;
        this.trials = trials;
        this.unusedTime = unusedTime;
        this.paid = paid;
        this.afterEnd = afterEnd;
        this.gated = gated;
    }

    @EventListener
    void on(SubscriptionsStarted event) {
        var started = entries.of(event.tenant(), event.subscriptions(), Cause.START);
        Map<UUID, Instant> initialStarts = entries.initialStarts(event.tenant(), started);
        schedule(event, started);
        trials.schedule(event.tenant(), event.at(), started, initialStarts);
        if (event.occasion() == Occasion.ON_THE_DAY) {
            run.issue(event.tenant(), event.at(), startingBills(started, event.at(), initialStarts));
        }
    }

    /** What waited for its payment bills the period in progress; what also follows another one, the next (SUB-196). */
    private void schedule(SubscriptionsStarted event, List<Entry> started) {
        if (event.occasion() == Occasion.AFTER_PAYMENT) {
            periods.schedulePeriodInProgress(event.tenant(), event.at(), started);
            return;
        }
        Map<Boolean, List<Entry>> bySuccession = started.stream()
                .collect(Collectors.partitioningBy(entry -> event.occasion() == Occasion.REPLACING
                        && entry.subscription().start().isBefore(event.at())));
        periods.scheduleNext(event.tenant(), event.at(), bySuccession.getOrDefault(true, List.of()));
        periods.scheduleFirst(event.tenant(), bySuccession.getOrDefault(false, List.of()));
    }

    /** Their start is billed before they become active: an open invoice for each (SUB-194). */
    @EventListener
    void on(SubscriptionsAwaiting event) {
        Tenant tenant = event.tenant();
        var waiting = entries.of(tenant, event.subscriptions(), Cause.START);
        var bills = startingBills(waiting, event.at(), entries.initialStarts(tenant, waiting));
        var opened = run.open(tenant, event.at(), bills);
        for (int i = 0; i < bills.size(); i++) {
            gated.opened(tenant, event.at(), bills.get(i).first().id(), opened.get(i));
        }
    }

    /** BIL-070: a plan in advance bills its first period, usage aside; another one what is fixed in advance. */
    private static List<Bill> startingBills(List<Entry> started, Instant at, Map<UUID, Instant> initialStarts) {
        var bills = new ArrayList<Bill>();
        for (Entry entry : started) {
            if (paysItsFeeAtStart(entry, at, initialStarts)) {
                bills.add(Bill.withoutUsage(entry));
            } else if (entry.hasFixedChargesInAdvance()) {
                bills.add(Bill.withoutUsage(entry.because(Cause.FIXED_CHARGES_AT_START)));
            }
        }
        return bills;
    }

    private static boolean paysItsFeeAtStart(Entry entry, Instant at, Map<UUID, Instant> initialStarts) {
        boolean inTrial = entry.trial(initialStarts.get(entry.id()))
                .filter((Trial trial) -> trial.isRunningAt(at))
                .isPresent();
        return entry.plan().payInAdvance() && !inTrial;
    }

    /** The end may have moved before or behind the next billing day. */
    @EventListener
    void on(SubscriptionChanged event) {
        var changed = entries.of(event.tenant(), List.of(event.subscription()), Cause.PERIOD);
        periods.reschedule(event.tenant(), changed);
    }

    @EventListener
    void on(SubscriptionsEnded event) {
        Tenant tenant = event.tenant();
        var ids = event.subscriptions().stream().map(Subscription::id).toList();
        Set<UUID> late = periods.late(tenant, ids, event.at());
        periods.cancelAfter(tenant, ids, event.at());
        trials.cancel(tenant, ids, event.at());
        afterEnd.follow(tenant, event.subscriptions(), event.at());
        if (event.replaced()) {
            return;
        }
        var ended = entries.of(tenant, event.subscriptions(), Cause.END);
        unusedTime.giveBack(tenant, event.at(), ended);
        run.issue(
                tenant,
                event.at(),
                ended.stream()
                        .filter(entry ->
                                entry.subscription().onTerminationInvoice().equals("generate"))
                        .map(entry -> late.contains(entry.id()) ? entry.because(Cause.END_BEFORE_LATE_RUN) : entry)
                        .map(Bill::of)
                        .toList());
        paid.gather(tenant, event.at(), ended);
    }

    @EventListener
    void on(SubscriptionUpgraded event) {
        Tenant tenant = event.tenant();
        var after = entries.of(tenant, List.of(event.after()), Cause.START).getFirst();
        var before = entries.of(tenant, List.of(event.before()), Cause.UPGRADE)
                .getFirst()
                .upgradedTo(after.plan());
        unusedTime.creditAfterUpgrade(tenant, event.at(), List.of(before));
        boolean pays = paysItsFeeAtStart(after, event.at(), entries.initialStarts(tenant, List.of(after)))
                || after.hasFixedChargesInAdvance();
        run.issue(tenant, event.at(), Bills.ofPair(before, pays && !event.startIsBilled() ? after : null));
        paid.gather(tenant, event.at(), List.of(before));
    }
}
