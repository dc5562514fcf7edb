package dev.tarn.billing;

import dev.tarn.customer.Customers;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.invoice.StandaloneFees;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Taxes;
import dev.tarn.usage.InAdvanceUsages;
import dev.tarn.usage.PricedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Charges for events as they arrive: an invoice for each event and charge, or a fee alone where the charge is not invoiced. Each event waits in
 * a queue that it leaves in the transaction that charges for it.
 */
@Component
class PriceEvents implements DueWorkKind {
    private final Customers customers;
    private final InAdvanceUsages usages;
    private final Taxes taxes;
    private final Invoices invoices;
    private final StandaloneFees fees;

    PriceEvents(Customers customers, InAdvanceUsages usages, Taxes taxes, Invoices invoices, StandaloneFees fees) {
        this.customers = customers;
        this.usages = usages;
        this.taxes = taxes;
        this.invoices = invoices;
        this.fees = fees;
    }

    @Override
    public String name() {
        return InAdvanceUsages.KIND;
    }

    @Override
    public int rank() {
        return Ranks.PRICE_EVENT;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).distinct().toList());
        List<PricedEvent> priced =
                usages.price(tenant, items.stream().map(DueItem::subjectId).toList());
        var feeTaxes = FeeTaxes.read(
                taxes, tenant, priced.stream().map(InAdvanceFees::entry).toList());
        var invoiced = new ArrayList<NewInvoice>();
        var alone = new ArrayList<StandaloneFees.Charged>();
        for (PricedEvent event : priced) {
            if (event.charge().invoiceable()) {
                invoiced.add(InAdvanceFees.invoice(event, feeTaxes));
            } else {
                alone.add(InAdvanceFees.charged(event, feeTaxes));
            }
        }
        invoices.issue(tenant, invoiced);
        fees.make(tenant, alone);
    }
}
