package dev.tarn.tax;

<<<<<<< HEAD
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
=======
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax as the contract shows it. */
public record TaxJson(
        UUID lagoId, String name, String code, BigDecimal rate, @Nullable String description, boolean appliedToOrganization, Instant createdAt) {
>>>>>>> catalog

    public static TaxJson of(Tax tax) {
        return new TaxJson(
                tax.id(),
                tax.name(),
                tax.code(),
<<<<<<< HEAD
                tax.description(),
                plain(tax.ratePercent()),
=======
                tax.ratePercent().stripTrailingZeros(),
                tax.description(),
>>>>>>> catalog
                tax.appliedToOrganization(),
                tax.createdAt());
    }

<<<<<<< HEAD
    static Map<String, @Nullable Object> envelope(Tax tax) {
        return Answer.of("tax", of(tax));
    }

    /** A number with one decimal at least, as the contract shows rates: 20.0. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
=======
    public static List<TaxJson> all(List<Tax> taxes) {
        return taxes.stream().map(TaxJson::of).toList();
>>>>>>> catalog
    }
}
