package dev.tarn.tax;

import dev.tarn.platform.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax on the wire, alone or within what it applies to. */
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

    static Map<String, @Nullable Object> envelope(Tax tax) {
        return Answer.of("tax", of(tax));
    }

    /** A number with one decimal at least, as the contract shows rates: 20.0. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }
}
