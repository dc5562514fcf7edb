package dev.tarn.payment;

import dev.tarn.customer.Customers;
import dev.tarn.payment.PaymentChoices.Choice;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider is asked for an invoice's payment once more (CRD-279). */
@Service
class Retries {
    private final PayableInvoices invoices;
    private final PaymentChoices choices;
    private final ProviderCalls calls;
    private final Customers customers;

    Retries(PayableInvoices invoices, PaymentChoices choices, ProviderCalls calls, Customers customers) {
        this.invoices = invoices;
        this.choices = choices;
        this.calls = calls;
        this.customers = customers;
    }

    @Transactional
    public void retry(Tenant tenant, String id, Input input) {
        UUID invoiceId = Ids.parse(id).orElseThrow(Retries::notFound);
        UUID customerId = invoices.customerOf(tenant, invoiceId).orElseThrow(Retries::notFound);
        customers.lock(tenant, List.of(customerId));
        PayableInvoice invoice = invoices.lock(tenant, List.of(invoiceId)).getFirst();
        if (!invoice.awaitsPayment()) {
            throw Refusal.notAllowed("invalid_status");
        }
        if (!invoice.readyForPayment()) {
            throw Refusal.notAllowed("payment_processor_is_currently_handling_payment");
        }
        Choice choice = choices.read(tenant, customerId, input);
        input.problems().orThrow();
        if (choice != null) {
            choices.write(tenant, invoiceId, choice);
        }
        calls.request(tenant, ChargeInvoice.NAME, invoiceId);
    }

    private static RefusedException notFound() {
        return Refusal.notFound("invoice");
    }
}
