package dev.tarn.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.payment.Payment.AtProvider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment as the contract shows it; {@code paid_at} is Tarn's own. */
record PaymentJson(
        UUID lagoId,
        UUID lagoCustomerId,
        String externalCustomerId,
        List<UUID> invoiceIds,
        List<String> invoiceNumbers,
        UUID lagoPayableId,
        String payableType,
        long amountCents,
        String amountCurrency,
        String status,
        String paymentStatus,
        String type,
        @Nullable String reference,
        @Nullable String paymentProviderCode,
        @Nullable String paymentProviderType,
        @Nullable String externalPaymentId,
        @Nullable String providerPaymentId,
        @Nullable String providerCustomerId,
        @Nullable UUID paymentMethodId,
        JsonNode nextAction,
        @Nullable Instant paidAt,
        Instant createdAt) {

    /** One payment alone: the contract shows it bare, its conventions in an envelope (PLT-003); here it is both. */
    record Single(@JsonUnwrapped PaymentJson bare, PaymentJson payment) {
        static Single of(Payment payment) {
            PaymentJson shown = PaymentJson.of(payment);
            return new Single(shown, shown);
        }
    }

    static PaymentJson of(Payment payment) {
        AtProvider provider = payment.provider();
        String providerPaymentId = provider == null ? null : provider.paymentId();
        return new PaymentJson(
                payment.id(),
                payment.customerId(),
                payment.externalCustomerId(),
                payment.invoices().stream().map(Payment.PaidInvoice::id).toList(),
                payment.invoices().stream().map(Payment.PaidInvoice::number).toList(),
                payment.payableId(),
                payment.paymentRequestId() == null ? "Invoice" : "PaymentRequest",
                payment.amountCents(),
                payment.currency(),
                payment.status(),
                payment.paymentStatus(),
                payment.type(),
                payment.reference(),
                provider == null ? null : provider.code(),
                provider == null ? null : provider.type(),
                providerPaymentId,
                providerPaymentId,
                provider == null ? null : provider.customerId(),
                provider == null ? null : provider.paymentMethodId(),
                payment.nextAction(),
                payment.paidAt(),
                payment.createdAt());
    }
}
