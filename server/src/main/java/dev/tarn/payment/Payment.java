package dev.tarn.payment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Money that was received, or that a provider was asked for.
 *
 * @param invoices what it pays: one invoice, or all those of its payment request
 * @param paymentRequestId null: it pays an invoice directly
 * @param paymentStatus pending, processing, succeeded or failed
 * @param status the same in the provider's words
 * @param provider null: recorded by hand
 * @param paidAt when the money came, as far as somebody said so
 */
record Payment(
        UUID id,
        UUID customerId,
        String externalCustomerId,
        List<PaidInvoice> invoices,
        @Nullable UUID paymentRequestId,
        String type,
        long amountCents,
        String currency,
        String paymentStatus,
        String status,
        @Nullable String reference,
        @Nullable AtProvider provider,
        JsonNode nextAction,
        @Nullable Instant paidAt,
        Instant createdAt) {

    /** An invoice it is about. */
    record PaidInvoice(UUID id, String number) {}

    /** Where and how it was asked for; {@code paymentId} is null until the provider has answered. */
    record AtProvider(
            String code,
            String type,
            @Nullable String paymentId,
            @Nullable String customerId,
            @Nullable UUID paymentMethodId) {}

    UUID payableId() {
        return paymentRequestId == null ? invoices.getFirst().id() : paymentRequestId;
    }
}
