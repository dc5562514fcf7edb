package dev.tarn.plan;

import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a plan costs at least per period (SUB-013). */
public record Commitment(
        UUID id,
        long amountCents,
        @Nullable String invoiceDisplayName,
        List<Tax> taxes,
        Instant createdAt,
        Instant updatedAt) {
    private static final String NAME = "Minimum commitment";

    /** What documents call it. */
    public String displayName() {
        return invoiceDisplayName == null ? NAME : invoiceDisplayName;
    }
}
