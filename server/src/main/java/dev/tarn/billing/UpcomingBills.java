package dev.tarn.billing;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The regular runs to come, for whoever wants to see what they will bill. */
@Service
public class UpcomingBills {
    private final Entries entries;
    private final BillPeriod periods;
    private final Subscriptions subscriptions;

    UpcomingBills(Entries entries, BillPeriod periods, Subscriptions subscriptions) {
        this.entries = entries;
        this.periods = periods;
        this.subscriptions = subscriptions;
    }

    /** When each of these is billed next, after an instant. */
    public Set<Instant> nextAt(Tenant tenant, Collection<Subscription> active, Instant after) {
        return entries.of(tenant, active, Cause.PERIOD).stream()
                .flatMap(entry -> entry.schedule().nextAfter(after).stream())
                .collect(Collectors.toSet());
    }

    /** Bills these with their next run now, as if its time had come: to be taken back by the caller's transaction. */
    public void billNext(Tenant tenant, Collection<Subscription> active, Instant after) {
        var now = subscriptions.byIds(
                tenant, active.stream().map(Subscription::id).toList());
        for (Instant at : nextAt(tenant, now.values(), after)) {
            List<DueItem> items = now.values().stream()
                    .map(subscription -> new DueItem(Ids.next(), subscription.id(), subscription.customerId()))
                    .toList();
            BillingClock.standingAt(at, () -> {
                periods.run(tenant, at, items);
                return items;
            });
        }
    }
}
