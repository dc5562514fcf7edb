package dev.tarn.payment;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A way to pay that a customer has left with a provider.
 *
 * @param details type, brand and last digits, as far as there are
 */
record PaymentMethod(
        UUID id,
        UUID customerId,
        UUID integrationId,
        String providerMethodId,
        boolean isDefault,
        JsonNode details,
        String providerCode,
        String providerName,
        String providerType,
        Instant createdAt) {

    PaymentMethod withoutDefault() {
        return new PaymentMethod(
                id,
                customerId,
                integrationId,
                providerMethodId,
                false,
                details,
                providerCode,
                providerName,
                providerType,
                createdAt);
    }

    String type() {
        return details.path("type").asString("card");
    }
}
