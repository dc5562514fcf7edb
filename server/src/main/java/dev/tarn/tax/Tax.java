package dev.tarn.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax: its rate in percent is added to the fees it applies to. */
public record Tax(
        UUID id,
        String code,
        String name,
        @Nullable String description,
        BigDecimal ratePercent,
        boolean appliedToOrganization,
        Instant createdAt) {}
