package dev.tarn.progressive;

import dev.tarn.plan.PlanUpdated;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.SubscriptionThresholds;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.subscription.SubscriptionsStarted;
import dev.tarn.subscription.ThresholdsChanged;
import dev.tarn.usage.UsageNoticed;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When thresholds are looked at: when usage comes in, and when what is measured or against what changes (BIL-171, BIL-175, SUB-029). */
@Component
class ThresholdChecks {
    private final DueWork dueWork;
    private final CheckThresholds check;
    private final Subscriptions subscriptions;
    private final SubscriptionThresholds thresholds;
    private final BillingClock clock;

    ThresholdChecks(
            DueWork dueWork,
            CheckThresholds check,
            Subscriptions subscriptions,
            SubscriptionThresholds thresholds,
            BillingClock clock) {
        this.dueWork = dueWork;
        this.check = check;
        this.subscriptions = subscriptions;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    @EventListener
    void on(UsageNoticed noticed) {
        dueWork.scheduleAll(
                noticed.tenant(),
                check,
                noticed.used().stream()
                        .map(used -> new DueWork.Entry(used.subscriptionId(), used.customerId(), noticed.at()))
                        .toList());
    }

    @EventListener
    void on(ThresholdsChanged changed) {
        schedule(changed.tenant(), changed.subscriptions());
    }

    /** Usage may have come before the subscription, which then began in the past. */
    @EventListener
    void on(SubscriptionsStarted started) {
        schedule(started.tenant(), started.subscriptions());
    }

    @EventListener
    void on(PlanUpdated edit) {
        boolean concerned = !edit.after().applicableUsageThresholds().isEmpty();
        if (concerned) {
            schedule(
                    edit.tenant(),
                    subscriptions.activeOfPlan(edit.tenant(), edit.after().id()));
        }
    }

    void schedule(Tenant tenant, List<Subscription> candidates) {
        var applicable = thresholds.applicable(tenant, candidates);
        var now = clock.now(tenant);
        dueWork.scheduleAll(
                tenant,
                check,
                candidates.stream()
                        .filter(subscription -> applicable.containsKey(subscription.id()))
                        .map(subscription -> new DueWork.Entry(subscription.id(), subscription.customerId(), now))
                        .toList());
    }
}
