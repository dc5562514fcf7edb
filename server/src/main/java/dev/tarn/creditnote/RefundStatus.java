package dev.tarn.creditnote;

import java.util.Locale;

/** What has become of the refund of a note (CRD-116). */
public enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    /** The status as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
