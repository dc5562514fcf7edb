package dev.tarn.engine.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one billing of a subscription covers (BIL-052).
 *
 * @param billedAt the billing instant
 * @param subscription window of the subscription fee
 * @param charges window of usage charges; null: none are billed this time (BIL-047)
 * @param fixedCharges window of fixed charges in arrears; null: none are billed this time (BIL-047)
 */
public record Boundaries(
        Instant billedAt,
        Window subscription,
        @Nullable Window charges,
        @Nullable Window fixedCharges) {

    /** The same boundaries after a change of time zone: usage windows begin where the last invoice's ended (BIL-004). */
    public Boundaries continuing(@Nullable Instant previousChargesToAt, @Nullable Instant previousFixedChargesToAt) {
        return new Boundaries(
                billedAt,
                subscription,
                charges == null ? null : charges.continuing(previousChargesToAt),
                fixedCharges == null ? null : fixedCharges.continuing(previousFixedChargesToAt));
    }
}
