package dev.tarn.billing;

import static dev.tarn.schema.Tables.LATE_CLAIM;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.Customers;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Bills late events of subscriptions that have ended, of which no regular invoice comes any more: month by month after the end, for a year, and
 * at once where events are claimed.
 */
@Component
public class BillAfterEnd implements DueWorkKind {
    private static final int MONTHS = 12;

    private final DSLContext database;
    private final DueWork dueWork;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final BillingRun run;
    private final Bills bills;
    private final LateUsage late;

    BillAfterEnd(
            DSLContext database,
            DueWork dueWork,
            Customers customers,
            Subscriptions subscriptions,
            Entries entries,
            BillingRun run,
            Bills bills,
            LateUsage late) {
        this.database = database;
        this.dueWork = dueWork;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.run = run;
        this.bills = bills;
        this.late = late;
    }

    @Override
    public String name() {
        return "bill_after_end";
    }

    @Override
    public int rank() {
        return Ranks.BILL_AFTER_END;
    }

    /** Looks at all subscriptions of these customers that have ended, once what is written now is committed. */
    public void billSoon(Tenant tenant, Collection<UUID> customerIds, Instant now) {
        dueWork.scheduleAll(
                tenant,
                this,
                customerIds.stream()
                        .map(id -> new DueWork.Entry(Ids.next(), id, now))
                        .toList());
    }

    /** Where late events are corrected, those of these subscriptions are from now on. */
    void follow(Tenant tenant, Collection<Subscription> ended, Instant at) {
        if (!ended.isEmpty() && late.areCorrected(tenant)) {
            scheduleNext(tenant, entries.of(tenant, ended, Cause.LATE), at);
        }
    }

    private void scheduleNext(Tenant tenant, Collection<Entry> ended, Instant after) {
        var next = new ArrayList<DueWork.Entry>();
        for (Entry entry : ended) {
            nextLook(entry, after)
                    .ifPresent(at -> next.add(
                            new DueWork.Entry(entry.id(), entry.customer().id(), at)));
        }
        dueWork.scheduleAll(tenant, this, next);
    }

    private static Optional<Instant> nextLook(Entry entry, Instant after) {
        ZoneId zone = entry.customer().applicableZone();
        Instant endedAt = entry.subscription().terminatedAt();
        if (endedAt == null) {
            return Optional.empty();
        }
        for (int months = 1; months <= MONTHS; months++) {
            Instant at = endedAt.atZone(zone).plusMonths(months).toInstant();
            if (at.isAfter(after)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        var customerIds = items.stream().map(DueItem::groupId).distinct().toList();
        customers.lock(tenant, customerIds);
        var looked = items.stream().map(DueItem::subjectId).toList();
        var ended = entries.of(tenant, ended(tenant, customerIds, looked), Cause.LATE);
        run.issueCorrections(tenant, dueAt, bills.grouped(tenant, ended));
        scheduleNext(
                tenant,
                ended.stream().filter(entry -> looked.contains(entry.id())).toList(),
                dueAt);
    }

    /** Those that are looked at month by month, and those of the customers that events are claimed of. */
    private List<Subscription> ended(Tenant tenant, Collection<UUID> customerIds, Collection<UUID> looked) {
        var s = SUBSCRIPTION;
        var ids = database.select(s.ID)
                .from(s)
                .where(s.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(s.CUSTOMER_ID.in(customerIds))
                .and(s.STATUS.eq("terminated"))
                .and(s.ID.in(looked)
                        .or(DSL.exists(DSL.selectOne().from(LATE_CLAIM).where(LATE_CLAIM.SUBSCRIPTION_ID.eq(s.ID)))))
                .orderBy(s.CREATED_AT, s.ID)
                .fetch(s.ID);
        var found = subscriptions.byIds(tenant, ids);
        return ids.stream().map(id -> Known.in(found, id)).toList();
    }
}
