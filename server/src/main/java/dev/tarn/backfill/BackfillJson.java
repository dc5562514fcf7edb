package dev.tarn.backfill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A backfill as the API shows it. */
record BackfillJson(
        UUID lagoId,
        String state,
        int eventsCount,
        int duplicatesCount,
        int refusedCount,
        @Nullable Instant firstEventAt,
        @Nullable Instant lastEventAt,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable Instant undoneAt) {

    static BackfillJson of(Backfill backfill) {
        return new BackfillJson(
                backfill.id(),
                backfill.state().code(),
                backfill.eventsCount(),
                backfill.duplicatesCount(),
                backfill.refusedCount(),
                backfill.firstEventAt(),
                backfill.lastEventAt(),
                backfill.createdAt(),
                backfill.appliedAt(),
                backfill.undoneAt());
    }
}
