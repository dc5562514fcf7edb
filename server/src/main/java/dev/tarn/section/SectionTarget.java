package dev.tarn.section;

import java.util.Locale;

/** What selects sections (INV-191). */
public enum SectionTarget {
    BILLING_ENTITY,
    CUSTOMER,
    SUBSCRIPTION,
    WALLET,
    WALLET_RULE,
    WALLET_TRANSACTION;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
