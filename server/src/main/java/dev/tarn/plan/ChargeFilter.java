package dev.tarn.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A price of its own for events whose properties have these values. */
public record ChargeFilter(
        UUID id,
        UUID chargeId,
        @Nullable String invoiceDisplayName,
        Map<String, List<String>> values,
        ObjectNode properties,
        Instant createdAt) {

    /** As the engine matches and names it. */
    public dev.tarn.engine.charge.ChargeFilter matched() {
        return new dev.tarn.engine.charge.ChargeFilter(id.toString(), invoiceDisplayName, values);
    }
}
