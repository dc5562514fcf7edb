package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * Subscriptions became active. Told inside the transaction that starts them.
 *
 * @param at the instant of activation; each started at its own instant
 */
public record SubscriptionsStarted(Tenant tenant, Instant at, List<Subscription> subscriptions, Occasion occasion) {

    /** What made them start. */
    public enum Occasion {
        /** Their day has come: what is due at the start is billed (BIL-070). */
        ON_THE_DAY,
        /** Entered after the fact: nothing is billed for what has passed (SUB-115). */
        IN_THE_PAST,
        /** Their start is paid, which they waited for: it is billed already (SUB-166). */
        AFTER_PAYMENT,
        /** They follow another one: whoever replaced it bills both. */
        REPLACING
    }
}
