package dev.tarn.billing;

import dev.tarn.customer.CustomerUpdated;
import dev.tarn.customer.Customers;
import dev.tarn.entity.BillingEntityUpdated;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscriptions;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Billing days begin with the customer's day: another time zone moves the runs that are to come, and neither doubles nor drops one (BIL-004). */
@Component
class ZoneChanges {
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final HistoryReader histories;
    private final BillPeriod periods;

    ZoneChanges(
            Customers customers,
            Subscriptions subscriptions,
            Entries entries,
            HistoryReader histories,
            BillPeriod periods) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.histories = histories;
        this.periods = periods;
    }

    @EventListener
    void on(CustomerUpdated update) {
        if (!update.before().applicableZone().equals(update.after().applicableZone())) {
            move(update.tenant(), List.of(update.after().id()));
        }
    }

    @EventListener
    void on(BillingEntityUpdated update) {
        if (!update.before().timezone().equals(update.after().timezone())) {
            move(
                    update.tenant(),
                    customers.inZoneOf(update.tenant(), update.after().id()));
        }
    }

    private void move(Tenant tenant, Collection<UUID> customerIds) {
        var active = entries.of(tenant, subscriptions.activeOf(tenant, customerIds), Cause.PERIOD);
        if (!active.isEmpty()) {
            var ids = active.stream().map(Entry::id).toList();
            periods.rezone(tenant, active, histories.lastRunOn(tenant, ids));
        }
    }
}
