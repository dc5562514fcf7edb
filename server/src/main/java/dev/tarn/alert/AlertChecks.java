package dev.tarn.alert;

import dev.tarn.platform.DueWork;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.usage.UsageNoticed;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When alerts are looked at: when usage of their subscriptions comes in (PLT-321). */
@Component
class AlertChecks {
    private final Subscriptions subscriptions;
    private final UsageAlertStore store;
    private final DueWork dueWork;
    private final CheckAlerts check;

    AlertChecks(Subscriptions subscriptions, UsageAlertStore store, DueWork dueWork, CheckAlerts check) {
        this.subscriptions = subscriptions;
        this.store = store;
        this.dueWork = dueWork;
        this.check = check;
    }

    @EventListener
    void on(UsageNoticed noticed) {
        var used = subscriptions
                .byIds(
                        noticed.tenant(),
                        noticed.used().stream()
                                .map(UsageNoticed.Used::subscriptionId)
                                .toList())
                .values();
        var watched = store.withAlerts(
                noticed.tenant(), used.stream().map(Subscription::externalId).collect(Collectors.toSet()));
        dueWork.scheduleAll(
                noticed.tenant(),
                check,
                used.stream()
                        .filter(subscription -> watched.contains(subscription.externalId()))
                        .map(subscription ->
                                new DueWork.Entry(subscription.id(), subscription.customerId(), noticed.at()))
                        .toList());
    }
}
