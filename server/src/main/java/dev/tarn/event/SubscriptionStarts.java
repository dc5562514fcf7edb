package dev.tarn.event;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Optional;

/** Tells when a subscription began (MTR-052). Provided from above: events know nothing of subscriptions. */
public interface SubscriptionStarts {

    /** Start of the subscription with this external id: of one that goes on, else of the latest. */
    Optional<Instant> startedAt(Tenant tenant, String externalSubscriptionId);
}
