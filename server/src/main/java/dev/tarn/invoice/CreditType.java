package dev.tarn.invoice;

import java.util.Locale;

/** What lowers an invoice beside its fees. */
public enum CreditType {
    /** Before taxes. */
    COUPON,
    /** After taxes. */
    CREDIT_NOTE,
    /** A progressive invoice that has billed the same usage; before taxes (INV-085). */
    INVOICE;

    /** The type as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CreditType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isBeforeTaxes() {
        return this == COUPON || this == INVOICE;
    }
}
