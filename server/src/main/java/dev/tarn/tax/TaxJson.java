package dev.tarn.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax as the contract shows it. */
public record TaxJson(
        UUID lagoId, String name, String code, BigDecimal rate, @Nullable String description, boolean appliedToOrganization, Instant createdAt) {

    public static TaxJson of(Tax tax) {
        return new TaxJson(
                tax.id(),
                tax.name(),
                tax.code(),
                tax.ratePercent().stripTrailingZeros(),
                tax.description(),
                tax.appliedToOrganization(),
                tax.createdAt());
    }

    public static List<TaxJson> all(List<Tax> taxes) {
        return taxes.stream().map(TaxJson::of).toList();
    }
}
