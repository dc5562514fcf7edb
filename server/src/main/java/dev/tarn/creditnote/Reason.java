package dev.tarn.creditnote;

import java.util.Locale;

/** Why a note was made (CRD-111). */
public enum Reason {
    DUPLICATED_CHARGE,
    PRODUCT_UNSATISFACTORY,
    ORDER_CHANGE,
    ORDER_CANCELLATION,
    FRAUDULENT_CHARGE,
    OTHER;

    /** The reason as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
