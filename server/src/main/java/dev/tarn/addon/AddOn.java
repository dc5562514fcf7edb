package dev.tarn.addon;

import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something sold at a price of its own. */
public record AddOn(
        UUID id,
        String code,
        String name,
        @Nullable String invoiceDisplayName,
        @Nullable String description,
        long amountCents,
        String currency,
        List<Tax> taxes,
        Instant createdAt) {

    AddOn withTaxes(List<Tax> others) {
        return new AddOn(id, code, name, invoiceDisplayName, description, amountCents, currency, others, createdAt);
    }
}
