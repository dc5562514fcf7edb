package dev.tarn.coupon;

import java.util.Locale;

/** Where a coupon, or one that was given out, stands; there is no way back (CRD-013, CRD-024). */
enum Status {
    ACTIVE,
    TERMINATED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
