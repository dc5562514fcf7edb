package dev.tarn.payment;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Currency;
import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider.PageOrder;
import dev.tarn.payment.ProviderCustomers.Linked;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.HostedPaymentPageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides whether an invoice can be paid on a page, and writes down that one will be made, before it is. */
@Service
class PagePreparation {
    private static final Duration SHOWN_FOR = Duration.ofHours(24);

    private final PayableInvoices invoices;
    private final ProviderCustomers links;
    private final Connections connections;
    private final Customers customers;
    private final HostedPageStore store;
    private final ReturnAddress returnAddress;
    private final BillingClock clock;

    PagePreparation(
            PayableInvoices invoices,
            ProviderCustomers links,
            Connections connections,
            Customers customers,
            HostedPageStore store,
            ReturnAddress returnAddress,
            BillingClock clock) {
        this.invoices = invoices;
        this.links = links;
        this.connections = connections;
        this.customers = customers;
        this.store = store;
        this.returnAddress = returnAddress;
        this.clock = clock;
    }

    /**
     * A page to be shown.
     *
     * @param url of one that is there already; null: it is to be made
     * @param outdated pages that must be closed before
     */
    record Prepared(
            UUID customerId,
            String externalCustomerId,
            Connection connection,
            PageOrder order,
            @Nullable String url,
            List<HostedPaymentPageRecord> outdated) {
        Prepared {
            outdated = List.copyOf(outdated);
        }
    }

    @Transactional
    public Prepared prepare(Tenant tenant, String id) {
        UUID invoiceId = Ids.parse(id).orElseThrow(PagePreparation::noInvoice);
        UUID customerId = invoices.customerOf(tenant, invoiceId).orElseThrow(PagePreparation::noInvoice);
        customers.lock(tenant, List.of(customerId));
        PayableInvoice invoice = invoices.lock(tenant, List.of(invoiceId)).getFirst();
        Linked linked =
                links.find(tenant, customerId).orElseThrow(() -> Refusal.invalid("base", "no_linked_payment_provider"));
        // while a provider has its payment in hand, a page would be a second way to pay the same
        if (!invoice.canBeCharged()) {
            throw Refusal.invalid("base", "invalid_invoice_status_or_payment_status");
        }
        Connection connection = connections
                .find(tenant, linked.integrationId())
                .orElseThrow(() -> Refusal.invalid("base", "missing_payment_provider"));
        String providerCustomerId = linked.providerCustomerId();
        if (providerCustomerId == null) {
            throw Refusal.invalid("base", "missing_payment_provider_customer");
        }
        Customer customer = Known.in(customers.byIds(tenant, List.of(customerId)), customerId);
        List<HostedPaymentPageRecord> open = store.open(tenant, invoiceId);
        Optional<HostedPaymentPageRecord> usable =
                open.stream().filter(page -> isUsable(page, invoice)).findFirst();
        UUID key = usable.map(HostedPaymentPageRecord::getId)
                .orElseGet(() -> store.insert(tenant, invoiceId, connection.id(), invoice.dueAmountCents()));
        var order = new PageOrder(
                key,
                invoiceId,
                providerCustomerId,
                linked.paymentMethods(),
                invoice.dueAmountCents(),
                Currency.of(invoice.currency()),
                "Invoice " + invoice.number(),
                returnAddress.of(connection));
        return new Prepared(
                customerId,
                customer.externalId(),
                connection,
                order,
                usable.map(HostedPaymentPageRecord::getUrl).orElse(null),
                usable.isPresent() ? List.of() : open);
    }

    private boolean isUsable(HostedPaymentPageRecord page, PayableInvoice invoice) {
        Instant oldest = clock.machineNow().minus(SHOWN_FOR);
        return page.getUrl() != null
                && page.getMadeAt().isAfter(oldest)
                && page.getAmountCents() == invoice.dueAmountCents();
    }

    private static RefusedException noInvoice() {
        return Refusal.notFound("invoice");
    }
}
