package dev.tarn.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.customer.CustomerJson;
import dev.tarn.invoice.InvoiceJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment request as the contract shows it. */
record PaymentRequestJson(
        UUID lagoId,
        @Nullable String email,
        long amountCents,
        String amountCurrency,
        String paymentStatus,
        Instant createdAt,
        CustomerJson customer,
        List<InvoiceJson> invoices) {

    /** One request alone: the contract shows it bare, its conventions in an envelope (PLT-003); here it is both. */
    record Single(@JsonUnwrapped PaymentRequestJson bare, PaymentRequestJson paymentRequest) {}

    static PaymentRequestJson of(PaymentRequest request, CustomerJson customer, List<InvoiceJson> invoices) {
        return new PaymentRequestJson(
                request.id(),
                request.email(),
                request.amountCents(),
                request.currency(),
                request.paymentStatus(),
                request.createdAt(),
                customer,
                invoices);
    }
}
