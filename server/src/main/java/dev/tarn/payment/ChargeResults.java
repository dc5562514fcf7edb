package dev.tarn.payment;

import dev.tarn.customer.Customers;
import dev.tarn.integration.PaymentProvider.Charge;
import dev.tarn.integration.PaymentProvider.ChargeState;
import dev.tarn.integration.ProviderNews.ChargeChanged;
import dev.tarn.invoice.InvoicePayments;
import dev.tarn.payment.ProviderPaymentStore.Target;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what became of payments at a provider, from whichever side it is told, in whichever order, however often (CRD-278, CRD-323). A
 * payment that has succeeded stays so.
 */
@Service
class ChargeResults {
    private final ProviderPaymentStore payments;
    private final PayableInvoices invoices;
    private final InvoicePayments invoicePayments;
    private final Settlements settlements;
    private final Customers customers;

    ChargeResults(
            ProviderPaymentStore payments,
            PayableInvoices invoices,
            InvoicePayments invoicePayments,
            Settlements settlements,
            Customers customers) {
        this.payments = payments;
        this.invoices = invoices;
        this.invoicePayments = invoicePayments;
        this.settlements = settlements;
        this.customers = customers;
    }

    /** The answer to what was asked. */
    @Transactional
    public void record(Tenant tenant, UUID paymentId, Charge charge) {
        payments.find(tenant, paymentId).ifPresent(payment -> record(tenant, payment, charge));
    }

    /** News of the provider's own accord. */
    @Transactional
    public void record(Tenant tenant, UUID integrationId, ChargeChanged news) {
        String chargeId = news.charge().id();
        if (chargeId == null || chargeId.isEmpty()) {
            return;
        }
        boolean succeeded = news.charge().state() == ChargeState.SUCCEEDED;
        Optional<PaymentRecord> known = payments.atProvider(tenant, integrationId, chargeId);
        if (known.isEmpty() && succeeded) {
            // an answer of which nobody has heard yet may be on its way: of a failure it tells more than this
            known = Optional.ofNullable(news.paymentId()).flatMap(id -> payments.find(tenant, id));
        }
        if (known.isPresent()) {
            record(tenant, known.get(), news.charge());
        } else if (succeeded) {
            recordMadeOnPage(tenant, integrationId, news);
        }
    }

    private void recordMadeOnPage(Tenant tenant, UUID integrationId, ChargeChanged news) {
        UUID invoiceId = news.invoiceId();
        Optional<UUID> customerId = invoiceId == null ? Optional.empty() : invoices.customerOf(tenant, invoiceId);
        if (invoiceId == null || customerId.isEmpty() || news.amountCents() <= 0) {
            return;
        }
        customers.lock(tenant, List.of(customerId.get()));
        String chargeId = String.valueOf(news.charge().id());
        // told twice at the same moment: who came first has written it
        PaymentRecord payment = payments.atProvider(tenant, integrationId, chargeId)
                .orElseGet(() -> payments.insertMade(
                        tenant,
                        new Target(customerId.get(), invoiceId, null, news.currency()),
                        news.amountCents(),
                        integrationId,
                        news.providerCustomerId(),
                        news.charge()));
        record(tenant, payment, news.charge());
    }

    private void record(Tenant tenant, PaymentRecord known, Charge charge) {
        customers.lock(tenant, List.of(known.getCustomerId()));
        UUID requestId = known.getPaymentRequestId();
        List<PayableInvoice> about = requestId == null
                ? invoices.lock(tenant, List.of(known.getInvoiceId()))
                : invoices.ofRequest(tenant, requestId);
        PaymentRecord payment = payments.lock(known.getId());
        if (payment.getPaymentStatus().equals("succeeded")) {
            return;
        }
        if (about.isEmpty()) {
            noteOnly(tenant, payment, charge);
            return;
        }
        switch (charge.state()) {
            case SUCCEEDED -> succeed(tenant, payment, charge, about);
            case PROCESSING -> payments.update(tenant, payment.getId(), charge, "processing");
            case FAILED -> fail(tenant, payment, charge, about);
        }
    }

    /** What was to be paid has been closed meanwhile (INV-053): money that came nevertheless stays to be seen, and pays for nothing. */
    private void noteOnly(Tenant tenant, PaymentRecord payment, Charge charge) {
        String status = switch (charge.state()) {
            case SUCCEEDED -> "succeeded";
            case PROCESSING -> "processing";
            case FAILED -> "failed";
        };
        payments.update(tenant, payment.getId(), charge, status);
    }

    private void succeed(Tenant tenant, PaymentRecord payment, Charge charge, List<PayableInvoice> about) {
        payments.update(tenant, payment.getId(), charge, "succeeded");
        invoices.setReady(tenant, ids(about), true);
        UUID requestId = payment.getPaymentRequestId();
        if (requestId == null) {
            settlements.settleInvoice(tenant, payment.getId(), about.getFirst(), payment.getAmountCents());
        } else {
            settlements.settleRequest(tenant, payment.getId(), payment.getCustomerId(), about);
            payments.setRequestStatus(tenant, requestId, "succeeded");
        }
    }

    /** Too small an amount is nobody's failure: the invoice stays as it was (CRD-278). */
    private void fail(Tenant tenant, PaymentRecord payment, Charge charge, List<PayableInvoice> about) {
        payments.update(tenant, payment.getId(), charge, "failed");
        invoices.setReady(tenant, ids(about), true);
        UUID requestId = payment.getPaymentRequestId();
        if (requestId != null) {
            payments.setRequestStatus(tenant, requestId, "failed");
        } else if (!charge.tooSmall() && about.getFirst().awaitsPayment()) {
            invoicePayments.setStatus(tenant, about.getFirst().id(), "failed");
        }
    }

    private static List<UUID> ids(List<PayableInvoice> about) {
        return about.stream().map(PayableInvoice::id).toList();
    }
}
