package dev.tarn.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A usage event as received.
 *
 * @param timestamp when the usage happened, to the microsecond
 * @param externalSubscriptionId whom it counts for, found when it is read; null: nobody
 * @param preciseTotalAmountCents price that came with it; only dynamic charges look at it (MTR-014)
 * @param createdAt when it was received, in business time
 */
public record Event(
        UUID id,
        UUID organizationId,
        @Nullable String externalSubscriptionId,
        String transactionId,
        String code,
        Instant timestamp,
        @Nullable BigDecimal preciseTotalAmountCents,
        ObjectNode properties,
        Instant createdAt) {

    /** The same at another time. */
    Event at(Instant otherTimestamp) {
        return new Event(
                id,
                organizationId,
                externalSubscriptionId,
                transactionId,
                code,
                otherTimestamp,
                preciseTotalAmountCents,
                properties,
                createdAt);
    }
}
