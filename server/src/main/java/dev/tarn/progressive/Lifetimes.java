package dev.tarn.progressive;

import dev.tarn.invoice.InvoiceVoided;
import dev.tarn.invoice.UsageInvoiced;
import dev.tarn.invoice.UsageReinvoiced;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.SubscriptionsStarted;
import dev.tarn.subscription.SubscriptionsStarted.Occasion;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps lifetime usage: it begins with a subscription, passes on with each change of plan, and follows what is invoiced (MTR-230, MTR-231). */
@Component
class Lifetimes {
    private final LifetimeStore store;

    Lifetimes(LifetimeStore store) {
        this.store = store;
    }

    @EventListener
    void on(SubscriptionsStarted started) {
        if (started.occasion() == Occasion.REPLACING) {
            var successorOf = new HashMap<UUID, UUID>();
            for (Subscription subscription : started.subscriptions()) {
                UUID previousId = subscription.previousSubscriptionId();
                if (previousId != null) {
                    successorOf.put(previousId, subscription.id());
                }
            }
            store.move(started.tenant(), successorOf, started.at());
        }
        store.insert(
                started.tenant(),
                started.subscriptions().stream().map(Subscription::id).toList(),
                started.at());
    }

    @EventListener
    void on(UsageInvoiced invoiced) {
        store.addInvoiced(invoiced.tenant(), invoiced.amountCents());
    }

    @EventListener
    void on(InvoiceVoided voided) {
        store.forgetInvoiced(voided.tenant(), store.subscriptionsOn(voided.tenant(), voided.invoiceId()));
    }

    @EventListener
    void on(UsageReinvoiced changed) {
        if (!changed.subscriptionIds().isEmpty()) {
            store.forgetInvoiced(changed.tenant(), changed.subscriptionIds());
        }
    }
}
