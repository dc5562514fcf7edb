package dev.tarn.invoice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an invoice stands whose taxes are not known at once (INV-057); others have none. */
enum TaxStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    static @Nullable String code(@Nullable TaxStatus status) {
        return status == null ? null : status.name().toLowerCase(Locale.ROOT);
    }
}
