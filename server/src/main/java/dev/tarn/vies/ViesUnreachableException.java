package dev.tarn.vies;

import org.jspecify.annotations.Nullable;

/** VIES, or the register of the member state behind it, says neither yes nor no (CRD-076). */
class ViesUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViesUnreachableException(String reason) {
        super(reason);
    }

    ViesUnreachableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
