package dev.tarn.billing;

import dev.tarn.customer.Customers;
import dev.tarn.engine.subscription.Trial;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The exact end of a trial: a plan in advance is billed now, one in arrears at the end of its period (SUB-064). */
@Component
class EndTrial implements DueWorkKind {
    private final DueWork dueWork;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final HistoryReader histories;
    private final BillingRun run;

    EndTrial(
            DueWork dueWork,
            Customers customers,
            Subscriptions subscriptions,
            Entries entries,
            HistoryReader histories,
            BillingRun run) {
        this.dueWork = dueWork;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.histories = histories;
        this.run = run;
    }

    @Override
    public String name() {
        return "end_trial";
    }

    @Override
    public int rank() {
        return Ranks.END_TRIAL;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        var active = subscriptions
                .byIds(tenant, items.stream().map(DueItem::subjectId).toList())
                .values()
                .stream()
                .filter(subscription -> subscription.isInForceAt(dueAt) && subscription.trialEndedAt() == null)
                .toList();
        var inTrial = entries.of(tenant, active, Cause.START);
        var history = histories.read(tenant, inTrial.stream().map(Entry::id).toList(), dueAt, List.of());
        var bills = inTrial.stream()
                .filter(entry -> isBilledNow(entry, history.getOrDefault(entry.id(), History.NONE), dueAt))
                .map(Bill::withoutUsage)
                .toList();
        run.issueWhereFeesAre(tenant, dueAt, bills);
        var ended = new HashMap<UUID, Instant>();
        inTrial.forEach(entry -> ended.put(entry.id(), dueAt));
        subscriptions.endTrials(tenant, ended);
    }

    /** Unless the fee was billed already: by the run of this day, or at the start. */
    private static boolean isBilledNow(Entry entry, History history, Instant dueAt) {
        ZoneId zone = entry.customer().applicableZone();
        Instant firstFeeAt = history.firstFeeAt();
        boolean billedAtStart = firstFeeAt != null
                && LocalDays.dateOf(firstFeeAt, zone).equals(entry.terms().startedOn());
        return entry.plan().payInAdvance() && !history.hasRunOnDayOf(dueAt, zone) && !billedAtStart;
    }

    /** Trials that are over when the subscription starts are recorded at once: nothing is left to be billed at their end. */
    void schedule(Tenant tenant, Instant at, Collection<Entry> started, Map<UUID, Instant> initialStarts) {
        var toCome = new ArrayList<DueWork.Entry>();
        var over = new HashMap<UUID, Instant>();
        for (Entry entry : started) {
            Subscription subscription = entry.subscription();
            entry.trial(initialStarts.get(entry.id())).map(Trial::endsAt).ifPresent(endsAt -> {
                if (endsAt.isAfter(at)) {
                    toCome.add(new DueWork.Entry(subscription.id(), subscription.customerId(), endsAt));
                } else {
                    over.put(subscription.id(), endsAt);
                }
            });
        }
        dueWork.scheduleAll(tenant, this, toCome);
        if (!over.isEmpty()) {
            subscriptions.endTrials(tenant, over);
        }
    }

    void cancel(Tenant tenant, Collection<UUID> subscriptionIds, Instant at) {
        dueWork.cancelAfter(tenant, this, subscriptionIds, at);
    }
}
