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
    /** Rows written by one statement. */
    private static final int AT_ONCE = 1000;

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

    /** Every invoice that waits for its payment, whose customer a provider knows; each is asked for on its own (PLT-435). @return how many */
    @Transactional
    public int retryAll(Tenant tenant) {
        List<UUID> ids = invoices.chargeable(tenant);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            calls.requestAll(tenant, ChargeInvoice.NAME, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
        return ids.size();
    }

    private static RefusedException notFound() {
        return Refusal.notFound("invoice");
    }
}
