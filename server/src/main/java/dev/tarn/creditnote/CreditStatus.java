package dev.tarn.creditnote;

import java.util.Locale;

/** What has become of the credit of a note (CRD-115). */
public enum CreditStatus {
    AVAILABLE,
    CONSUMED,
    VOIDED;

    /** The status as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CreditStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
