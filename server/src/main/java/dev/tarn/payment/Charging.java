package dev.tarn.payment;

import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Currency;
import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider.ChargeOrder;
import dev.tarn.payment.ProviderCustomers.Linked;
import dev.tarn.payment.ProviderPaymentStore.Target;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whether a provider is asked for a payment, and writes down that it will be, before it is (CRD-275 to CRD-277). Who comes back after a
 * crash finds the same payment, and asks for it under the same key.
 */
@Service
class Charging {
    /** Where the law wants the customer to be there (section 10). */
    private static final String ON_SESSION_COUNTRY = "IN";

    private final PayableInvoices invoices;
    private final PaymentRequestStore requests;
    private final ProviderPaymentStore payments;
    private final ProviderCustomers links;
    private final PaymentMethods methods;
    private final PaymentChoices choices;
    private final HostedPageStore pages;
    private final Connections connections;
    private final Customers customers;
    private final ReturnAddress returnAddress;

    Charging(
            PayableInvoices invoices,
            PaymentRequestStore requests,
            ProviderPaymentStore payments,
            ProviderCustomers links,
            PaymentMethods methods,
            PaymentChoices choices,
            HostedPageStore pages,
            Connections connections,
            Customers customers,
            ReturnAddress returnAddress) {
        this.invoices = invoices;
        this.requests = requests;
        this.payments = payments;
        this.links = links;
        this.methods = methods;
        this.choices = choices;
        this.pages = pages;
        this.connections = connections;
        this.customers = customers;
        this.returnAddress = returnAddress;
    }

    /**
     * A payment that a provider is to be asked for.
     *
     * @param again whether it may have been asked for before
     */
    record Ordered(Connection connection, ChargeOrder order, boolean again) {}

    /** Empty: nobody is to be asked (any more). */
    @Transactional
    public Optional<Ordered> orderInvoice(Tenant tenant, UUID invoiceId) {
        UUID customerId = invoices.customerOf(tenant, invoiceId).orElse(null);
        if (customerId == null) {
            return Optional.empty();
        }
        customers.lock(tenant, List.of(customerId));
        PayableInvoice invoice = invoices.lock(tenant, List.of(invoiceId)).getFirst();
        var target = new Target(customerId, invoiceId, null, invoice.currency());
        Optional<PaymentRecord> underWay = payments.underWay(tenant, target);
        if (underWay.isPresent()) {
            return resumed(tenant, underWay.get(), invoice.number());
        }
        var choice = choices.find(tenant, invoiceId);
        if (!invoice.canBeCharged()
                || !choice.automatic()
                || !pages.open(tenant, invoiceId).isEmpty()) {
            return Optional.empty();
        }
        return order(tenant, target, invoice.dueAmountCents(), choice.methodId(), invoice.number(), List.of(invoiceId));
    }

    /** As for an invoice, for what is due now of all invoices of a request (CRD-302). */
    @Transactional
    public Optional<Ordered> orderRequest(Tenant tenant, UUID requestId) {
        PaymentRequest request = requests.find(tenant, requestId).orElse(null);
        if (request == null || request.paymentStatus().equals("succeeded")) {
            return Optional.empty();
        }
        customers.lock(tenant, List.of(request.customerId()));
        List<PayableInvoice> asked = invoices.ofRequest(tenant, requestId);
        var target = new Target(request.customerId(), null, requestId, request.currency());
        String number = asked.getFirst().number();
        Optional<PaymentRecord> underWay = payments.underWay(tenant, target);
        if (underWay.isPresent()) {
            return resumed(tenant, underWay.get(), number);
        }
        var due = asked.stream().filter(invoice -> invoice.dueAmountCents() > 0).toList();
        boolean free = due.stream()
                .allMatch(invoice -> invoice.canBeCharged()
                        && pages.open(tenant, invoice.id()).isEmpty());
        long amountCents =
                due.stream().mapToLong(PayableInvoice::dueAmountCents).sum();
        if (amountCents == 0 || !free) {
            return Optional.empty();
        }
        var ids = due.stream().map(PayableInvoice::id).toList();
        return order(tenant, target, amountCents, null, number, ids);
    }

    private Optional<Ordered> order(
            Tenant tenant,
            Target target,
            long amountCents,
            @Nullable UUID methodId,
            String number,
            List<UUID> invoiceIds) {
        Optional<Linked> linked = links.find(tenant, target.customerId());
        String providerCustomerId = linked.map(Linked::providerCustomerId).orElse(null);
        Optional<PaymentMethod> method = methodId == null
                ? methods.defaultOf(tenant, target.customerId())
                : methods.find(tenant, target.customerId(), methodId);
        if (providerCustomerId == null
                || method.isEmpty()
                || connections.find(tenant, method.get().integrationId()).isEmpty()) {
            return Optional.empty();
        }
        PaymentRecord payment = payments.insert(tenant, target, amountCents, providerCustomerId, method.get());
        invoices.setReady(tenant, invoiceIds, false);
        UUID requestId = target.requestId();
        if (requestId == null) {
            invoices.countAttempt(tenant, invoiceIds.getFirst());
        } else {
            payments.countRequestAttempt(tenant, requestId);
        }
        return Optional.of(ordered(tenant, payment, number, false));
    }

    /** One that is not wanted any more, as long as it is under way (SUB-168). */
    @Transactional(readOnly = true)
    public Optional<Ordered> unwanted(Tenant tenant, UUID paymentId) {
        return payments.find(tenant, paymentId)
                .filter(payment -> ProviderPaymentStore.UNDER_WAY.contains(payment.getPaymentStatus()))
                .map(payment -> ordered(tenant, payment, "", true));
    }

    /** Only what the provider has not answered yet is asked for again. */
    private Optional<Ordered> resumed(Tenant tenant, PaymentRecord payment, String number) {
        return payment.getProviderPaymentId() == null
                ? Optional.of(ordered(tenant, payment, number, true))
                : Optional.empty();
    }

    private Ordered ordered(Tenant tenant, PaymentRecord payment, String number, boolean again) {
        // a connection that was deleted meanwhile is asked nevertheless: money may be on its way
        Connection connection =
                Known.in(connections.byIds(tenant, List.of(payment.getIntegrationId())), payment.getIntegrationId());
        var customer =
                Known.in(customers.detailsByIds(tenant, List.of(payment.getCustomerId())), payment.getCustomerId());
        String methodType = methods.typeOf(tenant, payment.getPaymentMethodId());
        var order = new ChargeOrder(
                payment.getId(),
                payment.getProviderCustomerId(),
                payment.getProviderMethodId(),
                methodType,
                payment.getAmountCents(),
                Currency.of(payment.getCurrency()),
                "Invoice " + number,
                ON_SESSION_COUNTRY.equals(customer.address().country()),
                connection.supports3ds(),
                returnAddress.of(connection),
                payment.getAskedAt());
        return new Ordered(connection, order, again);
    }
}
