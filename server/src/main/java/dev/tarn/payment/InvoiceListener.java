package dev.tarn.payment;

import dev.tarn.invoice.FinalizedListener;
import dev.tarn.invoice.PaymentStatusListener;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What invoices tell payments: that they are there to be paid, and that they are. */
@Component
class InvoiceListener implements FinalizedListener, PaymentStatusListener {
    private final ProviderCustomers links;
    private final ProviderCalls calls;
    private final HostedPageStore pages;

    InvoiceListener(ProviderCustomers links, ProviderCalls calls, HostedPageStore pages) {
        this.links = links;
        this.calls = calls;
        this.pages = pages;
    }

    /** Only customers that a provider knows are asked about: for all others nothing is written. */
    @Override
    public void finalized(Tenant tenant, List<Finalized> invoices) {
        var payable = invoices.stream()
                .filter(invoice -> invoice.totalAmountCents() > 0)
                .toList();
        if (payable.isEmpty()) {
            return;
        }
        var known =
                links.known(tenant, payable.stream().map(Finalized::customerId).collect(Collectors.toSet()));
        calls.requestAll(
                tenant,
                ChargeInvoice.NAME,
                payable.stream()
                        .filter(invoice -> known.contains(invoice.customerId()))
                        .map(Finalized::invoiceId)
                        .toList());
    }

    /** A payment is what they wait for (INV-051). */
    @Override
    public void opened(Tenant tenant, List<Finalized> invoices) {
        finalized(tenant, invoices);
    }

    @Override
    public void paymentStatusChanged(Tenant tenant, Change change) {
        if (change.succeeded() && !pages.open(tenant, change.invoiceId()).isEmpty()) {
            calls.request(tenant, ClosePages.NAME, change.invoiceId());
        }
    }
}
