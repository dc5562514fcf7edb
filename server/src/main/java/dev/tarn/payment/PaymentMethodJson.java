package dev.tarn.payment;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A way to pay as the contract shows it; {@code details} is Tarn's own. */
record PaymentMethodJson(
        UUID lagoId,
        boolean isDefault,
        String paymentProviderCode,
        String paymentProviderName,
        String paymentProviderType,
        String providerMethodId,
        JsonNode details,
        Instant createdAt) {

    static PaymentMethodJson of(PaymentMethod method) {
        return new PaymentMethodJson(
                method.id(),
                method.isDefault(),
                method.providerCode(),
                method.providerName(),
                method.providerType(),
                method.providerMethodId(),
                method.details(),
                method.createdAt());
    }
}
