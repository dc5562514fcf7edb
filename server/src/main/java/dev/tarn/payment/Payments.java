package dev.tarn.payment;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payments: recorded by hand, and read. Each method is one transaction. */
@Service
class Payments {
    private static final Set<String> PAYABLE = Set.of("finalized", "open");

    private final PaymentStore store;
    private final PayableInvoices invoices;
    private final Settlements settlements;
    private final Customers customers;
    private final BillingClock clock;

    Payments(
            PaymentStore store,
            PayableInvoices invoices,
            Settlements settlements,
            Customers customers,
            BillingClock clock) {
        this.store = store;
        this.invoices = invoices;
        this.settlements = settlements;
        this.customers = customers;
        this.clock = clock;
    }

    /** Records money that came by other ways than a provider (CRD-271, CRD-272). */
    @Transactional
    public Payment record(Tenant tenant, Input input) {
        UUID invoiceId = ManualPayment.invoiceOf(input);
        UUID customerId = invoices.customerOf(tenant, invoiceId).orElseThrow(() -> Refusal.notFound("invoice"));
        customers.lock(tenant, List.of(customerId));
        PayableInvoice invoice = invoices.lock(tenant, List.of(invoiceId)).getFirst();
        if (!PAYABLE.contains(invoice.status())) {
            throw Refusal.forbidden("feature_unavailable");
        }
        var payment = ManualPayment.of(input, invoiceId);
        refuseAmount(payment.amountCents(), invoice, input.problems());
        boolean requested = store.isInSucceededRequest(invoiceId);
        input.problems().addIf(requested, "base", "payment_request_is_already_succeeded");
        input.problems().orThrow();
        UUID id = store.insertManual(tenant, invoice, payment, clock.now(tenant));
        settlements.settleInvoice(tenant, id, invoice, payment.amountCents());
        return find(tenant, id);
    }

    private static void refuseAmount(long amountCents, PayableInvoice invoice, Problems problems) {
        if (invoice.isCredit() && amountCents != invoice.totalAmountCents()) {
            problems.add("amount_cents", "invalid_amount");
        } else {
            problems.addIf(amountCents > invoice.dueAmountCents(), "amount_cents", "value_is_out_of_range");
        }
    }

    @Transactional(readOnly = true)
    public Paged<Payment> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    @Transactional(readOnly = true)
    public Paged<Payment> pageOfCustomer(Tenant tenant, String externalCustomerId, Query query, Page page) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        return store.pageOfCustomer(tenant, customer.id(), query, page);
    }

    @Transactional(readOnly = true)
    public Payment require(Tenant tenant, String id) {
        return Ids.parse(id)
                .flatMap(known -> store.visible(tenant, known))
                .orElseThrow(() -> Refusal.notFound("payment"));
    }

    private Payment find(Tenant tenant, UUID id) {
        return Optional.ofNullable(store.byIds(tenant, List.of(id)).get(id))
                .orElseThrow(() -> Refusal.notFound("payment"));
    }
}
