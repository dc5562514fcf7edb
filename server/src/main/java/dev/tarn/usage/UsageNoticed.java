package dev.tarn.usage;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events of watched subscriptions have been stored. Told inside a transaction of its own: schedule work, do none. */
public record UsageNoticed(Tenant tenant, Instant at, List<Used> used) {

    /** A subscription, each once, and its customer. */
    public record Used(UUID subscriptionId, UUID customerId) {}
}
