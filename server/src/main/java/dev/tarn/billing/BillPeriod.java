package dev.tarn.billing;

import dev.tarn.customer.Customers;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Replacement;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The regular run: 00:00 of a subscription's billing day in its customer's zone (BIL-060 to BIL-063). Each run sets the next one, so that what
 * was missed is caught up period by period. Where another plan waits, this is the day it takes over (SUB-131).
 */
@Component
class BillPeriod implements DueWorkKind {
    private final DueWork dueWork;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final BillingRun run;
    private final InAdvanceRenewals renewals;
    private final PaidInAdvance paid;
    private final Bills bills;
    private final BillingClock clock;

    BillPeriod(
            DueWork dueWork,
            Customers customers,
            Subscriptions subscriptions,
            Entries entries,
            BillingRun run,
            InAdvanceRenewals renewals,
            PaidInAdvance paid,
            Bills bills,
            BillingClock clock) {
        this.dueWork = dueWork;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.run = run;
        this.renewals = renewals;
        this.paid = paid;
        this.bills = bills;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bill_period";
    }

    @Override
    public int rank() {
        return Ranks.BILL_PERIOD;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        var inForce = subscriptions
                .byIds(tenant, items.stream().map(DueItem::subjectId).toList())
                .values()
                .stream()
                .filter(subscription -> subscription.isInForceAt(dueAt))
                .sorted(java.util.Comparator.comparing(Subscription::createdAt).thenComparing(Subscription::id))
                .toList();
        var all = entries.of(tenant, inForce, Cause.PERIOD);
        var due = all.stream().filter(entry -> isBilledOn(entry, dueAt)).toList();
        Set<UUID> rotated = rotate(tenant, dueAt, due);
        var going = without(rotated, due);
        run.issue(tenant, dueAt, bills.grouped(tenant, going));
        renewals.make(tenant, dueAt, going);
        paid.gather(tenant, dueAt, going);
        scheduleNext(tenant, dueAt, without(rotated, all));
    }

    /** The zone may have changed since this was scheduled: then the day may not have come. */
    private static boolean isBilledOn(Entry entry, Instant dueAt) {
        LocalDate today = LocalDays.dateOf(dueAt, entry.customer().applicableZone());
        return entry.schedule().isBilledOn(today);
    }

    private static List<Entry> without(Set<UUID> ids, List<Entry> entries) {
        return entries.stream().filter(entry -> !ids.contains(entry.id())).toList();
    }

    private Set<UUID> rotate(Tenant tenant, Instant dueAt, List<Entry> due) {
        var successorOf = new HashMap<UUID, UUID>();
        Map<UUID, Subscription> successors =
                subscriptions.successors(tenant, due.stream().map(Entry::id).toList());
        successors.forEach((id, next) -> {
            // what was asked for after the due day of a run that is late waits for the next one
            if (next.status() == Status.PENDING && !next.createdAt().isAfter(dueAt)) {
                successorOf.put(id, next.id());
            }
        });
        if (successorOf.isEmpty()) {
            return Set.of();
        }
        var replacements = subscriptions.rotate(tenant, successorOf, dueAt);
        if (replacements.isEmpty()) {
            return Set.of();
        }
        var before = entries.of(
                tenant, replacements.stream().map(Replacement::before).toList(), Cause.DOWNGRADE);
        run.issue(tenant, dueAt, billsOf(tenant, replacements, before));
        renewals.make(tenant, dueAt, before);
        paid.gather(tenant, dueAt, before);
        return before.stream().map(Entry::id).collect(Collectors.toSet());
    }

    private List<Bill> billsOf(Tenant tenant, List<Replacement> replacements, List<Entry> before) {
        var after =
                entries.of(tenant, replacements.stream().map(Replacement::after).toList(), Cause.START);
        var bills = new ArrayList<Bill>();
        for (int i = 0; i < replacements.size(); i++) {
            Entry next = after.get(i);
            boolean billed = next.plan().payInAdvance() || next.hasFixedChargesInAdvance();
            bills.addAll(Bills.ofPair(before.get(i), billed ? next : null));
        }
        return bills;
    }

    void scheduleFirst(Tenant tenant, Collection<Entry> started) {
        var next = new ArrayList<DueWork.Entry>();
        for (Entry entry : started) {
            entry.schedule().first().ifPresent(at -> next.add(work(entry, at)));
        }
        dueWork.scheduleAll(tenant, this, next);
    }

    /** The run with which the period in progress began, if that came after the start; what passed before it is billed to nobody (SUB-196). */
    void schedulePeriodInProgress(Tenant tenant, Instant now, Collection<Entry> activated) {
        var next = new ArrayList<DueWork.Entry>();
        for (Entry entry : activated) {
            var schedule = entry.schedule();
            var due = schedule.first();
            var after = due.flatMap(schedule::nextAfter);
            while (after.isPresent() && !after.get().isAfter(now)) {
                due = after;
                after = due.flatMap(schedule::nextAfter);
            }
            due.ifPresent(at -> next.add(work(entry, at)));
        }
        dueWork.scheduleAll(tenant, this, next);
    }

    /** The runs after an instant, as the subscriptions are now. */
    void scheduleNext(Tenant tenant, Instant after, Collection<Entry> which) {
        var next = new ArrayList<DueWork.Entry>();
        for (Entry entry : which) {
            Instant terminatedAt = entry.subscription().terminatedAt();
            entry.schedule()
                    .nextAfter(after)
                    .filter(at -> terminatedAt == null || at.isBefore(terminatedAt))
                    .ifPresent(at -> next.add(work(entry, at)));
        }
        dueWork.scheduleAll(tenant, this, next);
    }

    /** The next run as the subscription is now, unless one is due already. */
    void reschedule(Tenant tenant, Collection<Entry> changed) {
        Instant now = clock.now(tenant);
        Set<UUID> late = late(tenant, changed.stream().map(Entry::id).toList(), now);
        var others =
                changed.stream().filter(entry -> !late.contains(entry.id())).toList();
        cancelAfter(tenant, others.stream().map(Entry::id).toList(), now);
        scheduleNext(tenant, now, others);
    }

    /** The zone of these has changed, and with it when their days begin. The day after the last one billed comes next, even if it has begun. */
    void rezone(Tenant tenant, Collection<Entry> moved, Map<UUID, LocalDate> lastBilledOn) {
        Instant now = clock.now(tenant);
        Set<UUID> late = late(tenant, moved.stream().map(Entry::id).toList(), now);
        var others = moved.stream().filter(entry -> !late.contains(entry.id())).toList();
        cancelAfter(tenant, others.stream().map(Entry::id).toList(), now);
        var next = new ArrayList<DueWork.Entry>();
        for (Entry entry : others) {
            LocalDate billedOn = lastBilledOn.get(entry.id());
            var at = billedOn == null
                    ? entry.schedule().first()
                    : entry.schedule().nextAfterRunOn(billedOn);
            at.ifPresent(instant -> next.add(work(entry, instant)));
        }
        dueWork.scheduleAll(tenant, this, next);
    }

    private static DueWork.Entry work(Entry entry, Instant at) {
        return new DueWork.Entry(entry.id(), entry.customer().id(), at);
    }

    /** Those of which a run that is already due has not taken place. */
    Set<UUID> late(Tenant tenant, Collection<UUID> subscriptionIds, Instant at) {
        return dueWork.waiting(tenant, this, subscriptionIds, at);
    }

    /** Runs that would come after the end are dropped; one that is late stays. */
    void cancelAfter(Tenant tenant, Collection<UUID> subscriptionIds, Instant at) {
        dueWork.cancelAfter(tenant, this, subscriptionIds, at);
    }
}
