package dev.tarn.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events a list shows; null: all (MTR-051). Both bounds are included. */
record EventFilter(
        @Nullable String code,
        @Nullable String externalSubscriptionId,
        @Nullable Instant fromAt,
        @Nullable Instant toAt) {}
