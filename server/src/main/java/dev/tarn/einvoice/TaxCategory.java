package dev.tarn.einvoice;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How something is taxed, by the code list of EN 16931 (INV-222): {@code S} at a rate, {@code Z} at 0 %, {@code O} not subject to VAT.
 *
 * @param ratePercent without trailing zeros; 0 for Z and O
 */
public record TaxCategory(String code, BigDecimal ratePercent) {
    /** Credits that are bought ahead are not sold goods or services yet. */
    public static final TaxCategory NOT_SUBJECT = new TaxCategory("O", BigDecimal.ZERO);

    static final String NOT_SUBJECT_CODE = "VATEX-EU-O";
    static final String NOT_SUBJECT_REASON = "Not subject to VAT";

    public TaxCategory {
        Objects.requireNonNull(code);
        ratePercent = ratePercent.signum() == 0 ? BigDecimal.ZERO : ratePercent.stripTrailingZeros();
    }

    /** S or Z, by the rate. */
    public static TaxCategory of(BigDecimal ratePercent) {
        return new TaxCategory(ratePercent.signum() > 0 ? "S" : "Z", ratePercent);
    }

    boolean isSubject() {
        return !code.equals(NOT_SUBJECT.code);
    }

    /** Two decimals, unless the rate has more. */
    String rate() {
        return ratePercent.setScale(Math.max(2, ratePercent.scale())).toPlainString();
    }
}
