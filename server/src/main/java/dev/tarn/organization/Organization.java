package dev.tarn.organization;

import dev.tarn.entity.BillingEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company that bills; a sandbox has a clock of its own. Currency, zone and country are those of its default seller. */
record Organization(
        UUID id,
        String name,
        String slug,
        boolean sandbox,
        @Nullable Instant clockNow,
        String lateEvents,
        Instant createdAt,
        BillingEntity seller) {}
