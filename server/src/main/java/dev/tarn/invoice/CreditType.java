package dev.tarn.invoice;

import java.util.Locale;

/** What lowers an invoice beside its fees. */
public enum CreditType {
    /** Before taxes. */
    COUPON,
    /** After taxes. */
    CREDIT_NOTE;

    /** The type as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CreditType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isBeforeTaxes() {
        return this == COUPON;
    }
}
