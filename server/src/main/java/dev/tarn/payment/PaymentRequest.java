package dev.tarn.payment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Overdue invoices that a customer is asked to pay in one go.
 *
 * @param amountCents what was due of them when it was made
 * @param email who is asked; null: nobody is known
 */
record PaymentRequest(
        UUID id,
        UUID customerId,
        @Nullable String email,
        long amountCents,
        String currency,
        String paymentStatus,
        List<UUID> invoiceIds,
        Instant createdAt) {}
