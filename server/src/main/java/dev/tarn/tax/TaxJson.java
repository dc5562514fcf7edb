package dev.tarn.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire shape of a tax. */
public record TaxJson(
        UUID lagoId,
        String name,
        String code,
        @Nullable String description,
        BigDecimal rate,
        boolean appliedToOrganization,
        Instant createdAt) {

    public static TaxJson of(Tax tax) {
        return new TaxJson(
                tax.id(),
                tax.name(),
                tax.code(),
                tax.description(),
                plain(tax.ratePercent()),
                tax.appliedToOrganization(),
                tax.createdAt());
    }

    /** 20.5, not 20.5000000000: the column's scale is nobody's business. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }
}
