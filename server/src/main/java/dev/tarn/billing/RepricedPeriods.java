package dev.tarn.billing;

import dev.tarn.invoice.Draft.DraftSubscription;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.plan.Plan;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What periods that were billed would have cost under another plan: the same run, on the same usage. Nothing is written. */
@Service
public class RepricedPeriods {
    private final DraftRefresh billed;
    private final BillingRun run;

    RepricedPeriods(DraftRefresh billed, BillingRun run) {
        this.billed = billed;
        this.run = run;
    }

    /** What an invoice billed of one subscription. */
    public record Past(UUID invoiceId, UUID subscriptionId, String reason, boolean recurring, Instant billedAt) {}

    /**
     * The fees of each period, all due at its end. A reading for each billing instant, however many were billed then.
     *
     * @param starts invoices of starts: what they billed in advance is priced with the period it was for
     */
    public Map<Past, List<NewFee>> under(Tenant tenant, Plan plan, List<Past> periods, Collection<UUID> starts) {
        var byInstant = new LinkedHashMap<Instant, List<Past>>();
        periods.forEach(period -> byInstant
                .computeIfAbsent(period.billedAt(), none -> new ArrayList<>())
                .add(period));
        var fees = new HashMap<Past, List<NewFee>>();
        byInstant.forEach((billedAt, together) -> {
            var lines = together.stream()
                    .map(past ->
                            new DraftSubscription(past.subscriptionId(), past.reason(), past.recurring(), billedAt))
                    .toList();
            var bills = billed.asBilled(tenant, lines).stream()
                    .map(entry -> Bill.of(entry.under(plan)))
                    .toList();
            var except = new HashSet<>(starts);
            together.forEach(past -> except.add(past.invoiceId()));
            List<NewInvoice> invoices = run.compose(tenant, billedAt, bills, except);
            for (int i = 0; i < together.size(); i++) {
                fees.put(together.get(i), invoices.get(i).fees());
            }
        });
        return fees;
    }
}
