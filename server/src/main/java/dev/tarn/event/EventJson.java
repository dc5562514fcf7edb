package dev.tarn.event;

import dev.tarn.platform.Decimals;
import dev.tarn.platform.Moments;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An event on the wire (MTR-016). Whom it counts for is found when usage is read, so it names no customer and no subscription of ours. */
public record EventJson(
        UUID lagoId,
        String transactionId,
        @Nullable UUID lagoCustomerId,
        String code,
        String timestamp,
        @Nullable String preciseTotalAmountCents,
        ObjectNode properties,
        @Nullable UUID lagoSubscriptionId,
        @Nullable String externalSubscriptionId,
        Instant createdAt) {

    public static EventJson of(Event event) {
        return new EventJson(
                event.id(),
                event.transactionId(),
                null,
                event.code(),
                Moments.millis(event.timestamp()),
                Decimals.textOrNull(event.preciseTotalAmountCents()),
                event.properties(),
                null,
                event.externalSubscriptionId(),
                event.createdAt());
    }
}
