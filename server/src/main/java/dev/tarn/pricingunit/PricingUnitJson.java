package dev.tarn.pricingunit;

import dev.tarn.platform.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pricing unit on the wire. */
record PricingUnitJson(
        UUID lagoId,
        String name,
        String code,
        String shortName,
        @Nullable String description,
        Instant createdAt) {

    static PricingUnitJson of(PricingUnit unit) {
        return new PricingUnitJson(
                unit.id(), unit.name(), unit.code(), unit.shortName(), unit.description(), unit.createdAt());
    }

    static Map<String, @Nullable Object> envelope(PricingUnit unit) {
        return Answer.of("pricing_unit", of(unit));
    }
}
