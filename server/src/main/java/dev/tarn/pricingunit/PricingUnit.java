package dev.tarn.pricingunit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit of account with two decimals (PLT-382). */
public record PricingUnit(
        UUID id,
        String code,
        String name,
        String shortName,
        @Nullable String description,
        Instant createdAt) {

    /** The same as an amount is stated in it. */
    public dev.tarn.engine.money.PricingUnit worth(BigDecimal conversionRate) {
        return new dev.tarn.engine.money.PricingUnit(id, code, shortName, conversionRate);
    }
}
