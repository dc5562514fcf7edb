package dev.tarn.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer's VAT number (CRD-073 to CRD-076).
 *
 * @param number as it is asked about; as it was entered where it has not the form of one
 * @param taxCodes what the request named beside; null: nothing
 * @param attempts how often VIES gave no answer
 * @param error why the last attempt came to nothing
 * @param nextAt business time of the next attempt
 */
public record VatCheck(
        UUID customerId,
        String number,
        State state,
        boolean validFormat,
        @Nullable List<String> taxCodes,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAt) {

    /** Waiting for VIES; or what it said. */
    public enum State {
        PENDING,
        VALID,
        INVALID
    }

    public boolean isPending() {
        return state == State.PENDING;
    }
}
