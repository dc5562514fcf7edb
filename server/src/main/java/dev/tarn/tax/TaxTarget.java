package dev.tarn.tax;

import java.util.Locale;

/** What taxes are attached to. */
public enum TaxTarget {
    BILLING_ENTITY,
    CUSTOMER,
    PLAN,
    CHARGE,
    FIXED_CHARGE,
    ADD_ON,
    COMMITMENT;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
