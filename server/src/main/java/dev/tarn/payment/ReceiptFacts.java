package dev.tarn.payment;

import dev.tarn.engine.money.Currency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says (CRD-290).
 *
 * @param invoiceIds what was paid, at least one
 * @param method brand of a card, or another kind of payment method; null where nobody has said
 * @param lastDigits of that card or account
 * @param reference of a payment recorded by hand
 * @param paidAt when the money came
 */
public record ReceiptFacts(
        UUID id,
        String number,
        UUID customerId,
        List<UUID> invoiceIds,
        long amountCents,
        Currency currency,
        @Nullable String method,
        @Nullable String lastDigits,
        @Nullable String reference,
        Instant paidAt,
        Instant createdAt) {

    public ReceiptFacts {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
