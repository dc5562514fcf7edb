package dev.tarn.invoice;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where invoices come into being. */
@Service
public class Invoices {
    private final InvoiceStore store;
    private final BilledPeriods periods;
    private final Customers customers;
    private final Completion completion;
    private final ProgressiveInvoices progressive;
    private final OverBilledShares overBilled;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Invoices(
            InvoiceStore store,
            BilledPeriods periods,
            Customers customers,
            Completion completion,
            ProgressiveInvoices progressive,
            OverBilledShares overBilled,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.periods = periods;
        this.customers = customers;
        this.completion = completion;
        this.progressive = progressive;
        this.overBilled = overBilled;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Issues invoices in the caller's transaction: taxes, totals, dates, state, number. One that bills what has been billed already is left out
     * whole and silently (BIL-062).
     *
     * @return ids of the invoices made, in the order given
     */
    @Transactional
    public List<UUID> issue(Tenant tenant, List<NewInvoice> invoices) {
        if (invoices.isEmpty()) {
            return List.of();
        }
        customers.lock(tenant, invoices.stream().map(NewInvoice::customerId).collect(Collectors.toSet()));
        var sellers = completion.lock(
                tenant, invoices.stream().map(NewInvoice::billingEntityId).collect(Collectors.toSet()));
        var fresh = periods.withoutRepeats(tenant, invoices);
        Map<UUID, Customer> billed = customers.byIds(
                tenant, fresh.stream().map(NewInvoice::customerId).collect(Collectors.toSet()));
        Instant now = clock.now(tenant);
        var pending = new ArrayList<Completion.Pending>();
        var credited = progressive.credited(tenant, fresh, Set.of());
        for (int i = 0; i < fresh.size(); i++) {
            NewInvoice invoice = fresh.get(i);
            var computed = ComputedInvoice.of(invoice, Known.in(billed, invoice.customerId()), credited.get(i));
            var seller = Known.in(sellers, invoice.billingEntityId());
            var status = computed.waitsInGrace() ? InvoiceStatus.DRAFT : computed.finalStatus();
            pending.add(new Completion.Pending(Ids.next(), computed, seller, status, computed.dates(), now));
        }
        var written = completion.complete(tenant, pending);
        store.insert(tenant, written);
        UsageInvoiced.of(tenant, written).ifPresent(events::publishEvent);
        completion.scheduleWhatFollows(tenant, written);
        overBilled.tell(tenant, written);
        return written.stream().map(WrittenInvoice::id).toList();
    }
}
