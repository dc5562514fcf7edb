package dev.tarn.billing;

import dev.tarn.invoice.AppliedThreshold;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Bills what subscriptions have used so far, because that is as much as a threshold says (BIL-172). Each gets an invoice of its own (BIL-066). */
@Service
public class ProgressiveBilling {
    private final Entries entries;
    private final BillingRun run;
    private final Invoices invoices;

    ProgressiveBilling(Entries entries, BillingRun run, Invoices invoices) {
        this.entries = entries;
        this.run = run;
        this.invoices = invoices;
    }

    /**
     * In the caller's transaction; the customers are locked. Where nothing can be billed before the period ends, nothing is made.
     *
     * @param passed thresholds by subscription, at least one each
     */
    public void bill(
            Tenant tenant, Instant at, List<Subscription> subscriptions, Map<UUID, List<AppliedThreshold>> passed) {
        var bills = entries.of(tenant, subscriptions, Cause.THRESHOLD).stream()
                .map(Bill::of)
                .toList();
        var made = new ArrayList<NewInvoice>();
        for (NewInvoice invoice : run.compose(tenant, at, bills, Set.of())) {
            UUID subscriptionId = invoice.subscriptions().getFirst().subscriptionId();
            if (!invoice.fees().isEmpty()) {
                made.add(invoice.madeBy(Known.in(passed, subscriptionId)));
            }
        }
        invoices.issue(tenant, made);
    }
}
