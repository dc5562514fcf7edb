package dev.tarn.addon;

import dev.tarn.tax.TaxJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An add-on as the contract shows it. */
public record AddOnJson(
        UUID lagoId,
        String name,
        @Nullable String invoiceDisplayName,
        String code,
        long amountCents,
        String amountCurrency,
        @Nullable String description,
        List<TaxJson> taxes,
        Instant createdAt) {

    public static AddOnJson of(AddOn addOn) {
        return new AddOnJson(
                addOn.id(),
                addOn.name(),
                addOn.invoiceDisplayName(),
                addOn.code(),
                addOn.amountCents(),
                addOn.currency(),
                addOn.description(),
                addOn.taxes().stream().map(TaxJson::of).toList(),
                addOn.createdAt());
    }
}
