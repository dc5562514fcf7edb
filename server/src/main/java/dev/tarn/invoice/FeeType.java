package dev.tarn.invoice;

import java.util.Locale;

/** What a fee is for. */
public enum FeeType {
    SUBSCRIPTION,
    CHARGE,
    FIXED_CHARGE,
    COMMITMENT,
    ADD_ON,
    CREDIT;

    /** The type as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FeeType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
