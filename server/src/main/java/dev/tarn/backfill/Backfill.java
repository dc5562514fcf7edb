package dev.tarn.backfill;

import dev.tarn.event.WholeWrites.Write;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that were uploaded together.
 *
 * @param eventsCount those that are new; once applied, those that were stored
 * @param duplicatesCount those that were stored otherwise
 * @param write what stored its events; null: nothing has
 */
record Backfill(
        UUID id,
        State state,
        int eventsCount,
        int duplicatesCount,
        int refusedCount,
        @Nullable Instant firstEventAt,
        @Nullable Instant lastEventAt,
        @Nullable Write write,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable Instant undoneAt) {

    enum State {
        /** Not read to its end. */
        UPLOADING,
        /** Counts nowhere. */
        UPLOADED,
        /** Its events are events like all others. */
        APPLIED,
        /** Its events were taken back. */
        UNDONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
